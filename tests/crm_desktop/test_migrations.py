"""The migrations and the tables say the same."""

import subprocess
import sys
from collections.abc import Callable

import psycopg
from sqlalchemy import create_engine

from crm_desktop.database import database_address
from crm_desktop.migration import check_up_to_date, migrate
from models import Base

CATALOGUE = """
SELECT 'column', table_name, column_name, concat_ws(' ', data_type, udt_name, is_nullable, column_default, is_identity)
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
"""


def read_catalogue(url: str) -> set[tuple[str, ...]]:
    with psycopg.connect(url) as connection:
        return {row for row in connection.execute(CATALOGUE).fetchall() if row[1] != "alembic_version"}


def test_migrated_database_has_exactly_the_tables_of_the_models(
    create_empty_database: Callable[[], str], database_url: str
) -> None:
    from_models = create_empty_database()
    engine = create_engine(database_address(from_models))
    Base.metadata.create_all(engine)
    engine.dispose()

    assert read_catalogue(database_url) == read_catalogue(from_models)


def test_processes_that_migrate_at_once_all_succeed(create_empty_database: Callable[[], str]) -> None:
    url = create_empty_database()
    program = "import sys; from crm_desktop.migration import migrate; migrate(sys.argv[1])"

    processes = [subprocess.Popen([sys.executable, "-c", program, url]) for _ in range(3)]

    assert [process.wait() for process in processes] == [0, 0, 0]
    check_up_to_date(url)


def test_migrating_again_changes_nothing(database_url: str) -> None:
    before = read_catalogue(database_url)
    migrate(database_url)
    assert read_catalogue(database_url) == before
