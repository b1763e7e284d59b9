"""What the contact says that several become: its own values, or those of the others where it is chosen so, or where it has none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from models import Contact, Entity, FieldKind
from resolvers.configuration import Configuration
from resolvers.duplicates.holding import Held
from resolvers.records.field_values import FieldPatch, patched
from resolvers.records.reading import FieldValue


@dataclass(frozen=True, slots=True)
class Chosen:
    """From which contact which value is taken; what is not named is the kept contact's, or where that is empty the first there is."""

    name: int | None = None
    responsible: int | None = None
    fields: Sequence[tuple[int, int]] = ()
    """Custom fields, each with the contact whose value it gets."""


@dataclass(frozen=True, slots=True)
class Values:
    """Values of a contact: only those that a merge changes. Custom fields by their ids, empty ones are ``None``."""

    name: str | None = None
    has_responsible: bool = False
    responsible_id: int | None = None
    fields: FieldPatch = field(default_factory=dict[int, FieldValue | None])

    def __bool__(self) -> bool:
        return self.name is not None or self.has_responsible or bool(self.fields)

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the contact's row that become these."""
        columns: dict[str, Any] = {} if self.name is None else {"name": self.name}
        if self.has_responsible:
            columns["responsible_id"] = self.responsible_id
        if self.fields:
            columns["fields"] = patched(Contact.fields, self.fields)
        return columns

    def write(self) -> str:
        """The values as JSON text, with exact numbers."""
        members = [] if self.name is None else [f'"name": {json.dumps(self.name)}']
        if self.has_responsible:
            members.append(f'"responsible_id": {json.dumps(self.responsible_id)}')
        fields = ", ".join(f'"{key}": {_json(value)}' for key, value in self.fields.items())
        return "{" + ", ".join([*members, f'"fields": {{{fields}}}']) + "}"

    @classmethod
    def read(cls, text: str) -> "Values":
        """What `write` has written."""
        found: dict[str, Any] = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        responsible = found.get("responsible_id")
        return cls(
            found.get("name"),
            "responsible_id" in found,
            None if responsible is None else int(responsible),
            {int(key): value for key, value in found["fields"].items()},
        )


def merged_values(
    kept: Held, others: Sequence[Held], chosen: Chosen, configuration: Configuration
) -> tuple[Values, Values]:
    """What changes of the kept contact: as it was, and as it becomes."""
    all_by_id = {each.contact.id: each for each in (kept, *others)}
    before, after = kept.contact, all_by_id[chosen.name or kept.contact.id].contact
    responsible_id = _responsible(kept, others, all_by_id, chosen)
    was, becomes = dict[int, FieldValue | None](), dict[int, FieldValue | None]()
    for field_id in (each.id for each in configuration.fields_of(Entity.CONTACT, None)):
        value = before.fields.get(field_id)
        new = _field(field_id, before.fields, others, all_by_id, chosen)
        if new != value:
            was[field_id], becomes[field_id] = value, new
    is_renamed, is_given = after.title != before.title, responsible_id != kept.responsible_id
    return (
        Values(before.title if is_renamed else None, is_given, kept.responsible_id if is_given else None, was),
        Values(after.title if is_renamed else None, is_given, responsible_id if is_given else None, becomes),
    )


def values_to_put_back(now: Held, before: Values, after: Values, configuration: Configuration) -> tuple[Values, bool]:
    """Those values from before a merge that are still as it left them, and whether others have been changed since, and stay.

    A choice that is no option any more, and what stood in a field that is there no more, does not come back.
    """
    contact = now.contact
    has_name = after.name is not None and contact.title == after.name
    has_responsible = after.has_responsible and now.responsible_id == after.responsible_id
    fields = {
        field_id: value
        for field_id, value in before.fields.items()
        if contact.fields.get(field_id) == after.fields.get(field_id) and _is_there(configuration, field_id, value)
    }
    back = Values(
        before.name if has_name else None, has_responsible, before.responsible_id if has_responsible else None, fields
    )
    is_all = has_name == (after.name is not None) and has_responsible == after.has_responsible
    return back, not is_all or len(fields) < len(before.fields)


def _responsible(kept: Held, others: Sequence[Held], by_id: Mapping[int, Held], chosen: Chosen) -> int | None:
    if chosen.responsible is not None:
        return by_id[chosen.responsible].responsible_id
    return next((id_ for each in (kept, *others) if (id_ := each.responsible_id) is not None), None)


def _field(
    field_id: int,
    own: Mapping[int, FieldValue],
    others: Sequence[Held],
    by_id: Mapping[int, Held],
    chosen: Chosen,
) -> FieldValue | None:
    source = dict(chosen.fields).get(field_id)
    if source is not None:
        return by_id[source].contact.fields.get(field_id)
    every = (own, *(each.contact.fields for each in others))
    return next((value for fields in every if (value := fields.get(field_id)) is not None), None)


def _is_there(configuration: Configuration, field_id: int, value: FieldValue | None) -> bool:
    known = configuration.custom_fields.get(field_id)
    if known is None:
        return False
    is_option = value is not None and known.kind is FieldKind.CHOICE
    return not is_option or any(option.id == value for option in known.options)


def _json(value: FieldValue | None) -> str:
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)
