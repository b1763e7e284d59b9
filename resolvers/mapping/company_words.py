"""What a company has, by the names that a file may call it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import ARRAY, Table, Text, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import (
    ActivityType,
    Company,
    Contact,
    CustomField,
    Deal,
    DealType,
    Department,
    FeedKind,
    FieldKind,
    FieldOption,
    Stage,
    User,
    UserStatus,
)
from resolvers.importing.given_names import prefix_of
from resolvers.mapping.targets import bare
from resolvers.text_checks import MAX_EXTERNAL_ID, folded_name

_SEVERAL = ""


@dataclass(slots=True)
class Names:
    """Things of a kind by what they are called: their external ids. Those that have none are called as an export would call them."""

    kind: FeedKind
    by_id: dict[str, str] = field(default_factory=dict[str, str])
    """What each is called, by its external id."""
    _by_name: dict[str, str] = field(default_factory=dict[str, str])
    _by_bare: dict[str, str] = field(default_factory=dict[str, str])
    _by_words: dict[str, str] = field(default_factory=dict[str, str])
    """Of people, whose last names come first in one list and last in another."""

    def add(self, external_id: str, name: str, *others: str, is_spare: bool = False) -> None:
        """Enters a thing. Names of several mean none of them; ``is_spare``: it gives way to another one."""
        self.by_id[external_id] = name
        for each in (name, *others):
            for index, key in (
                (self._by_name, folded_name(each)),
                (self._by_bare, bare(each)),
                *([(self._by_words, _in_any_order(each))] if self.kind is FeedKind.PERSON else []),
            ):
                known = index.get(key)
                if known is None:
                    index[key] = external_id
                elif known != external_id and not is_spare:
                    index[key] = _SEVERAL

    def find(self, cell: str, *, fold: bool = False) -> str | None:
        """The external id of what the cell names; empty if several are called so, ``None`` if nothing is."""
        if cell in self.by_id:
            return cell
        found = self._by_name.get(folded_name(cell))
        if found is None:
            found = self._by_words.get(_in_any_order(cell))
        return self._by_bare.get(bare(cell)) if found is None and fold and bare(cell) else found

    def make(self, cell: str, *within: str) -> str:
        """Enters something new by this name, and says its external id."""
        whole = ":".join(("import", self.kind.value, *within, folded_name(cell)))
        external_id = whole[:MAX_EXTERNAL_ID]
        while external_id in self.by_id:
            external_id = f"{external_id[: MAX_EXTERNAL_ID - 1]}+"
        self.add(external_id, cell)
        return external_id


def _in_any_order(name: str) -> str:
    return " ".join(sorted(folded_name(name).split()))


@dataclass(frozen=True, slots=True)
class Field:
    """A custom field, or one that is to be made."""

    external_id: str
    name: str
    kind: FieldKind


@dataclass(frozen=True, slots=True)
class CompanyWords:
    """Everything of a company that rows refer to by name."""

    people: Names
    departments: Names
    deal_types: Names
    activity_types: Names
    stages: dict[str, Names]
    """By the external id of their deal type."""
    fields: dict[str, dict[str, Field]]
    """By entity and external id."""
    options: dict[str, Names]
    """By the external id of their field."""
    prefix: str
    """What the names begin with of things that have no external id."""

    def stages_of(self, deal_type: str) -> Names:
        """The stages of a type, which may be new."""
        return self.stages.setdefault(deal_type, Names(FeedKind.STAGE))

    def options_of(self, field_id: str) -> Names:
        """The options of a field, which may be new."""
        return self.options.setdefault(field_id, Names(FeedKind.FIELD_OPTION))

    def field_called(self, entity: str, name: str, kind: FieldKind) -> Field | None:
        """The entity's field of this name and kind."""
        fields = self.fields.get(entity, {}).values()
        return next(
            (each for each in fields if folded_name(each.name) == folded_name(name) and each.kind == kind), None
        )


async def read_company_words(connection: AsyncConnection, company_id: int) -> CompanyWords:
    """What the company has now."""
    created_at = await connection.scalar(select(Company.created_at).where(Company.id == company_id))
    assert created_at is not None
    prefix = prefix_of(created_at)

    async def rows(table: Any, *columns: str) -> list[tuple[str, Any]]:
        own: Table = table.__table__
        last = [own.c.archived_at.is_not(None)] if "archived_at" in own.c else []
        wanted = [own.c[name] for name in columns]
        requested = select(own.c.id, own.c.external_id, *wanted).where(own.c.company_id == company_id)
        found = await connection.execute(requested.order_by(*last, own.c.id))
        return [(row.external_id or f"{prefix}{row.id}", row) for row in found]

    def names(kind: FeedKind, found: Iterable[tuple[str, Any]]) -> Names:
        result = Names(kind)
        for external_id, row in found:
            result.add(external_id, row.name, is_spare=getattr(row, "archived_at", None) is not None)
        return result

    people = Names(FeedKind.PERSON)
    colleagues = await rows(User, "name", "email", "status")
    # Who works here first: a name of two means them, if only one does.
    for external_id, row in sorted(colleagues, key=lambda each: each[1].status != UserStatus.ACTIVE):
        people.add(external_id, row.name, row.email, is_spare=row.status != UserStatus.ACTIVE)
    types = await rows(DealType, "name", "archived_at")
    type_ids = {row.id: external_id for external_id, row in types}
    stages: dict[str, Names] = defaultdict(lambda: Names(FeedKind.STAGE))
    for external_id, row in await rows(Stage, "name", "deal_type_id", "archived_at"):
        stages[type_ids[row.deal_type_id]].add(external_id, row.name, is_spare=row.archived_at is not None)
    fields: dict[str, dict[str, Field]] = defaultdict(dict)
    field_ids: dict[int, str] = {}
    for external_id, row in await rows(CustomField, "name", "entity", "kind", "archived_at"):
        field_ids[row.id] = external_id
        fields[row.entity][external_id] = Field(external_id, row.name, FieldKind(row.kind))
    options: dict[str, Names] = defaultdict(lambda: Names(FeedKind.FIELD_OPTION))
    for external_id, row in await rows(FieldOption, "label", "field_id", "archived_at"):
        options[field_ids[row.field_id]].add(external_id, row.label, is_spare=row.archived_at is not None)
    return CompanyWords(
        people,
        names(FeedKind.DEPARTMENT, await rows(Department, "name")),
        names(FeedKind.DEAL_TYPE, types),
        names(FeedKind.ACTIVITY_TYPE, await rows(ActivityType, "name", "archived_at")),
        dict(stages),
        dict(fields),
        dict(options),
        prefix,
    )


async def read_contacts(connection: AsyncConnection, company_id: int, cells: set[str], prefix: str) -> Names:
    """Those contacts that the cells name, by external id or by name as it is written."""
    names = Names(FeedKind.CONTACT)
    listed = _any(cells)
    requested = (
        select(Contact.id, Contact.external_id, Contact.name, Contact.merged_into_id)
        .where(Contact.company_id == company_id)
        .where(
            Contact.deleted_at.is_(None) & ((Contact.external_id == listed) | (Contact.name == listed))
            # What those are now that were merged, is found when it is written.
            | Contact.merged_into_id.is_not(None) & (Contact.external_id == listed)
        )
        .order_by(Contact.id)
    )
    for row in await connection.execute(requested) if cells else ():
        if row.merged_into_id is None:
            names.add(row.external_id or f"{prefix}{row.id}", row.name)
        else:
            names.by_id[row.external_id] = row.name
    return names


async def read_known(
    connection: AsyncConnection, company_id: int, table: Table, ids: Iterable[str], columns: Iterable[str]
) -> Mapping[str, Mapping[Any, Any]]:
    """What is stored of the rows of these external ids, in these columns."""
    wanted = [table.c[name] for name in columns]
    requested = select(table.c.external_id, *wanted).where(
        table.c.company_id == company_id, table.c.external_id == _any(ids)
    )
    return {row["external_id"]: row for row in (await connection.execute(requested)).mappings()}


async def read_stages_now(
    connection: AsyncConnection, company_id: int, ids: Iterable[str], prefix: str
) -> dict[str, str]:
    """Where deals stand, by external ids of theirs and of the stages; on none: empty."""
    requested = (
        select(Deal.external_id, Stage.id, Stage.external_id)
        .outerjoin(Stage, (Stage.company_id == company_id) & (Stage.id == Deal.stage_id))
        .where(Deal.company_id == company_id, Deal.external_id == _any(ids))
    )
    found = cast("Iterable[tuple[str, int | None, str | None]]", await connection.execute(requested))
    return {deal: (stage or f"{prefix}{id_}") if id_ is not None else "" for deal, id_, stage in found}


def _any(texts: Iterable[str]) -> Any:
    """These texts, as one parameter."""
    return any_(bindparam(None, [*texts], type_=ARRAY(Text)))
