"""Folders that are almost good: an import takes them or tells what is wrong, and nothing else."""

import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import ImportRefusedError, import_folder
from tests.properties.examples import tried_on
from tests.resolvers.importing.company_folder import FILES, CompanyFolder

_NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
_INSIDE = re.compile(r"Traceback|psycopg|sqlalchemy|\.py\b|%\(\w+\)s", re.IGNORECASE)
_ODD = [
    "",
    "\0",
    "\ufeff",
    '"',
    '""',
    "\r",
    "\n\n",
    ",",
    ";",
    "\t",
    "é",
    "\ud83d",
    "9" * 400,
    "1e999",
    "NaN",
    "0000-00-00",
    "=1+1",
    "x" * 5_000,
    "%s",
]


@st.composite
def damages(draw: st.DrawFn) -> list[tuple[str, int, int, bytes]]:
    """Files, places in them and what is put there."""
    odd = st.sampled_from(_ODD).map(lambda each: each.encode("utf-8", "replace")) | st.binary(max_size=4)
    one = st.tuples(
        st.sampled_from([*FILES, "company.json", "report_field_settings.json"]),
        st.integers(0, 400),
        st.integers(0, 40),
        odd,
    )
    return draw(st.lists(one, min_size=1, max_size=3))


@tried_on(60)
@given(damage=damages())
async def test_a_damaged_folder_is_imported_or_told_of(
    fuzzed_engine: AsyncEngine, damage: list[tuple[str, int, int, bytes]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = CompanyFolder(Path(name))
        for file, start, length, put in damage:
            path = folder.path / file
            content = path.read_bytes()
            path.write_bytes(content[:start] + put + content[start + length :])
        told = "imported"
        try:
            await import_folder(fuzzed_engine, folder.path, now=_NOW)
        except ImportRefusedError as refusal:
            told = str(refusal).replace(name, "")
    assert told.strip()
    assert _INSIDE.search(told) is None, told
    async with fuzzed_engine.connect() as connection:
        left = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"
        assert (await connection.execute(text(left))).scalar_one() == 0
