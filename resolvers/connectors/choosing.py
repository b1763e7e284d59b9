"""What figures are made of, as a vendor has it, where nobody has chosen it here yet: which stages are won and lost, which fields are
prices and sources. What somebody has chosen stays."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from models import Entity, FeedKind, FieldKind
from resolvers.commands import begin_unsigned
from resolvers.configuration import Configuration, ReportFields
from resolvers.connectors.declaration import Choices, Row
from resolvers.connectors.naming import Naming
from resolvers.report_field_settings.chosen import NOTHING, ChosenSettings, settings_in_force
from resolvers.report_field_settings.saving import hold_settings, save_settings

_SOURCE = re.compile(r"\bsource\b|источник", re.IGNORECASE)


def source_fields(rows: Sequence[Row], entity: str) -> Sequence[str]:
    """The choice fields among the rows that are called a source, in either language."""
    return [
        row["external_id"]
        for row in rows
        if row["kind"] == FeedKind.FIELD
        and (row["entity"], row["field_kind"]) == (entity, FieldKind.CHOICE)
        and _SOURCE.search(row["name"])
    ]


async def choose(engine: AsyncEngine, company_id: int, naming: Naming, choices: Choices, now: datetime) -> None:
    """Puts in force what is missing, as a version without an author."""
    async with begin_unsigned(engine, company_id) as transaction:
        held = await hold_settings(transaction)
        chosen, offered = settings_in_force(held), _offered(held, naming, choices)
        types = {
            id_: fields for id_, fields in offered.deal_types.items() if chosen.of_deal_type(id_) == NOTHING != fields
        }
        wanted = ChosenSettings(
            chosen.activity_source_field_ids or offered.activity_source_field_ids,
            chosen.deal_source_field_ids or offered.deal_source_field_ids,
            {**chosen.deal_types, **types},
        )
        await save_settings(transaction, held, wanted, None, now)


def _offered(held: Configuration, naming: Naming, choices: Choices) -> ChosenSettings:
    fields = {each.external_id: each for each in held.custom_fields.values() if not each.archived}

    def of_fields(names: Iterable[str], entity: Entity, kind: FieldKind, type_id: int | None = None) -> tuple[int, ...]:
        known = (fields.get(naming.name(FeedKind.FIELD, name)) for name in names)
        return tuple(
            each.id
            for each in known
            if each is not None
            and (each.entity, each.kind) == (entity, kind)
            and (type_id is None or each.applies_to(type_id))
        )

    types: dict[int, ReportFields] = {}
    by_name: Mapping[str, str] = {naming.name(FeedKind.DEAL_TYPE, id_): id_ for id_ in choices.deal_types}
    for each in held.deal_types.values():
        if each.external_id in by_name:
            of_type = choices.deal_types[by_name[each.external_id]]
            stages = {stage.external_id: stage.id for stage in each.stages}
            won, lost = (
                tuple(stages[named] for name in names if (named := naming.name(FeedKind.STAGE, name)) in stages)
                for names in (of_type.won, of_type.lost)
            )
            prices = of_fields(of_type.prices, Entity.DEAL, FieldKind.PRICE, each.id)
            types[each.id] = ReportFields(prices, won, tuple(id_ for id_ in lost if id_ not in won))
    return ChosenSettings(
        of_fields(choices.activity_sources, Entity.ACTIVITY, FieldKind.CHOICE),
        of_fields(choices.deal_sources, Entity.DEAL, FieldKind.CHOICE),
        types,
    )
