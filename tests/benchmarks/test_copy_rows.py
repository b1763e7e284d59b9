"""The same rows in another version's tables."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import psycopg
import pytest

from benchmarks.comparison.company import copy_rows
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from resolvers.importing import import_folder
from tests.cluster import not_on_a_cluster
from tests.conftest import NOW

EARLIER = """
ALTER TABLE deals DROP COLUMN external_id;
ALTER TABLE deals ADD COLUMN colour text DEFAULT 'red';
DROP TABLE visits
"""
NEW_DEAL = """
INSERT INTO deals (company_id, deal_type_id, name, created_at) SELECT company_id, deal_type_id, name, created_at FROM deals LIMIT 1
"""


@pytest.fixture
async def source(create_database: Callable[[], str], tmp_path: Path) -> str:
    """A database with a company."""
    url = create_database()
    write_demo_company(tmp_path, deals=20, today=date(2026, 4, 10))
    engine = create_engine(url)
    await import_folder(engine, tmp_path, now=NOW)
    await engine.dispose()
    return url


@not_on_a_cluster("no other version is compared")
async def test_rows_are_copied_by_the_columns_that_both_versions_have(
    source: str, create_database: Callable[[], str]
) -> None:
    target = create_database()
    with psycopg.connect(target) as connection:
        connection.execute(EARLIER)
    copy_rows(source, target)
    with psycopg.connect(source) as ours, psycopg.connect(target) as theirs:
        for rows in (
            "SELECT id, stage_id, fields FROM deals ORDER BY id",
            "SELECT * FROM transitions ORDER BY 1, 2, 3, 4",
        ):
            assert ours.execute(rows).fetchall() == theirs.execute(rows).fetchall() != []
        assert theirs.execute("SELECT DISTINCT colour FROM deals").fetchall() == [("red",)]


async def test_new_rows_are_numbered_behind_those_that_were_copied(
    source: str, create_database: Callable[[], str]
) -> None:
    target = create_database()
    copy_rows(source, target)
    with psycopg.connect(target) as connection:
        last = connection.execute("SELECT max(id) FROM deals").fetchone()
        assert last
        assert connection.execute(f"{NEW_DEAL} RETURNING id").fetchone() == (last[0] + 1,)
