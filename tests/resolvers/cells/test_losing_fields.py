"""A custom field may be deleted a moment after the last record lost its value."""

from decimal import Decimal

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import CustomField, Entity, FieldKind
from resolvers.administration.deletion import delete_unused
from resolvers.administration.kind import CUSTOM_FIELD
from resolvers.cells.keeping import CellKeeper
from resolvers.cells.rebuilding import is_alone, rebuild
from resolvers.configuration import load_configuration
from resolvers.errors import ErrorCode, RequestError
from resolvers.records.change import change_record
from resolvers.records.deal import create_deal
from resolvers.records.inputs import Change, FieldValueInput, NewDeal
from resolvers.records.reading import DealRecord
from tests.resolvers.cells.acts import Writer
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.folded import fold_all
from tests.resolvers.records.office import Office


async def lost_value(engine: AsyncEngine, office: Office) -> int:
    """The number of a price field that a folded deal has just lost its value in."""
    command = Writer(engine, office).command()
    async with engine.begin() as connection:
        values = {"company_id": office.company_id, "name": "Tip", "entity": Entity.DEAL, "kind": FieldKind.PRICE}
        added = insert(CustomField).values(values).returning(CustomField.id)
        tip = (await connection.execute(added)).scalar_one()
    configuration = await load_configuration(engine, office.company_id)
    fields = (FieldValueInput(tip, number=Decimal(3)),)
    deal = await create_deal(command, configuration, NewDeal(name="A", deal_type_id=office["retail"], fields=fields))
    assert deal.value is not None
    await rebuild(engine, office.company_id, lambda _: None)
    await fold_all(engine, office.company_id)
    lost = Change(id=deal.value.id, fields=(FieldValueInput(tip),))
    assert not (await change_record(command, configuration, DealRecord, lost)).errors
    return tip


async def test_cells_are_built_anew_where_nobody_could_tell_what_the_field_was(
    engine: AsyncEngine, office: Office
) -> None:
    tip = await lost_value(engine, office)
    assert not (await delete_unused(Writer(engine, office).command(), CUSTOM_FIELD, tip)).errors
    keeper = CellKeeper(engine, cells_from=0)
    while await keeper.build_next():
        pass
    await fold_all(engine, office.company_id)
    assert await stored_cells(engine, office.company_id) == await expected_cells(
        engine, office.company_id, "Europe/Moscow"
    )


async def test_the_field_stays_while_others_fold(engine: AsyncEngine, office: Office) -> None:
    tip = await lost_value(engine, office)
    async with engine.begin() as connection:
        assert await is_alone(connection, office.company_id)
        with pytest.raises(RequestError) as refused:
            await delete_unused(Writer(engine, office).command(), CUSTOM_FIELD, tip)
    assert refused.value.code is ErrorCode.CONFLICT
    await fold_all(engine, office.company_id)
    assert not (await delete_unused(Writer(engine, office).command(), CUSTOM_FIELD, tip)).errors
