"""One name for one thing: no two in use have the same beside each other, whatever the case and the blanks.

An archived one does not count; it comes back into use only once its name is free again.
"""

from sqlalchemy import or_, select

from resolvers.administration.kind import Kind, Row
from resolvers.commands import Transaction
from resolvers.language import LocalizedText
from resolvers.text_checks import folded_name
from resolvers.user_error import Path, UserErrorCode


def with_folded_name(kind: Kind, columns: Row) -> Row:
    """The columns as they are stored: with the name as it is compared, where the kind keeps it."""
    if "folded_name" not in kind.table.c or kind.label not in columns:
        return columns
    return {**columns, "folded_name": folded_name(columns[kind.label])}


async def check_free(transaction: Transaction, kind: Kind, columns: Row, path: Path | None = None) -> None:
    """Notes that another one in use has the name. ``columns`` say the name, where it stands and, of one that is there, its ``id``."""
    name = columns[kind.label]
    if name and await is_taken(transaction, kind, columns):
        transaction.problems.add(path or (kind.label,), UserErrorCode.TAKEN, _TAKEN.format(name=name))


async def check_still_free(transaction: Transaction, kind: Kind, row: Row, columns: Row) -> None:
    """Notes that the name is taken which the change gives, or the place where it puts one of that name; what stays is let be."""
    after = {**row, **columns}
    if row.get("archived_at") is None and any(after[name] != row[name] for name in (kind.label, *kind.named_within)):
        await check_free(transaction, kind, after)


async def is_taken(transaction: Transaction, kind: Kind, columns: Row) -> bool:
    """Whether another one in use has the name there."""
    table = kind.table
    beside = [table.c.company_id == transaction.company_id, table.c.id != columns.get("id", 0)]
    beside += [table.c[name].is_not_distinct_from(columns[name]) for name in kind.named_within]
    beside += [
        or_(table.c[name].is_(None), table.c[name] == columns[name])
        for name in kind.named_across
        if columns[name] is not None
    ]
    if "archived_at" in table.c:
        beside.append(table.c.archived_at.is_(None))
    names = await transaction.connection.scalars(select(table.c[kind.label]).where(*beside))
    wanted = folded_name(columns[kind.label])
    return any(folded_name(name) == wanted for name in names)


_TAKEN = LocalizedText(
    "“{name}” is there already. Expected a name that no other in use has here, whatever the case and the blanks.",
    "«{name}» здесь уже есть. Ожидается название, которого здесь нет у других действующих, без учёта регистра и пробелов.",
)
