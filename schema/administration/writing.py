"""What mutations of the administration need."""

from collections.abc import Callable
from typing import TypeVar

import strawberry

from resolvers.commands import CommandResult
from resolvers.configuration import Configuration
from schema.administration import descriptions
from schema.context import Info
from schema.directory.configuration import configuration_of
from schema.language import Language
from schema.node import global_id
from schema.user_error import UserError
from schema.writing import mistakes

T = TypeVar("T")


@strawberry.type(description="The outcome of deleting something.")
class DeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(
        description=f"The id of what there is no more; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


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


def deleted(info: Info, done: CommandResult[int], type_name: str) -> DeletePayload:
    """The outcome of deleting an object of this type."""
    forget(info)
    return DeletePayload(
        deleted_id=None if done.value is None else global_id(type_name, done.value), user_errors=mistakes(info, done)
    )


async def configured(info: Info, done: CommandResult[int], show: Callable[[Configuration, int], T]) -> T | None:
    """What the act was about, out of the configuration as it is now; ``None`` if there were mistakes."""
    forget(info)
    return None if done.value is None else show(await configuration_of(info), done.value)


def language_code(language: Language | None) -> str | None:
    """A language as it is stored."""
    return None if language is None else language.name.lower()
