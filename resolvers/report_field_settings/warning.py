"""What is allowed, and yet rarely meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sqlalchemy import ARRAY, BigInteger, and_, bindparam, column, exists, func, select
from sqlalchemy import Text as SqlText
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Deal
from permissions.rows import VisibleRows
from resolvers.configuration import Configuration
from resolvers.currencies.given import has_given
from resolvers.language import LocalizedText
from resolvers.sql_text import sql_text
from resolvers.statement import Part, read_parts


class WarningCode(StrEnum):
    """What may not be meant."""

    NO_SUCCESSFUL_STAGE = "NO_SUCCESSFUL_STAGE"
    PRICE_FIELD_NEVER_FILLED = "PRICE_FIELD_NEVER_FILLED"


@dataclass(frozen=True, slots=True)
class SettingsWarning:
    """One doubt, about a deal type, and of it perhaps one field."""

    code: WarningCode
    text: LocalizedText
    deal_type_id: int
    custom_field_id: int | None = None


def warn_of_stages(configuration: Configuration) -> list[SettingsWarning]:
    """Deal types in use whose deals can never be won. Stages in neither set are fine: they are the intermediate ones."""
    return [
        SettingsWarning(WarningCode.NO_SUCCESSFUL_STAGE, _NO_SUCCESS.format(name=each.name), each.id)
        for each in configuration.deal_types.values()
        if not each.archived and not each.report_fields.success_stage_ids
    ]


async def warn_of_prices(engine: AsyncEngine, configuration: Configuration) -> list[SettingsWarning]:
    """Chosen price fields that not one deal of their type has filled, though there are deals of it. One statement."""
    pairs = [
        (each.id, field_id)
        for each in configuration.deal_types.values()
        if not each.archived
        for field_id in each.report_fields.price_field_ids
    ]
    if not pairs:
        return []
    params: Mapping[str, object] = {"types": [type_id for type_id, _ in pairs], "keys": [str(f) for _, f in pairs]}
    [found] = await read_parts(engine, [Part(_never_filled(), params)], {"company": configuration.company_id})
    return [_never_filled_warning(configuration, type_id, int(key)) for type_id, key in _sorted(found, pairs)]


def _sorted(found: list[list[str]] | None, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    there = {(int(type_id), int(key)) for type_id, key in found or ()}
    return [pair for pair in pairs if pair in there]


def _never_filled_warning(configuration: Configuration, type_id: int, field_id: int) -> SettingsWarning:
    text = _NEVER_FILLED.format(
        field=configuration.custom_fields[field_id].name, name=configuration.deal_types[type_id].name
    )
    return SettingsWarning(WarningCode.PRICE_FIELD_NEVER_FILLED, text, type_id, field_id)


@cache
def _never_filled() -> str:
    chosen = (
        func.unnest(bindparam("s_types", type_=ARRAY(BigInteger)), bindparam("s_keys", type_=ARRAY(SqlText)))
        .table_valued(column("type_id", BigInteger), column("key", SqlText))
        .render_derived(name="chosen")
    )
    deals = and_(VisibleRows("company", None).deals(), Deal.deal_type_id == chosen.c.type_id)
    filled = has_given(chosen.c.key)
    unfilled = exists().where(deals) & ~exists().where(deals, filled)
    rows = select(func.json_agg(func.json_build_array(chosen.c.type_id, chosen.c.key))).where(unfilled)
    return sql_text(rows)


_NO_SUCCESS = LocalizedText(
    "No stage of “{name}” is successful: its deals are never won.",
    "Ни одна стадия типа «{name}» не успешная: такие сделки никогда не будут выиграны.",
)
_NEVER_FILLED = LocalizedText(
    "“{field}” is chosen as a price of “{name}”, and no deal of that type has it filled in.",
    "«{field}» выбрано ценой для «{name}», но ни в одной сделке этого типа оно не заполнено.",
)
