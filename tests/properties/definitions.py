"""What an administrator defines, at random: deal types, stages, fields, options, and the report field settings."""

from typing import Any

from hypothesis import strategies as st

from tests.oracle.question import applies
from tests.oracle.records import ActivityType, DealType, Field, Option, Records, ReportFields, Stage

_MEANINGS = ["open", "won", "lost"]
# Labels that options of several fields share, and some that could be taken for something else.
_LABELS = ["Web", "web", "Ads", "Not given", "not_given"]

Draw = Any
rarely = st.sampled_from([False] * 15 + [True])
often = st.sampled_from([True] * 7 + [False])


def define(draw: Draw, records: Records) -> None:
    """Adds the definitions to a company without any."""
    for number in range(draw(st.sampled_from([1, 2, 2, 3]))):
        add_deal_type(draw, records, f"type{number}")
    for number in range(draw(st.integers(0, 3))):
        records.add(ActivityType(f"activity{number}"))
    add_price_fields(draw, records)
    settings = records.settings
    settings.deal_source_fields = add_source_fields(draw, records, "deal", list(records.deal_types))
    settings.activity_source_fields = add_source_fields(draw, records, "activity", list(records.activity_types))


def add_deal_type(draw: Draw, records: Records, name: str) -> None:
    """A deal type with its stages, in no particular order, and what they mean."""
    records.add(DealType(name, name, draw(st.integers(-1, 2)), archived=draw(rarely)))
    positions = draw(st.lists(st.integers(-1, 7), min_size=2, max_size=6, unique=True))
    stages = [f"{name}_stage{number}" for number in range(len(positions))]
    records.add(*[Stage(stage, name, stage, position) for stage, position in zip(stages, positions, strict=True)])
    meanings = {stage: draw(st.sampled_from(_MEANINGS)) for stage in stages}
    if draw(often):
        meanings |= dict(zip(draw(st.permutations(stages)), ("won", "lost"), strict=False))
    if draw(often):
        success, failure = ({stage for stage in stages if meanings[stage] == meant} for meant in ("won", "lost"))
        records.settings.deal_types[name] = ReportFields([], success, failure)


def add_price_fields(draw: Draw, records: Records) -> None:
    """Price fields that all types share and one of each type's own; each type chooses some of those it has."""
    records.add(Field("price", "deal", None, "price", archived=draw(rarely)), Field("extra", "deal", None, "price"))
    for deal_type in records.deal_types:
        records.add(Field(f"price_{deal_type}", "deal", deal_type, "price", archived=draw(rarely)))
    for deal_type, chosen in records.settings.deal_types.items():
        own = draw(st.permutations(fields_for(records, "deal", deal_type, "price")))
        chosen.price_fields.extend(own[: draw(st.sampled_from([1, 1, 1, 2, 2, 0]))])


def add_source_fields(draw: Draw, records: Records, entity: str, record_types: list[str]) -> list[str]:
    """Up to two source fields, of all types or of one; those that are chosen, in the order in which they are looked at."""
    names = [f"{entity}_source{number}" for number in range(draw(st.sampled_from([1, 1, 2, 2, 0])))]
    for name in names:
        record_type = draw(st.sampled_from([None, None, *record_types]))
        records.add(Field(name, entity, record_type, "choice", archived=draw(rarely)))
        labels = st.lists(st.sampled_from(_LABELS), min_size=1, max_size=2, unique_by=str.casefold)
        for number, label in enumerate(draw(labels)):
            records.add(Option(f"{name}_option{number}", name, label, number, archived=draw(rarely)))
    chosen = draw(st.permutations(names))
    return chosen if draw(often) else chosen[1:]


def fields_for(records: Records, entity: str, record_type: str, kind: str) -> list[str]:
    """The fields of a kind that records of a type have."""
    return [
        field.external_id
        for field in records.fields.values()
        if (field.entity, field.kind) == (entity, kind) and applies(field, record_type)
    ]


def options_of(records: Records, field: str) -> list[str]:
    """The options of a choice field."""
    return [option.external_id for option in records.options.values() if option.field == field]
