"""Every statement the product can send, parsed: each table with its own company, and nothing that a pooler or Citus refuses.

`collecting` notes what is sent while tests run; after each test `tests.conftest` has `judging` judge what is new.
"""
