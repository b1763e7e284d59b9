"""What every mutation needs."""

from typing import Any

from resolvers.commands import CommandContext, CommandResult
from schema.context import Info, viewer_of
from schema.user_error import UserError, user_errors


def command_context(info: Info) -> CommandContext:
    """Who asks, and when. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
    context = info.context
    return CommandContext(context.engine, viewer_of(info), context.now, context.language, context.sends_mail)


def mistakes(info: Info, done: CommandResult[Any]) -> list[UserError]:
    """What was wrong, as it is answered."""
    return user_errors(done.errors, info.context.language)


def warnings(info: Info, done: CommandResult[Any]) -> list[str]:
    """What may not have been meant, as it is answered."""
    return [words.of(info.context.language) for words in done.warnings]
