"""What mutations of the administration need."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import strawberry

from resolvers.administration.deletion import delete_unused
from resolvers.administration.kind import Kind
from resolvers.commands import CommandResult
from resolvers.configuration import Configuration
from resolvers.language import Language as StoredLanguage
from schema.administration import descriptions
from schema.context import Info
from schema.directory.configuration import configuration_of
from schema.directory.row_number import referred
from schema.language import Language
from schema.node import global_id
from schema.user_error import UserError
from schema.writing import command_context, mistakes

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


async def delete(info: Info, kind: Kind, id: strawberry.ID) -> DeletePayload:
    """Deletes the object of the kind, unless something refers to it."""
    done = await delete_unused(command_context(info), kind, referred(kind.type_name, id))
    forget(info)
    return DeletePayload(
        deleted_id=None if done.value is None else global_id(kind.type_name, done.value),
        user_errors=mistakes(info, done),
    )


async def configured(info: Info, done: CommandResult[int], show: Callable[[Configuration, int], T]) -> T | None:
    """What the act was about, out of the configuration as it is now; ``None`` if there were mistakes."""
    forget(info)
    return None if done.value is None else show(await configuration_of(info), done.value)


def language_code(language: Language | None) -> StoredLanguage | None:
    """A language as it is stored."""
    return None if language is None else _STORED[language]


_STORED: Mapping[Language, StoredLanguage] = {Language.EN: "en", Language.RU: "ru"}
