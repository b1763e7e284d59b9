"""Writing what is held in memory."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Text, bindparam, cast, insert, update

from resolvers.administration.kind import Kind, Row
from resolvers.administration.names import with_folded_name
from resolvers.commands import CompanyTransaction
from resolvers.importing.dictionary import Dictionaries, Dictionary, Entry
from resolvers.importing.formats import (
    ACTIVITY_TYPES,
    DEAL_TYPES,
    DEPARTMENTS,
    FIELD_OPTIONS,
    FIELDS,
    GROUPS,
    STAGES,
    USERS,
)
from resolvers.importing.name_rules import NAMED, is_renamed
from resolvers.one_of import one_of
from resolvers.text_checks import folded_name

# What a thing refers to comes before it; where departments stand comes last of all.
_ORDER = (DEAL_TYPES, STAGES, ACTIVITY_TYPES, FIELDS, FIELD_OPTIONS, GROUPS, DEPARTMENTS, USERS)
_LATER = {"parent_id": None, "head_id": None, "folded_name": None}


async def write_dictionaries(transaction: CompanyTransaction, dictionaries: Dictionaries) -> None:
    """Adds what is new and changes what has changed."""
    await _free_emails(transaction, dictionaries[USERS.name])
    await _free_names(transaction, dictionaries)
    for file in _ORDER:
        dictionary = dictionaries[file.name]
        new = [entry for entry in dictionary.entries.values() if entry.stored is None]
        later = _LATER if file is DEPARTMENTS else {}
        await _add(transaction, dictionary, new, later)
        if file is not DEPARTMENTS:
            await _change(transaction, dictionary, _changed(dictionary))
    departments = dictionaries[DEPARTMENTS.name]
    new = [entry for entry in departments.entries.values() if entry.stored is None]
    await _change(transaction, departments, [*new, *_changed(departments)])


async def _free_emails(transaction: CompanyTransaction, users: Dictionary) -> None:
    """Takes addresses that change away from their owners first: two people may have exchanged theirs."""
    moving = [entry for entry in _changed(users) if entry.stored and entry.stored["email"] != entry.values["email"]]
    table = users.format.table
    if moving:
        nobodys = cast(table.c.id, Text)
        ids = [entry.id for entry in moving]
        await transaction.write(
            update(table)
            .where(table.c.company_id == transaction.company_id, one_of(table.c.id, ids))
            .values(email=nobodys)
        )


async def _free_names(transaction: CompanyTransaction, dictionaries: Dictionaries) -> None:
    """Takes names that change away first: two things may have exchanged theirs."""
    for dictionary in dictionaries.values():
        table, kind = dictionary.format.table, _kind_of(dictionary)
        moving = [entry.id for entry in _changed(dictionary) if kind is not None and is_renamed(entry, kind)]
        if moving:
            await transaction.write(
                update(table)
                .where(table.c.company_id == transaction.company_id, one_of(table.c.id, moving))
                .values(folded_name=None)
            )


async def _add(
    transaction: CompanyTransaction, dictionary: Dictionary, new: Sequence[Entry], later: dict[str, Any]
) -> None:
    rows = [
        {
            "company_id": transaction.company_id,
            "id": entry.id,
            "external_id": entry.external_id,
            **_named(dictionary, entry.values),
            **later,
        }
        for entry in new
    ]
    if rows:
        await transaction.write(insert(dictionary.format.table), rows)


async def _change(transaction: CompanyTransaction, dictionary: Dictionary, changed: Sequence[Entry]) -> None:
    table, kind = dictionary.format.table, _kind_of(dictionary)
    this_one = (table.c.company_id == transaction.company_id, table.c.id == bindparam("changed_id"))
    named: list[Row] = []
    others: list[Row] = []
    for entry in changed:
        # No other columns: they may have been changed by others while the files were read.
        values = {"changed_id": entry.id, **{name: entry.values[name] for name in dictionary.columns}}
        if kind is not None and is_renamed(entry, kind):
            named.append({**values, "folded_name": folded_name(entry.values[kind.label])})
        else:
            others.append(values)
    for rows in (named, others):
        if rows:
            await transaction.write(update(table).where(*this_one), rows)


def _kind_of(dictionary: Dictionary) -> Kind | None:
    return NAMED.get(dictionary.format.table.name)


def _named(dictionary: Dictionary, values: Row) -> Row:
    kind = _kind_of(dictionary)
    return values if kind is None else with_folded_name(kind, values)


def _changed(dictionary: Dictionary) -> list[Entry]:
    return [entry for entry in dictionary.entries.values() if entry.stored is not None and entry.stored != entry.values]
