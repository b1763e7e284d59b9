"""Cells: what contributions of records add up to, kept true beside whatever is written; see `docs/adr/0035-cells.md`."""
