"""Deleting what nothing refers to."""

from resolvers.administration.kind import CUSTOM_FIELD, Kind
from resolvers.administration.references import check_unused
from resolvers.administration.transaction import IN_THE_WAY, administering
from resolvers.administration.writing import find, remove
from resolvers.cells.losing_fields import lose_field
from resolvers.commands import CommandContext, CommandResult
from resolvers.errors import ErrorCode, RequestError


async def delete_unused(command: CommandContext, kind: Kind, id: int) -> CommandResult[int]:
    """Removes an object of a kind that can be deleted, unless something refers to it, which is told as IN_USE."""
    async with administering(command) as transaction:
        row = await find(transaction, kind, id, to_delete=True)
        if row is not None:
            await check_unused(transaction, kind, row)
        if row is None or transaction.problems:
            return transaction.refused()
        if kind is CUSTOM_FIELD and not await lose_field(transaction.connection, transaction.company_id, id):
            raise RequestError(ErrorCode.CONFLICT, IN_THE_WAY)
        await remove(transaction, f"delete{kind.type_name}", kind, row)
        return transaction.done(id)
