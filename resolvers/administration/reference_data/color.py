"""Colours of stages."""

import re

from resolvers.language import LocalizedText
from resolvers.user_error import Problems, UserErrorCode

_SHAPE = re.compile("#[0-9a-fA-F]{6}")


def check_color(problems: Problems, color: str | None) -> str | None:
    """The colour in lower case; none is fine. Notes what is no colour."""
    if color is None or _SHAPE.fullmatch(color):
        return color and color.lower()
    problems.add(("color",), UserErrorCode.INVALID, _NO_COLOR)
    return None


_NO_COLOR = LocalizedText("Expected a colour like #1a7f37, or nothing.", "Ожидается цвет вида #1a7f37 или ничего.")
