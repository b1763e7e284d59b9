"""Names of sheets as spreadsheets allow them."""

import re
from itertools import count

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]")
# Spreadsheets keep this one for themselves.
_TAKEN = "history"


class SheetNames:
    """The names of one workbook: each once, whatever the case, of at most 31 characters and none of those that are forbidden."""

    def __init__(self) -> None:
        self._taken = {_TAKEN}

    def take(self, wanted: str) -> str:
        """The name that comes closest to the one wanted; nobody else gets it any more."""
        name = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip("'") or "-"
        for number in count(1):
            suffix = f" ({number})" if number > 1 else ""
            found = _cut(name, _LONGEST - len(suffix)) + suffix
            if found.casefold() not in self._taken:
                self._taken.add(found.casefold())
                return found
        raise AssertionError("numbers do not end")


def _cut(name: str, most: int) -> str:
    """The name in at most so many UTF-16 units, which is what spreadsheets count, and no half of a sign."""
    return name.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip(" '") or "-"
