"""Finding, adding, altering and removing one object, each noted in the audit log."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, insert, select, update

from models import Base
from resolvers.administration.dependents import dependents
from resolvers.administration.kind import Kind, Row
from resolvers.administration.names import with_folded_name
from resolvers.commands import Transaction
from resolvers.language import LocalizedText
from resolvers.one_of import one_of
from resolvers.text_checks import check_external_id
from resolvers.user_error import Path, UserErrorCode


async def find(
    transaction: Transaction, kind: Kind, id: int, field: Path | None = None, *, to_delete: bool = False
) -> Row | None:
    """The company's object with this number; one that is not there is noted at the field of the input that named it.

    ``to_delete`` waits for whoever is making something refer to it, and keeps others from doing so.
    """
    table = kind.table
    requested = select(table).where(table.c.company_id == transaction.company_id, table.c.id == id)
    if to_delete:
        requested = requested.with_for_update()
    row = (await transaction.connection.execute(requested)).mappings().first()
    if row is None:
        transaction.problems.not_found(field or (kind.field,))
        return None
    return {column.name: row[column] for column in table.columns}


async def check_all(transaction: Transaction, kind: Kind, ids: Sequence[int], field: str, most: int) -> None:
    """Notes those of these objects that are not there, at their places in the list ``field``; and a list that is too long."""
    if len(ids) > most:
        transaction.problems.add((field,), UserErrorCode.TOO_LONG, _TOO_MANY.format(most=most, count=len(ids)))
        return
    table = kind.table
    requested = select(table.c.id).where(table.c.company_id == transaction.company_id, one_of(table.c.id, ids))
    known = set(await transaction.connection.scalars(requested))
    for index, id in enumerate(ids):
        if id not in known:
            transaction.problems.not_found((field, str(index)))


async def find_created(transaction: Transaction, kind: Kind, external_id: str | None) -> int | None:
    """The object that has the external id already, by that very request sent twice perhaps. Notes an id that cannot be one."""
    if external_id is None or not check_external_id(transaction.problems, external_id):
        return None
    table = kind.table
    requested = select(table.c.id).where(
        table.c.company_id == transaction.company_id, table.c.external_id == external_id
    )
    return await transaction.connection.scalar(requested)


async def add(
    transaction: Transaction, action: str, kind: Kind, columns: Row, told: Mapping[str, object] | None = None
) -> int:
    """Writes a new object and returns its number. ``told`` is what the audit log says of it besides its columns."""
    statement = (
        insert(kind.table)
        .values(company_id=transaction.company_id, **with_folded_name(kind, columns))
        .returning(kind.table.c.id)
    )
    id: int = (await transaction.write(statement)).scalar_one()
    after = {
        key: value for key, value in (await _values(transaction, kind, columns, columns)).items() if value is not None
    }
    transaction.note(action, kind.subject(id), None, {**after, **(told or {})})
    return id


async def alter(transaction: Transaction, action: str, kind: Kind, row: Row, columns: Row) -> None:
    """Writes those of these columns that differ from what is stored; nothing at all if none does."""
    changed = {name: value for name, value in columns.items() if row[name] != value}
    if not changed:
        return
    table = kind.table
    await transaction.write(
        update(table)
        .where(table.c.company_id == transaction.company_id, table.c.id == row["id"])
        .values(**with_folded_name(kind, changed))
    )
    before, after = await _values(transaction, kind, row, changed), await _values(transaction, kind, changed, changed)
    transaction.note(action, kind.subject(row["id"]), before, after)


async def remove(transaction: Transaction, action: str, kind: Kind, row: Row) -> None:
    """Removes an object that nothing refers to."""
    for statement in dependents(kind, row):
        await transaction.write(statement)
    table = kind.table
    await transaction.write(delete(table).where(table.c.company_id == transaction.company_id, table.c.id == row["id"]))
    told = await _values(transaction, kind, row, row)
    transaction.note(action, kind.subject(row["id"]), {k: v for k, v in told.items() if v is not None}, None)


async def named(transaction: Transaction, type_name: str, table_name: str, ids: Iterable[int]) -> list[dict[str, str]]:
    """Objects as values of an audit entry: which they are, and what they are called today; by number."""
    table = Base.metadata.tables[table_name]
    requested = select(table.c.id, table.c.name).where(
        table.c.company_id == transaction.company_id, one_of(table.c.id, ids)
    )
    return [
        {"ref": f"{type_name}:{id}", "name": name}
        for id, name in await transaction.connection.execute(requested.order_by(table.c.id))
    ]


async def _values(transaction: Transaction, kind: Kind, columns: Row, which: Iterable[str]) -> dict[str, object]:
    wanted = {*which}
    told: dict[str, object] = {}
    for value in kind.values:
        if value.column not in wanted:
            continue
        stored = columns[value.column]
        if value.refers_to is None:
            told[value.name] = value.read(stored)
        else:
            told[value.name] = None if stored is None else (await named(transaction, *value.refers_to, [stored]))[0]
    return told


_TOO_MANY = LocalizedText(
    "Expected at most {most} of them, got {count}.", "Ожидается не больше {most}, получено {count}."
)
