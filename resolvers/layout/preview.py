"""What operations would make of a layout, without saving them."""

from collections.abc import Sequence
from dataclasses import replace

from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.layout.applying import apply
from resolvers.layout.arranging import Layout
from resolvers.layout.default_layout import find_default_layout
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.operation import Operation
from resolvers.layout.owner import Owner
from resolvers.layout.saving import Save, check_save, read_own_ground
from resolvers.user_error import UserErrorCode


async def preview_layout(command: CommandContext, owner: Owner | None, operations: Sequence[Operation]) -> Layout:
    """How the viewer's own layout would look, or that default, had the operations been saved upon what it is now.

    Raises `RequestError`: FORBIDDEN for a default and everybody but administrators, or for what is not allowed, NOT_FOUND for an owner
    that is not the company's, BAD_USER_INPUT with the field for operations that cannot be done.
    """
    problems = check_save(Save(0, tuple(operations)))
    layout_inputs = await _ground(command, owner)
    delta = layout_inputs.personal if problems else apply(layout_inputs, operations, problems)
    for found in problems.found[:1]:
        is_forbidden = found.code is UserErrorCode.FORBIDDEN
        code = ErrorCode.FORBIDDEN if is_forbidden else ErrorCode.BAD_USER_INPUT
        raise RequestError(code, found.message, field=found.field)
    return Layout(replace(layout_inputs, personal=delta))


async def _ground(command: CommandContext, owner: Owner | None) -> LayoutInputs:
    if owner is not None:
        return (await find_default_layout(command, owner)).layout.layout_inputs
    async with command.engine.connect() as connection:
        return await read_own_ground(connection, command.viewer)
