"""Choices that need no value: the one that can be given is true."""

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


def only_true(choice: bool | None, *field: str) -> None:
    """Nothing, if the choice is true or was not made. Raises `RequestError` (BAD_USER_INPUT) for false, which would mean nothing."""
    if choice is False:
        raise RequestError(ErrorCode.BAD_USER_INPUT, ONLY_TRUE, field=field)


ONLY_TRUE = LocalizedText("Expected yes, or another of the choices.", "Ожидается «да» или другой из вариантов.")
