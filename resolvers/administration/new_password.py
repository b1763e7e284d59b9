"""Passwords that people choose."""

from resolvers.language import LocalizedText
from resolvers.text_checks import is_storable
from resolvers.user_error import Path, Problems, UserErrorCode

# Characters. Length is what makes a password hard to guess; the limit is what one can be made to compute.
SHORTEST = 10
LONGEST = 1_000


def check_password(problems: Problems, field: Path, password: str) -> None:
    """Notes a password that is too short, too long, or no text."""
    if len(password) < SHORTEST:
        problems.add(field, UserErrorCode.INVALID, _TOO_SHORT)
    elif len(password) > LONGEST:
        problems.add(field, UserErrorCode.TOO_LONG, _TOO_LONG)
    elif not is_storable(password):
        problems.add(field, UserErrorCode.INVALID, _NO_TEXT)


_TOO_SHORT = LocalizedText(
    f"Expected a password of at least {SHORTEST} characters.", f"Ожидается пароль не короче {SHORTEST} символов."
)
_TOO_LONG = LocalizedText(
    f"Expected a password of at most {LONGEST} characters.", f"Ожидается пароль не длиннее {LONGEST} символов."
)
_NO_TEXT = LocalizedText(
    "Expected text without NUL characters and broken Unicode.",
    "Ожидается текст без нулевых символов и повреждённого Юникода.",
)
