"""A disk that is full soon."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """The folder that a disk of this size is mounted at. Skips the test where none can be mounted."""
    with tempfile.TemporaryDirectory(prefix="crm-desktop-tests-") as name:
        Path(name).chmod(0o755)
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", name]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
            pytest.skip("no disk can be mounted here")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=True)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Has no room meanwhile."""
    filling = disk / "filling"
    with pytest.raises(OSError, match="No space left"):
        _write_without_end(filling)
    try:
        yield
    finally:
        filling.unlink()


def _write_without_end(file: Path) -> None:
    with file.open("wb", buffering=0) as filling:
        while filling.write(bytes(4096)):
            pass
