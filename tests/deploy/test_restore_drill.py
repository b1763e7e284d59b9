"""The drill of losing a database and bringing it back, run as an operator runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

DRILL = Path(__file__).parents[2] / "deploy" / "restore_drill.py"


@pytest.mark.database
def test_backup_and_archive_bring_every_row_back_as_it_was_before_the_accident() -> None:
    command = [sys.executable, "-W", "ignore", str(DRILL), "--deals", "60"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    counts = {table: int(count.replace(",", "")) for table, count, *_ in map(str.split, done.stdout.splitlines())}
    assert counts["deals"] == 60
    assert counts["transitions"] > 60
    assert counts["users"] > 0
