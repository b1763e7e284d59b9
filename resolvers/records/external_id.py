"""Requests that arrive twice: the second one finds the external id in use."""

from typing import Never, TypeVar

from permissions.viewer import Viewer
from resolvers.commands import CommandResult
from resolvers.language import LocalizedText
from resolvers.records.holding import sees
from resolvers.records.reading import ActivityRecord, CommunicationRecord, ContactRecord, DealRecord
from resolvers.user_error import UserError, UserErrorCode

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord, CommunicationRecord)


def already_there(viewer: Viewer, record: R) -> CommandResult[R]:
    """The record that has the external id, as it is, even if deleted; refused, without a word about it, if it is out of sight."""
    return CommandResult(record) if sees(viewer, record) else taken()


def taken() -> CommandResult[Never]:
    """Refused: a record the viewer does not see has the external id."""
    return CommandResult(None, errors=(_TAKEN,))


_TAKEN = UserError(
    ("externalId",),
    UserErrorCode.TAKEN,
    LocalizedText(
        "Expected an external id that is not in use.", "Ожидается внешний идентификатор, который ещё не занят."
    ),
)
