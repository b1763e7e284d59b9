"""Currencies that deals have beside their company's: what these cost, and what deals come to in the company's.

See `docs/adr/0059-currencies.md`.
"""
