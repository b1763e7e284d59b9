"""Requests that arrive twice: the second one finds the external id in use."""

from typing import TypeVar

from permissions.viewer import Viewer
from resolvers.language import LocalizedText
from resolvers.records.holding import sees
from resolvers.records.outcome import Outcome
from resolvers.records.reading import ActivityRecord, CommunicationRecord, ContactRecord, DealRecord
from resolvers.user_error import UserError, UserErrorCode

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord, CommunicationRecord)


def already_there(viewer: Viewer, record: R) -> Outcome[R]:
    """The record that has the external id, as it is, even if deleted; refused, without a word about it, if it is out of sight."""
    return Outcome(record) if sees(viewer, record) else taken()


def taken() -> Outcome[R]:
    """Refused: a record the viewer does not see has the external id."""
    return Outcome(None, (_TAKEN,))


_TAKEN = UserError(
    ("externalId",),
    UserErrorCode.TAKEN,
    LocalizedText(
        "Expected an external id that is not in use.", "Ожидается внешний идентификатор, который ещё не занят."
    ),
)
