"""A vendor's people, types, stages, fields and options beside those that are here already.

Who has the same e-mail here is the same person; what is called the same here is the same, if it is of the same kind and place. Those
are left as they are, and records refer to them. Everything else is made, and kept as the vendor has it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ARRAY, Text, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import FeedKind, Role, User
from resolvers.connectors.declaration import Row
from resolvers.connectors.naming import Naming
from resolvers.feed.row import EXTERNAL_ID, KIND
from resolvers.mapping.company_words import CompanyWords, Names, read_company_words
from resolvers.text_checks import MAX_NAME

FIELD_KIND = "field_kind"


@dataclass(slots=True)
class Placed:
    """The rows that are to be fed, named as here, and what the naming of everything else has to know."""

    rows: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    adopted: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    """External ids of what was here already, by kind and the vendor's id."""
    fields: dict[str, str] = field(default_factory=dict[str, str])
    """Kinds of fields, by the vendor's id."""


async def place(
    connection: AsyncConnection,
    company_id: int,
    vendor: str,
    prefix: str,
    rows: Sequence[Row],
    adopted: Mapping[str, Mapping[str, str]],
) -> Placed:
    """Finds what of the rows is here. ``adopted`` is what was found before: that stays, while it is there."""
    words = await read_company_words(connection, company_id)
    people = [prefix + row[EXTERNAL_ID] for row in rows if row[KIND] == FeedKind.PERSON]
    placing = _Placing(words, vendor, prefix, adopted, await _roles(connection, company_id, people))
    for row in rows:
        placing.add(row)
    return placing.placed


class _Placing:
    def __init__(
        self,
        words: CompanyWords,
        vendor: str,
        prefix: str,
        before: Mapping[str, Mapping[str, str]],
        roles: Mapping[str, str],
    ) -> None:
        self.placed = Placed()
        self._words = words
        self._vendor = vendor
        self._before = before
        self._roles = roles
        self._naming = Naming(prefix, self.placed.adopted, self.placed.fields)
        self._fields: dict[str, Names] = {}

    def add(self, row: Row) -> None:
        """Finds the thing of a row, or notes that it is to be fed."""
        kind, id_ = FeedKind(row[KIND]), str(row[EXTERNAL_ID])
        if kind is FeedKind.FIELD:
            self.placed.fields[id_] = row[FIELD_KIND]
        label = "label" if kind is FeedKind.FIELD_OPTION else "name"
        own, called = self._naming.prefix + id_, str(row[label]).strip()[:MAX_NAME] or id_
        key = str(row["email"]) if kind is FeedKind.PERSON else called
        names = self._names(kind, row)
        found = names.find(key)
        is_own = own in names.by_id
        if not is_own:
            before = self._before.get(kind.value, {}).get(id_)
            same = before if before in names.by_id else found
            if same and self._is_the_same(kind, row, same):
                self.placed.adopted.setdefault(kind.value, {})[id_] = same
                return
        if kind not in (FeedKind.PERSON, FeedKind.DEPARTMENT) and found not in (None, own):
            called = self._another(names, called, id_, own)
        names.add(own, called, *([key] if kind is FeedKind.PERSON else ()))
        kept = {"role": self._roles.get(own, Role.USER.value)} if kind is FeedKind.PERSON else {}
        self.placed.rows.append(self._naming.row({**row, label: called, **kept}))

    def _names(self, kind: FeedKind, row: Row) -> Names:
        match kind:
            case FeedKind.PERSON:
                return self._words.people
            case FeedKind.DEPARTMENT:
                return self._words.departments
            case FeedKind.DEAL_TYPE:
                return self._words.deal_types
            case FeedKind.ACTIVITY_TYPE:
                return self._words.activity_types
            case FeedKind.STAGE:
                return self._words.stages_of(self._naming.name(FeedKind.DEAL_TYPE, row["deal_type"]))
            case FeedKind.FIELD_OPTION:
                return self._words.options_of(self._naming.name(FeedKind.FIELD, row["field"]))
            case FeedKind.FIELD:
                return self._fields_of(row["entity"])
            case _:
                raise ValueError(f"{kind} is nothing of a directory")

    def _fields_of(self, entity: str) -> Names:
        if entity not in self._fields:
            names = self._fields[entity] = Names(FeedKind.FIELD)
            for each in self._words.fields.get(entity, {}).values():
                names.add(each.external_id, each.name)
        return self._fields[entity]

    def _is_the_same(self, kind: FeedKind, row: Row, here: str) -> bool:
        """Whether what is called the same here is what the row means: not another thing of the vendor's, but for people of one address
        and options of one label; and of fields only one with values of the same kind."""
        if here.startswith(self._naming.prefix) and kind not in (FeedKind.PERSON, FeedKind.FIELD_OPTION):
            return False
        if kind is not FeedKind.FIELD:
            return True
        field = self._words.fields.get(row["entity"], {}).get(here)
        return field is not None and field.kind == row[FIELD_KIND]

    def _another(self, names: Names, called: str, id_: str, own: str) -> str:
        """Another name for what is called as something else is."""
        for more in (f" ({self._vendor})", f" ({self._vendor} {id_})"):
            name = called[: MAX_NAME - len(more)] + more
            if names.find(name) in (None, own):
                return name
        return f"{called[: MAX_NAME - len(own) - 3]} ({own})"


async def _roles(connection: AsyncConnection, company_id: int, people: Sequence[str]) -> Mapping[str, str]:
    """What those who are here may do: administrators here say that."""
    these = any_(bindparam(None, [*people], type_=ARRAY(Text)))
    requested = select(User.external_id, User.role).where(User.company_id == company_id, User.external_id == these)
    return {external_id or "": role for external_id, role in await connection.execute(requested)}
