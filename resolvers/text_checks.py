"""Checks of what people type."""

import re
import unicodedata

from resolvers.blanks import BLANKS
from resolvers.language import LocalizedText
from resolvers.user_error import Path, Problems, UserErrorCode

# Characters.
MAX_NAME = 500
MAX_EXTERNAL_ID = 500
MAX_TEXT = 10_000

# PostgreSQL stores neither NUL nor half of a surrogate pair.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Whether the database can take the text at all."""
    return not _UNSTORABLE.search(text)


def storable(text: str) -> str:
    """The text with a mark in the place of what the database cannot take: what others say, which nobody can mend."""
    return _UNSTORABLE.sub("\ufffd", text)


def check_text(problems: Problems, field: Path, text: str, max_length: int = MAX_TEXT) -> None:
    """Notes what keeps a text from being stored: its length in characters, NUL characters, broken Unicode."""
    if len(text) > max_length:
        problems.add(field, UserErrorCode.TOO_LONG, _TOO_LONG.format(limit=max_length, length=len(text)))
    if not is_storable(text):
        problems.add(field, UserErrorCode.INVALID, _UNSTORABLE_TEXT)


def check_name(problems: Problems, name: str | None, field: Path = ("name",), max_length: int = MAX_NAME) -> str:
    """The name without blanks around it; notes an empty one."""
    name = (name or "").strip(BLANKS)
    if not name:
        problems.add(field, UserErrorCode.REQUIRED, _NAME_REQUIRED)
    check_text(problems, field, name, max_length)
    return name


def folded_name(name: str) -> str:
    """The name as names are compared: whatever the case of its letters, and the blanks around and between its words."""
    return " ".join(unicodedata.normalize("NFC", name).strip(BLANKS).split()).casefold()


def check_external_id(problems: Problems, external_id: str | None) -> bool:
    """Notes an external id that cannot be one, and says whether it can; giving none is fine."""
    if external_id is None:
        return True
    mistakes = Problems()
    if not external_id.strip():
        mistakes.add(_EXTERNAL_ID, UserErrorCode.REQUIRED, _EXTERNAL_ID_EMPTY)
    check_text(mistakes, _EXTERNAL_ID, external_id, MAX_EXTERNAL_ID)
    problems.extend(mistakes)
    return not mistakes


_EXTERNAL_ID = ("externalId",)
_TOO_LONG = LocalizedText(
    "Expected at most {limit} characters, got {length}.", "Ожидается не больше {limit} символов, получено {length}."
)
_UNSTORABLE_TEXT = LocalizedText(
    "Expected text without NUL characters and broken Unicode.",
    "Ожидается текст без нулевых символов и повреждённого Юникода.",
)
_NAME_REQUIRED = LocalizedText("Expected a name, got an empty one.", "Ожидается название, получено пустое.")
_EXTERNAL_ID_EMPTY = LocalizedText(
    "Expected an external id, or none at all; got an empty one.",
    "Ожидается внешний идентификатор или его отсутствие; получен пустой.",
)
