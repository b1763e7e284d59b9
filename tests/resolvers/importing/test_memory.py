"""Memory does not grow with the files."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import ImportRefusedError, import_folder
from tests.resolvers.importing.company_folder import COMPANY, CompanyFolder
from tests.resolvers.importing.conftest import NOW

# Bytes. The larger folder has 20,000 rows more; holding any one of its files would take more than this.
_ALLOWANCE = 500_000


def _folder_of(path: Path, size: int) -> CompanyFolder:
    folder = CompanyFolder(path)
    folder.write_json("company.json", COMPANY | {"external_id": f"of-{size}"})
    folder.add("contacts.csv", *(f"x{number},X,max,2024-01-01," for number in range(size)))
    folder.add("deals.csv", *(f"x{number},sale,X,x{number},max,,2024-01-01,{number},web," for number in range(size)))
    folder.add("transitions.csv", *(f"x{number},,new,2024-01-01," for number in range(size)))
    folder.add("activities.csv", *(f"x{number},call,x{number},,,2024-01-01,phone" for number in range(size)))
    return folder


@contextmanager
def _traced(peaks: list[int]) -> Iterator[None]:
    """Appends the most memory, in bytes, that was held at a time."""
    tracemalloc.start()
    try:
        yield
        peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


async def test_memory_is_the_same_for_longer_files(engine: AsyncEngine, tmp_path: Path) -> None:
    # Once without measuring: modules and compiled statements stay in memory whatever the size.
    await import_folder(engine, _folder_of(tmp_path / "first", 1).path, now=NOW)
    peaks: list[int] = []
    for size in (2_000, 7_000):
        folder = _folder_of(tmp_path / str(size), size)
        with _traced(peaks):
            await import_folder(engine, folder.path, now=NOW)
    assert peaks[1] < peaks[0] + _ALLOWANCE


async def test_problems_do_not_pile_up_in_memory(engine: AsyncEngine, tmp_path: Path) -> None:
    """Every line is wrong, in the file and against others."""
    peaks: list[int] = []
    for size in (2_000, 7_000):
        folder = CompanyFolder(tmp_path / str(size))
        folder.add("deals.csv", *("d1,sale,X,c9,nobody,,never,x,web," for _ in range(size)))
        with _traced(peaks), pytest.raises(ImportRefusedError):
            await import_folder(engine, folder.path, now=NOW)
    assert peaks[1] < peaks[0] + _ALLOWANCE
