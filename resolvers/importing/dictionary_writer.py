"""Writing what is held in memory."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, bindparam, cast, insert, select, update

from models import Role, User, UserStatus
from resolvers.administration.kind import Kind, Row
from resolvers.administration.names import with_folded_name
from resolvers.authentication import end_employment, end_ways_in
from resolvers.commands import CompanyTransaction, lock_company
from resolvers.importing.dictionary import Dictionaries, Dictionary, Entry
from resolvers.importing.dictionary_rules import administrators_leaving
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
from resolvers.importing.problem import MEANWHILE, ImportRefusedError
from resolvers.one_of import one_of
from resolvers.text_checks import folded_name

# What a thing refers to comes before it; where departments stand comes last of all.
_ORDER = (DEAL_TYPES, STAGES, ACTIVITY_TYPES, FIELDS, FIELD_OPTIONS, GROUPS, DEPARTMENTS, USERS)
_LATER = {"parent_id": None, "head_id": None, "folded_name": None}


async def write_dictionaries(transaction: CompanyTransaction, dictionaries: Dictionaries, now: datetime) -> None:
    """Adds what is new and changes what has changed."""
    leaving = administrators_leaving(dictionaries[USERS.name])
    if leaving:
        # Nobody takes the last one's rights meanwhile.
        await lock_company(transaction.connection, transaction.company_id)
    await _free_emails(transaction, dictionaries[USERS.name])
    await _free_names(transaction, dictionaries)
    for file in _ORDER:
        dictionary = dictionaries[file.name]
        new = [entry for entry in dictionary.entries.values() if entry.stored is None]
        later = _LATER if file is DEPARTMENTS else {}
        await _add(transaction, dictionary, new, later)
        if file is not DEPARTMENTS:
            await _change(transaction, dictionary, _changed(dictionary))
    await _end_ways_in(transaction, dictionaries[USERS.name], now)
    if leaving and not await _is_administered(transaction):
        raise ImportRefusedError([MEANWHILE])
    departments = dictionaries[DEPARTMENTS.name]
    new = [entry for entry in departments.entries.values() if entry.stored is None]
    await _change(transaction, departments, [*new, *_changed(departments)])


async def _end_ways_in(transaction: CompanyTransaction, users: Dictionary, now: datetime) -> None:
    """Ends what lets in who was dismissed, and links that were sent to addresses which are nobody's any more."""
    changed = [(entry.id, entry.stored, entry.values) for entry in _changed(users) if entry.stored]
    dismissed = [id_ for id_, was, is_ in changed if is_["status"] != was["status"] == UserStatus.ACTIVE]
    moved = [id_ for id_, was, is_ in changed if is_["email"] != was["email"]]
    if dismissed:
        await end_employment(transaction, dismissed, now)
    if moved:
        await end_ways_in(transaction, moved, now)


async def _is_administered(transaction: CompanyTransaction) -> bool:
    active = (User.role == Role.ADMIN, User.status == UserStatus.ACTIVE)
    requested = select(User.id).where(User.company_id == transaction.company_id, *active).limit(1)
    return await transaction.connection.scalar(requested) is not None


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
