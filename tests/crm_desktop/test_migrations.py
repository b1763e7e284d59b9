"""The migrations and the tables say the same."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from alembic import command
from pglast.parser import parse_sql
from sqlalchemy import create_engine, text

from crm_desktop import APP_ROOT
from crm_desktop.database import database_address
from crm_desktop.migration import check_up_to_date, migrate, migration_config, statements_of
from models import Base
from tests.cluster import not_on_a_cluster

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


@not_on_a_cluster("shards have constraints of their own")
def test_migrated_database_has_exactly_the_tables_of_the_models(
    create_empty_database: Callable[[], str], database_url: str
) -> None:
    from_models = create_empty_database()
    engine = create_engine(database_address(from_models))
    Base.metadata.create_all(engine)
    engine.dispose()

    assert read_catalogue(database_url) == read_catalogue(from_models)


@pytest.mark.parametrize("file", sorted((APP_ROOT / "migrations/versions").glob("*.sql")), ids=lambda file: file.stem)
def test_each_statement_of_a_migration_ends_with_its_line(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    parsed = [parse_sql(statement) for statement in statements_of(text)]
    assert [len(each) for each in parsed] == [1] * len(parse_sql(text))


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


def test_names_that_are_there_twice_outlive_the_migration_that_holds_names_apart(
    create_empty_database: Callable[[], str],
) -> None:
    engine, config = create_engine(database_address(create_empty_database())), migration_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.execute(
            text("insert into companies (external_id, name, timezone, currency) values ('c', 'C', 'UTC', 'EUR')")
        )
        archived = {"Won": None, "ВЫИГРАНО": None, " выиграно ": None, "Lost": "2026-01-01", "lost": None}
        stages = "insert into stages (company_id, deal_type_id, name, archived_at) select company_id, id, :name, :at from deal_types"
        connection.execute(text("insert into deal_types (company_id, name) select id, 'Sale' from companies"))
        for name, at in archived.items():
            connection.execute(text(stages), {"name": name, "at": at})
        connection.commit()
        command.upgrade(config, "head")
        found = connection.execute(text("select name, folded_name from stages order by id")).all()
    engine.dispose()
    assert [tuple(row) for row in found] == [
        ("Won", "won"),
        ("ВЫИГРАНО", "выиграно"),
        (" выиграно ", None),
        ("Lost", "lost"),
        ("lost", "lost"),
    ]


def test_the_migration_that_keeps_the_stages_deals_have_reached_reads_them_off_their_ledgers(
    create_empty_database: Callable[[], str],
) -> None:
    engine, config = create_engine(database_address(create_empty_database())), migration_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0009")
        connection.execute(
            text("insert into companies (external_id, name, timezone, currency) values ('c', 'C', 'UTC', 'EUR')")
        )
        connection.execute(text("insert into deal_types (company_id, name) select id, 'Sale' from companies"))
        for name in "ABC":
            stage = "insert into stages (company_id, deal_type_id, name) select company_id, id, :name from deal_types"
            connection.execute(text(stage), {"name": name})
        for moves in ("ABCB", "C", ""):
            deal = "insert into deals (company_id, deal_type_id, name, created_at) select company_id, id, :name, now() from deal_types"
            connection.execute(text(deal), {"name": moves})
            for day, stage in enumerate(moves, 1):
                move = """
                    insert into transitions (company_id, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id)
                    select d.company_id, d.id, make_timestamptz(2026, 1, :day, 0, 0, 0, 'UTC'), 0, s.deal_type_id, s.id
                    from deals d, stages s
                    where d.name = :deal and s.name = :stage"""
                connection.execute(text(move), {"deal": moves, "stage": stage, "day": day})
        connection.commit()
        command.upgrade(config, "head")
        found = connection.execute(
            text("""
                select name, array(
                    select s.name from unnest(trail) with ordinality t (id, place) join stages s using (id) order by place
                )
                from deals order by id""")
        ).all()
    engine.dispose()
    assert [tuple(row) for row in found] == [("ABCB", ["A", "C", "B"]), ("C", ["C"]), ("", [])]
