"""How statements are planned, where the planner does not know how tables have grown."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import Load


@pytest.mark.parametrize(("contacts", "nested_loops"), [(10, "on"), (6_000, "off")])
async def test_tables_are_joined_whole_for_a_long_folder(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, contacts: int, nested_loops: str
) -> None:
    """Row by row, moves that people made here and a file that says the same would take the square of their number."""
    folder.add("contacts.csv", *(f"x{number},X,max,2024-01-01," for number in range(contacts)))
    settings: dict[str, str] = {}

    def look(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        for where in ("table import_ledger", "INSERT INTO contacts"):
            if where in statement:
                cursor = connection.connection.cursor()
                cursor.execute("show enable_nestloop")
                (settings[where],) = cursor.fetchone()

    event.listen(engine.sync_engine, "before_cursor_execute", look)
    await load()
    assert settings == {"table import_ledger": nested_loops, "INSERT INTO contacts": nested_loops}
