"""Looking for text in names."""

from resolvers.errors import ErrorCode, RequestError
from resolvers.text_checks import is_storable

# Characters.
MAX_SEARCH = 200


def containing(search: str) -> str:
    """The pattern of SQL for names that contain the text: what people type is text, not a pattern.

    Raises `RequestError` (BAD_USER_INPUT) for a text that is in no name.
    """
    if len(search) > MAX_SEARCH or not is_storable(search):
        expected = f"Expected at most {MAX_SEARCH} characters, without NUL characters and broken Unicode."
        raise RequestError(ErrorCode.BAD_USER_INPUT, expected, ("search",))
    text = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{text}%"
