"""Whom a record may be given to."""

from collections.abc import Mapping

from models import UserStatus
from permissions.viewer import Viewer
from resolvers.language import LocalizedText
from resolvers.records.inputs import UNSET, Unset
from resolvers.user_error import Path, Problems, UserErrorCode

_RESPONSIBLE = ("responsible",)
_NOBODY_FIELD = ("nobody",)


def check_responsible(
    problems: Problems, viewer: Viewer, responsible_id: int | None, statuses: Mapping[int, UserStatus]
) -> None:
    """Notes a responsible for whom the viewer may not create records: nobody (administrators may), people outside their scope."""
    if responsible_id is not None and responsible_id not in statuses:
        problems.not_found(_RESPONSIBLE)
    elif not viewer.sees_rows_of(responsible_id):
        if responsible_id is None:
            problems.add(_NOBODY_FIELD, UserErrorCode.FORBIDDEN, _NOBODY)
        else:
            problems.add(_RESPONSIBLE, UserErrorCode.FORBIDDEN, _OUT_OF_SCOPE)
    else:
        _check_employed(problems, _RESPONSIBLE, responsible_id, statuses)


def check_receiver(
    problems: Problems, viewer: Viewer, user_id: int | Unset | None, statuses: Mapping[int, UserStatus]
) -> None:
    """Notes a receiver to whom the viewer may not hand a record over: anybody employed will do, nobody only for administrators."""
    field = ("to",)
    if user_id is UNSET:
        problems.add(field, UserErrorCode.REQUIRED, _NO_RECEIVER)
    elif user_id is None:
        if not viewer.sees_rows_of(None):
            problems.add(_NOBODY_FIELD, UserErrorCode.FORBIDDEN, _NOBODY)
    elif user_id not in statuses:
        problems.not_found(field)
    else:
        _check_employed(problems, field, user_id, statuses)


def _check_employed(problems: Problems, field: Path, user_id: int | None, statuses: Mapping[int, UserStatus]) -> None:
    if user_id is not None and statuses[user_id] is UserStatus.DISMISSED:
        problems.add(field, UserErrorCode.INVALID, _DISMISSED)


_NO_RECEIVER = LocalizedText("Expected a person, or nobody.", "Ожидается сотрудник или никто.")
_NOBODY = LocalizedText(
    "Expected a responsible person: only administrators leave records without one.",
    "Ожидается ответственный: без него записи оставляет только администратор.",
)
_OUT_OF_SCOPE = LocalizedText(
    "Expected yourself or somebody whose records you see; create the record and hand it over instead.",
    "Ожидаетесь вы сами или тот, чьи записи вам видны; можно создать запись и передать её.",
)
_DISMISSED = LocalizedText(
    "Expected somebody who works here; this person was dismissed.", "Ожидается работающий сотрудник; этот уволен."
)
