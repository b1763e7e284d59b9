"""Filters of a desktop: of all rows only those count that have certain values, if rows of their kind have such values at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tests.oracle.ledger import Ledger
from tests.oracle.question import Question
from tests.oracle.records import Activity, Communication, Contact, Deal

Values = frozenset[str | None]
Row = TypeVar("Row", Contact, Activity, Deal, Communication)


@dataclass(frozen=True)
class Filters:
    """The values that are let through, ``None`` among them for rows without any; of none, everything is.

    Deal types, people and groups by external id, sources by label, custom fields with options by external id.
    """

    deal_types: Values = frozenset()
    sources: Values = frozenset()
    responsibles: Values = frozenset()
    groups: Values = frozenset()
    fields: Mapping[str, Values] = field(default_factory=dict[str, Values])


def narrowed(question: Question, filters: Filters) -> Question:
    """The question over the rows that pass. Of which type a deal is, is asked where it counts: it may have been won in another."""
    deals = passing(question, filters, question.deals, "deal")
    return replace(
        question,
        contacts=passing(question, filters, question.contacts, "contact"),
        activities=passing(question, filters, question.activities, "activity"),
        deals=deals,
        communications=passing(question, filters, question.communications, "communication"),
        ledger=Ledger(question.records.transitions, deals, question.records.settings),
        deal_types=filters.deal_types or None,
    )


def passing(question: Question, filters: Filters, rows: dict[str, Row], entity: str) -> dict[str, Row]:
    """The rows of an entity that pass all filters but that by deal type."""
    return {name: row for name, row in rows.items() if passes(question, filters, row, entity)}


def passes(question: Question, filters: Filters, row: Contact | Activity | Deal | Communication, entity: str) -> bool:
    """Whether a row passes; a filter by what rows of its entity have not is none for it."""
    records = question.records
    if filters.responsibles and row.responsible not in filters.responsibles:
        return False
    if filters.groups and not filters.groups & groups_of(question, row.responsible):
        return False
    settings = records.settings
    chosen = {"deal": settings.deal_source_fields, "activity": settings.activity_source_fields}.get(entity)
    if filters.sources and chosen and isinstance(row, Deal | Activity) and question.source(row) not in filters.sources:
        return False
    return all(
        records.fields[name].entity != entity
        or isinstance(row, Communication)
        or (row.fields.get(name) or None) in wanted
        for name, wanted in filters.fields.items()
    )


def groups_of(question: Question, person: str | None) -> Values:
    """The groups somebody is in; who is in none, and nobody, has no group."""
    found: set[str | None] = {name for name, group in question.records.groups.items() if person in group.members}
    return frozenset(found or {None})
