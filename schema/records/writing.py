"""What every mutation of records needs."""

from typing import Any

from resolvers.commands import CommandContext, CommandResult
from resolvers.configuration import Configuration
from schema import writing
from schema.context import Info
from schema.directory.configuration import configuration_of
from schema.user_error import UserError


async def configured(info: Info) -> tuple[CommandContext, Configuration]:
    """Who asks, and what the company has set up. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
    return writing.command_context(info), await configuration_of(info)


def mistakes(info: Info, result: CommandResult[Any]) -> list[UserError]:
    """What was wrong, as it is answered. Forgets the records read before in this request: they may have changed."""
    info.context.forget_records()
    return writing.mistakes(info, result)
