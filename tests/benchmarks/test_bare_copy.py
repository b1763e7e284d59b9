"""The rows of an import, brought in again by nothing but COPY."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from benchmarks.bare_copy import LONG, copy_out, empty, put_in
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from resolvers.importing import import_folder
from tests.conftest import NOW


@pytest.mark.parametrize("has_keys", [True, False])
async def test_the_same_rows_come_in(create_database: Callable[[], str], tmp_path: Path, has_keys: bool) -> None:
    url = create_database()
    write_demo_company(tmp_path / "company", deals=20, today=date(2026, 4, 10))
    engine = create_engine(url)
    await import_folder(engine, tmp_path / "company", now=NOW)
    await engine.dispose()
    before = _rows(url)
    copy_out(url, tmp_path)
    empty(url)
    assert _rows(url) == {name: [] for name in LONG}
    with psycopg.connect(url) as connection:
        put_in(connection, tmp_path, has_keys=has_keys)
    assert _rows(url) == before
    assert all(before.values())


def _rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    with psycopg.connect(url) as connection:
        statement = sql.SQL("SELECT t::text FROM {} t ORDER BY 1")
        return {name: connection.execute(statement.format(sql.Identifier(name))).fetchall() for name in LONG}
