"""Contacts have fields, of which cells tell nothing."""

from dataclasses import replace
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Entity, FieldKind
from permissions.rows import DataScope
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.attribute import custom_field
from resolvers.catalog.dataset import CONTACTS
from resolvers.catalog.measure import COUNT, Measure
from resolvers.catalog.population import created
from resolvers.configuration import Configuration
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.statement import Statements
from tests.resolvers.cells.restless import MONTHS
from tests.resolvers.records.office import NOW, Office


async def test_what_contacts_have_in_fields_is_told_of_the_companys_own_contacts(
    engine: AsyncEngine, office: Office, restless: Configuration
) -> None:
    [worth] = [id_ for id_, each in restless.custom_fields.items() if each.name == "worth"]
    async with engine.begin() as connection:
        # Another company's contacts have something there too.
        values = {"company": office.foreign_company_id, "fields": f'{{"{worth}": 7}}'}
        await connection.execute(text(_FOREIGN), values | {"at": MONTHS[1]})

    async def told(configuration: Configuration) -> list[Any]:
        scope, period = DataScope(office.company_id, None), Interval(MONTHS[0], MONTHS[-1])
        amount, option = (custom_field(worth, Entity.CONTACT, kind) for kind in (FieldKind.PRICE, FieldKind.CHOICE))
        batch = QueryBatch(configuration, NOW)
        found = [
            batch.cells(MetricQuery(created(CONTACTS), period, scope, Measure(Aggregate.SUM, amount))),
            batch.cells(MetricQuery(created(CONTACTS), period, scope, COUNT)),
        ]
        by_option = QueryBatch(configuration, NOW)
        each = by_option.cells(
            MetricQuery(created(CONTACTS), period, scope, COUNT), (replace(option, type=amount.type),)
        )
        for asked in (batch, by_option):
            await asked.run(Statements(engine))
        return [one.by_values for one in (*found, each)]

    by_cells = await told(restless)
    assert by_cells == await told(replace(restless, cells_timezone=None))
    assert sum(by_cells[2].values()) == sum(by_cells[1].values()) > 0


_FOREIGN = """
INSERT INTO contacts (company_id, name, created_at, fields)
SELECT :company, 'Foreign', :at, CAST(:fields AS jsonb) FROM generate_series(1, 5)"""
