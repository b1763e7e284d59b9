"""Checks of when something took place."""

from datetime import UTC, datetime

from resolvers.language import LocalizedText
from resolvers.user_error import Path, Problems, UserErrorCode

# What happened before is a typing error; the same bound as for periods, which count what happened.
FIRST_INSTANT = datetime(1900, 1, 1, tzinfo=UTC)


def check_instant(
    problems: Problems, field: Path, instant: datetime | None, now: datetime, not_before: datetime = FIRST_INSTANT
) -> bool:
    """Notes a time without an offset, in the future, or before ``not_before``; says whether none of it was noted."""
    if instant is None:
        return True
    if instant.utcoffset() is None:
        problems.add(field, UserErrorCode.INVALID, _NO_OFFSET)
    elif instant > now:
        problems.add(field, UserErrorCode.INVALID, _IN_FUTURE.format(now=now.isoformat()))
    elif instant < not_before:
        problems.add(field, UserErrorCode.INVALID, _TOO_EARLY.format(first=not_before.isoformat()))
    else:
        return True
    return False


_NO_OFFSET = LocalizedText(
    "Expected a time with an offset, such as 2026-03-01T09:00:00+03:00.",
    "Ожидается время со смещением, например 2026-03-01T09:00:00+03:00.",
)
_IN_FUTURE = LocalizedText(
    "Expected a time that is not in the future (now it is {now}).", "Ожидается время не в будущем (сейчас {now})."
)
_TOO_EARLY = LocalizedText("Expected a time not before {first}.", "Ожидается время не раньше {first}.")
