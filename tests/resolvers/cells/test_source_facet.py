"""Sources that are chosen from several fields: a facet of the cells, which follows the settings."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import CustomField, ReportFieldSettings
from models.cell import SOURCE_FACET
from permissions.rows import DataScope
from resolvers.catalog.attribute import SOURCE
from resolvers.catalog.dataset import ACTIVITIES, DEALS
from resolvers.catalog.measure import COUNT
from resolvers.catalog.population import created
from resolvers.cells.keeping import CellKeeper
from resolvers.cells.rebuilding import rebuild_outdated
from resolvers.configuration import Configuration, load_configuration
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.statement import Statements
from tests.conftest import CountStatements
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.made_up import AROUND, MadeUp
from tests.resolvers.records.office import NOW, Office

PERIOD = Interval(AROUND - timedelta(days=20, hours=3), AROUND + timedelta(days=9))


async def read(engine: AsyncEngine, configuration: Configuration) -> list[Mapping[Any, Any]]:
    """Activities and deals by source."""
    batch, scope = QueryBatch(configuration, NOW), DataScope(configuration.company_id, None)
    asked = [batch.cells(MetricQuery(created(each), PERIOD, scope, COUNT), (SOURCE,)) for each in (ACTIVITIES, DEALS)]
    await batch.run(Statements(engine))
    return [each.by_values for each in asked]


async def choose(engine: AsyncEngine, office: Office, change: str) -> Configuration:
    """Reverses the lists of fields, or leaves the first of each."""
    before = await load_configuration(engine, office.company_id)
    lists = {
        f"{entity}_source_field_ids": list(ids[::-1] if change == "reversed" else ids[:1])
        for entity, ids in (("deal", before.deal_source_field_ids), ("activity", before.activity_source_field_ids))
    }
    async with engine.begin() as connection:
        own = ReportFieldSettings.company_id == office.company_id
        await connection.execute(update(ReportFieldSettings).where(own).values(lists))
    return await load_configuration(engine, office.company_id)


@pytest.fixture
async def made_up(engine: AsyncEngine, office: Office) -> Configuration:
    """The settings of a company with cells, whose sources are chosen from two fields each."""
    await MadeUp(office, 3, AROUND).write(engine, deals=40)
    await rebuild_outdated(engine, office.company_id)
    return await load_configuration(engine, office.company_id)


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("change", ["reversed", "one"])
async def test_the_facet_follows_the_settings(engine: AsyncEngine, office: Office, change: str) -> None:
    cells = await stored_cells(engine, office.company_id)
    assert cells == await expected_cells(engine, office.company_id, "Europe/Moscow")
    assert {key[0] for key in cells if SOURCE_FACET in key} == {"activity_cells", "deal_cells", "entry_cells"}

    await choose(engine, office, change)
    keeper = CellKeeper(engine, cells_from=0)
    assert [await keeper.build_next_facet() for _ in range(2)] == [True, False]
    assert not await keeper.build_next()
    now = await stored_cells(engine, office.company_id)
    assert now == await expected_cells(engine, office.company_id, "Europe/Moscow")
    assert now != cells
    assert any(SOURCE_FACET in key for key in now) is (change == "reversed")


@pytest.mark.usefixtures("made_up")
async def test_figures_by_source_do_not_wait_for_the_facet(
    engine: AsyncEngine, office: Office, count_statements: CountStatements
) -> None:
    told: list[list[Mapping[Any, Any]]] = []
    are_cells: list[bool] = []
    for step in ("as built", "reversed", "facet"):
        if step == "reversed":
            await choose(engine, office, step)
        if step == "facet":
            assert await CellKeeper(engine, cells_from=0).build_next_facet()
        configuration = await load_configuration(engine, office.company_id)
        with count_statements(engine) as statements:
            told.append(await read(engine, configuration))
        are_cells.append("activity_cells" in statements[0] and "deal_cells" in statements[0])
    assert are_cells == [True, False, True]
    assert told[0] != told[1] == told[2]


async def test_a_facet_that_was_built_anew_meanwhile_is_not_read(
    engine: AsyncEngine, office: Office, made_up: Configuration
) -> None:
    as_it_was = await read(engine, made_up)
    await choose(engine, office, "reversed")
    assert await CellKeeper(engine, cells_from=0).build_next_facet()
    assert await read(engine, made_up) == as_it_was


async def test_a_type_whose_field_is_archived_has_no_sources(
    engine: AsyncEngine, office: Office, made_up: Configuration
) -> None:
    of_meetings = made_up.activity_source_field_ids[0]
    async with engine.begin() as connection:
        await connection.execute(update(CustomField).where(CustomField.id == of_meetings).values(archived_at=NOW))
    configuration = await load_configuration(engine, office.company_id)
    from_cells = await read(engine, configuration)
    async with engine.begin() as connection:
        own = ReportFieldSettings.company_id == office.company_id
        await connection.execute(
            update(ReportFieldSettings).where(own).values(activity_facet_field_ids=[], deal_facet_field_ids=[])
        )
    assert from_cells == await read(engine, await load_configuration(engine, office.company_id))
    assert from_cells != await read(engine, made_up)
