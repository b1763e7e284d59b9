"""Writing what is held in memory."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Text, bindparam, cast, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

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
from resolvers.one_of import one_of

# What a thing refers to comes before it; heads and parents come last of all.
_ORDER = (DEAL_TYPES, STAGES, ACTIVITY_TYPES, FIELDS, FIELD_OPTIONS, GROUPS, DEPARTMENTS, USERS)
_LATER = {"parent_id": None, "head_id": None}


async def write_dictionaries(connection: AsyncConnection, company_id: int, dictionaries: Dictionaries) -> None:
    """Adds what is new and changes what has changed."""
    await _free_emails(connection, company_id, dictionaries[USERS.name])
    for file in _ORDER:
        dictionary = dictionaries[file.name]
        new = [entry for entry in dictionary.entries.values() if entry.stored is None]
        later = _LATER if file is DEPARTMENTS else {}
        await _add(connection, company_id, dictionary, new, later)
        if file is not DEPARTMENTS:
            await _change(connection, company_id, dictionary, _changed(dictionary))
    departments = dictionaries[DEPARTMENTS.name]
    placed = [entry for entry in departments.entries.values() if entry.stored is None and _is_placed(entry)]
    await _change(connection, company_id, departments, [*placed, *_changed(departments)])


async def _free_emails(connection: AsyncConnection, company_id: int, users: Dictionary) -> None:
    """Takes addresses that change away from their owners first: two people may have exchanged theirs."""
    moving = [entry for entry in _changed(users) if entry.stored and entry.stored["email"] != entry.values["email"]]
    table = users.format.table
    if moving:
        nobodys = cast(table.c.id, Text)
        ids = [entry.id for entry in moving]
        await connection.execute(
            update(table).where(table.c.company_id == company_id, one_of(table.c.id, ids)).values(email=nobodys)
        )


async def _add(
    connection: AsyncConnection, company_id: int, dictionary: Dictionary, new: Sequence[Entry], later: dict[str, Any]
) -> None:
    rows = [
        {"company_id": company_id, "id": entry.id, "external_id": entry.external_id, **entry.values, **later}
        for entry in new
    ]
    if rows:
        await connection.execute(insert(dictionary.format.table), rows)


async def _change(
    connection: AsyncConnection, company_id: int, dictionary: Dictionary, changed: Sequence[Entry]
) -> None:
    table = dictionary.format.table
    if changed:
        this_one = (table.c.company_id == company_id, table.c.id == bindparam("changed_id"))
        # No other columns: they may have been changed by others while the files were read.
        rows = [
            {"changed_id": entry.id, **{name: entry.values[name] for name in dictionary.columns}} for entry in changed
        ]
        await connection.execute(update(table).where(*this_one), rows)


def _changed(dictionary: Dictionary) -> list[Entry]:
    return [entry for entry in dictionary.entries.values() if entry.stored is not None and entry.stored != entry.values]


def _is_placed(entry: Entry) -> bool:
    return any(entry.values[name] is not None for name in _LATER)
