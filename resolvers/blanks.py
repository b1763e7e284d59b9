"""Blanks around what people type, and around what is written in cells."""

_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
# Texts that were copied from pages have them at their ends.
_WITHOUT_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

BLANKS = _WHITE + _WITHOUT_WIDTH
"""What does not matter at either end of a name or a cell."""
