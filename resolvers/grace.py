"""How long a secret may go on after another one took its place."""

from resolvers.language import LocalizedText
from resolvers.user_error import Problems, UserErrorCode

MAX_GRACE_HOURS = 168
"""A week."""


def check_grace(problems: Problems, hours: int) -> None:
    """Notes if it is longer, or less than nothing."""
    if not 0 <= hours <= MAX_GRACE_HOURS:
        problems.add(("graceHours",), UserErrorCode.INVALID, _EXPECTED)


_EXPECTED = LocalizedText(
    f"Expected 0 to {MAX_GRACE_HOURS} hours, which are seven days.",
    f"Ожидается от 0 до {MAX_GRACE_HOURS} часов, то есть не больше семи дней.",
)
