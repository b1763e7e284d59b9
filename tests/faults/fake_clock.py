"""A clock that a test sets, for programs that know nothing of it: Debian's libfaketime answers in the system's place."""

import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

_PLACES = (*Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), Path("/usr/lib/faketime/libfaketimeMT.so.1"))
LIBRARY = next((place for place in _PLACES if place.exists()), None)
WHY_SKIPPED = "libfaketime is not installed. On Debian: apt-get install libfaketime"


class FakeClock:
    """The clock of the programs that have `settings` among their environment variables. What cannot jump, does not."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.set(timedelta())

    @property
    def settings(self) -> Mapping[str, str]:
        """The environment variables."""
        return {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def set(self, ahead: timedelta) -> None:
        """From now on it is ahead by so much, or behind if that is less than nothing."""
        written = self._file.with_suffix(".new")
        written.write_text(f"{ahead.total_seconds():+.0f}\n")
        written.chmod(0o644)
        os.replace(written, self._file)
