"""The order of terms among their siblings."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, func, literal, literal_column, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from resolvers.administration.kind import Kind
from resolvers.administration.transaction import administering
from resolvers.administration.writing import find
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode

# What the column holds.
_LARGEST = 2**31 - 1


async def next_position(transaction: Transaction, kind: Kind, siblings_of: object = None) -> int:
    """Where a new term comes: after all its siblings."""
    table = kind.table
    last = await transaction.connection.scalar(
        select(func.max(table.c.position)).where(*_siblings(transaction, kind, siblings_of))
    )
    if last is not None and last >= _LARGEST:
        return await place(transaction, kind, await order_of(transaction, kind, siblings_of))
    return 0 if last is None else last + 1


async def order_of(transaction: Transaction, kind: Kind, siblings_of: object = None) -> list[int]:
    """The numbers of the siblings, in their order."""
    table = kind.table
    requested = (
        select(table.c.id).where(*_siblings(transaction, kind, siblings_of)).order_by(table.c.position, table.c.id)
    )
    return [*await transaction.connection.scalars(requested)]


async def place(transaction: Transaction, kind: Kind, order: Sequence[int]) -> int:
    """Numbers the siblings anew in this order, from 0, and says what comes next."""
    table = kind.table
    # Like enumerate() of the order, as a table. Its type is said, for an order of nothing has none.
    placed = (
        func.unnest(literal([*order], ARRAY(BigInteger)))
        .table_valued("id", with_ordinality="ordinality")
        .render_derived()
    )
    position = placed.c.ordinality - literal_column("1")
    await transaction.write(
        update(table)
        .where(table.c.company_id == transaction.company_id, table.c.id == placed.c.id, table.c.position != position)
        .values(position=position)
    )
    return len(order)


async def reorder_terms(
    command: CommandContext, action: str, kind: Kind, ids: Sequence[int], field: str, siblings_of: object = None
) -> CommandResult[int]:
    """Puts these terms first, in this order; siblings that are not named follow in the order they had.

    The outcome is about what they belong to, if to anything.
    """
    async with administering(command) as transaction:
        parent_id = 0
        if kind.parent is not None and isinstance(siblings_of, int):
            parent_id = siblings_of
            await find(transaction, kind.parent, parent_id)
        before = await order_of(transaction, kind, siblings_of)
        siblings, named = set(before), set[int]()
        for index, id in enumerate(ids):
            if id not in siblings:
                transaction.problems.not_found((field, str(index)))
            elif id in named:
                transaction.problems.add((field, str(index)), UserErrorCode.INVALID, _TWICE)
            named.add(id)
        if transaction.problems:
            return transaction.refused()
        after = [*ids, *(id for id in before if id not in named)]
        await place(transaction, kind, after)
        labels = await _labels(transaction, kind, siblings_of)
        subject = kind.parent.subject(parent_id) if kind.parent is not None else f"Company:{transaction.company_id}"
        transaction.note(action, subject, {field: [labels[i] for i in before]}, {field: [labels[i] for i in after]})
        return transaction.done(parent_id)


async def _labels(transaction: Transaction, kind: Kind, siblings_of: object) -> dict[int, str]:
    table = kind.table
    requested = select(table.c.id, table.c[kind.label]).where(*_siblings(transaction, kind, siblings_of))
    return {row[0]: row[1] for row in await transaction.connection.execute(requested)}


def _siblings(transaction: Transaction, kind: Kind, siblings_of: object) -> list[Any]:
    of_company = kind.table.c.company_id == transaction.company_id
    return [of_company] if kind.siblings is None else [of_company, kind.table.c[kind.siblings] == siblings_of]


_TWICE = LocalizedText("Expected each of them once.", "Каждый элемент ожидается один раз.")
