"""How desktops are arranged: a person's arrangement is a delta over a default, and where blocks stand follows from both.

`arranging` is a pure function; `applying` turns operations into a new delta; the other files read, save and list.
"""
