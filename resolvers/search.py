"""Looking for text in names."""

from resolvers.alphabet import folded
from resolvers.errors import ErrorCode, RequestError
from resolvers.text_checks import is_storable

# Characters.
MAX_SEARCH = 200


def searched(search: str) -> str:
    """The text that names are looked for by, `folded`.

    Raises `RequestError` (BAD_USER_INPUT) for a text that is in no name.
    """
    if len(search) > MAX_SEARCH or not is_storable(search):
        expected = f"Expected at most {MAX_SEARCH} characters, without NUL characters and broken Unicode."
        raise RequestError(ErrorCode.BAD_USER_INPUT, expected, ("search",))
    return folded(search)
