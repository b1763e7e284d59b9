"""What every mutation of the administration needs."""

from collections.abc import Callable
from typing import TypeVar

import strawberry

from resolvers.administration.transaction import CommandContext, CommandResult
from resolvers.configuration import Configuration
from schema.administration import descriptions
from schema.context import Info, viewer_of
from schema.directory.configuration import configuration_of
from schema.language import Language
from schema.node import global_id
from schema.user_error import UserError, user_errors

T = TypeVar("T")


@strawberry.type(description="The outcome of deleting something.")
class DeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(
        description=f"The id of what there is no more; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


def command_context(info: Info) -> CommandContext:
    """Who asks, and when. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
    return CommandContext(info.context.engine, viewer_of(info), info.context.now, info.context.language)


def forget(info: Info) -> None:
    """Forgets what was read before in this request: it may have changed."""
    loaders = info.context.loaders
    for loader in (
        loaders.configurations,
        loaders.users,
        loaders.departments,
        loaders.dashboard_contexts,
        loaders.report_folders,
    ):
        loader.clear_all()


def mistakes(info: Info, done: CommandResult) -> list[UserError]:
    """What was wrong, as it is answered."""
    return user_errors(done.errors, info.context.language)


def warnings(info: Info, done: CommandResult) -> list[str]:
    """What may not have been meant, as it is answered."""
    return [words.of(info.context.language) for words in done.warnings]


def deleted(info: Info, done: CommandResult, type_name: str) -> DeletePayload:
    """The outcome of deleting an object of this type."""
    forget(info)
    return DeletePayload(
        deleted_id=None if done.id is None else global_id(type_name, done.id), user_errors=mistakes(info, done)
    )


async def configured(info: Info, done: CommandResult, show: Callable[[Configuration, int], T]) -> T | None:
    """What the act was about, out of the configuration as it is now; ``None`` if there were mistakes."""
    forget(info)
    return None if done.id is None else show(await configuration_of(info), done.id)


def language_code(language: Language | None) -> str | None:
    """A language as it is stored."""
    return None if language is None else language.name.lower()
