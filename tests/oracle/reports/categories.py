"""What rows are broken down into, and the order the company gave it."""

from datetime import datetime
from enum import Enum
from typing import Any

from tests.oracle.records import Records
from tests.oracle.reports.documents import Document
from tests.oracle.reports.records_of_company import Ground


class Special(Enum):
    """Categories that are no value: rows without one, and what a limit left over."""

    NOT_GIVEN = "not given"
    OTHER = "other"


HIDDEN = "hidden contact"
NOT_GIVEN, OTHER = Special.NOT_GIVEN, Special.OTHER

_KEYS: dict[str, list[Any]] = {
    "OUTCOME": ["SUCCESS", "FAILURE", "OPEN"],
    "CHANNEL": ["call", "sms", "email", "form"],
    "DIRECTION": ["incoming", "outgoing"],
}
_FLAGS: list[Any] = [True, False]


def place_of(ground: Ground, of: Document, category: Any) -> tuple[int, int | datetime]:
    """Where a category stands by the company's order; what is no value stands last, and the rest after everything."""
    if isinstance(category, Special):
        return (2 if category is OTHER else 1, 0)
    if isinstance(category, datetime):
        return (0, category)
    order = in_order(ground.records, of)
    if of["attribute"] == "CONTACT":
        order.sort(key=lambda each: name_of(ground, of, each))
    return (0, order.index(category))


def in_order(records: Records, of: Document) -> list[Any]:
    """All values that a company's rows may have, by position, then name, then id."""
    name = of["attribute"]
    if name in _KEYS:
        return _KEYS[name]
    if name == "DEAL_TYPE":
        types = records.deal_types
        return sorted(types, key=lambda each: (types[each].position, called(types[each])))
    if name == "STAGE":
        # Stages stand in the order of their types.
        types = in_order(records, {"attribute": "DEAL_TYPE"})
        stages = records.stages
        return sorted(
            stages, key=lambda each: (types.index(stages[each].deal_type), stages[each].position, called(stages[each]))
        )
    if name == "SOURCE":
        return sources(records)
    if name == "FIELD" and records.fields[of["field"]].kind == "choice":
        return options_in_order(records, of["field"])
    if name == "CONTACT":
        return list(records.contacts)
    by_name = named(records).get(name)
    return _FLAGS if by_name is None else sorted(by_name, key=lambda each: called(by_name[each]))


def named(records: Records) -> dict[str, dict[str, Any]]:
    """What has nothing but a name to go by."""
    return {
        "ACTIVITY_TYPE": records.activity_types,
        "RESPONSIBLE": records.users,
        "DEPARTMENT": records.departments,
        "GROUP": records.groups,
    }


def called(thing: Any) -> str:
    """What something is called; what was given no name, by its external id."""
    name: str = thing.name or thing.external_id
    return name


def options_in_order(records: Records, field: str) -> list[str]:
    """The options of a choice field."""
    options = {name: option for name, option in records.options.items() if option.field == field}
    return sorted(options, key=lambda each: (options[each].position, options[each].label))


def sources(records: Records) -> list[str]:
    """The labels of the sources; those of deals and those of activities never meet in one report."""
    chosen = [*records.settings.deal_source_fields, *records.settings.activity_source_fields]
    labels = [records.options[option].label for field in chosen for option in options_in_order(records, field)]
    return list(dict.fromkeys(labels))


def name_of(ground: Ground, of: Document, category: Any) -> str:
    """What a category is called, in small letters."""
    records, name = ground.records, of["attribute"]
    if name == "CONTACT" and category in records.contacts:
        # Of a contact of somebody else's deal, or one that is gone, nobody learns the name.
        return (called(records.contacts[category]) if category in ground.question.contacts else HIDDEN).lower()
    if name == "FIELD" and category in records.options:
        return records.options[category].label.lower()
    by_name = named(records) | {"DEAL_TYPE": records.deal_types}
    return called(by_name[name][category]).lower() if category in by_name.get(name, ()) else str(category).lower()


def types_in_use(records: Records) -> list[str]:
    """The deal types that a chart over time always has."""
    return [each for each in in_order(records, {"attribute": "DEAL_TYPE"}) if not records.deal_types[each].archived]
