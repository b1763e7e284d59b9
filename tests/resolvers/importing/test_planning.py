"""What an import has the database's planner know."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.cluster import not_on_a_cluster
from tests.conftest import CountStatements
from tests.resolvers.importing.conftest import Load

_BROUGHT = {
    "activities", "activity_types", "communications", "contacts", "custom_fields", "deal_types", "deals", "departments",
    "field_options", "group_members", "groups", "stages", "transitions", "users",
}  # fmt: skip


@pytest.fixture
def database_url(create_database: Callable[[], str]) -> str:
    return create_database()


def _analyzed(statements: list[str]) -> set[str]:
    return {
        name
        for each in statements
        if each.startswith("analyze")
        for name in re.findall(r"\w+", each)[1:]
        if "import_" not in each
    }


async def test_tables_that_grew_from_nothing_are_looked_at(
    engine: AsyncEngine, load: Load, count_statements: CountStatements
) -> None:
    with count_statements(engine) as statements:
        await load()
    assert _analyzed(statements) == _BROUGHT, "of rates it brought none"


@not_on_a_cluster("nobody but the nodes knows how large a table is, and all are looked at")
async def test_a_table_that_has_many_times_more_is_left_alone(
    engine: AsyncEngine, load: Load, count_statements: CountStatements
) -> None:
    await load()
    async with engine.begin() as connection:
        for more in (
            "INSERT INTO contacts (company_id, name, created_at) SELECT id, 'C' || n, now() FROM companies, generate_series(1, 18) n",
            "INSERT INTO groups (company_id, name) SELECT id, 'G' || n FROM companies, generate_series(1, 21) AS n",
        ):
            await connection.execute(text(more))
    async with engine.begin() as connection:
        await connection.execute(text("ANALYZE contacts, groups"))
    with count_statements(engine) as statements:
        await load()
    # Two contacts of 20 that there are, one group of 22.
    assert _BROUGHT - _analyzed(statements) == {"groups"}
