"""Keeping spreadsheets from taking what people typed for formulas.

A spreadsheet that opens a CSV file runs whatever cell looks like a formula. An apostrophe before it makes it text.
"""

import re

# Signs a formula begins with, the full-width ones of East Asian keyboards too.
_SIGNS = "=+\\-@＝＋－＠"
# What spreadsheets skip before looking: white space, quotes, and signs without width or visible shape.
_SKIPPED = "\\s\"'`«»“”‘’„\\x00-\\x1f\\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
# Where a cell may begin: at the text's beginning, and after what other locales of the same spreadsheet part cells and rows by,
# since they do not take our commas and quotes for such.
_DANGER = re.compile(f"(^|[;\\t\\r\\n])(?=[{_SKIPPED}]*[{_SIGNS}])")
_LEADING = ("\t", "\r", "\n")


def guarded(text: str) -> str:
    """The text as it may stand in a cell of a CSV file; a text that cannot be a formula is left as it is."""
    made_safe = _DANGER.sub(r"\1'", text)
    return f"'{made_safe}" if made_safe.startswith(_LEADING) else made_safe
