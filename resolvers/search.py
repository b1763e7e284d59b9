"""Looking for text in names."""

from resolvers.alphabet import folded
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.text_checks import is_storable

# Characters.
MAX_SEARCH = 200


def searched(search: str) -> str:
    """The text that names are looked for by, `folded`.

    Raises `RequestError` (BAD_USER_INPUT) for a text that is in no name.
    """
    if len(search) > MAX_SEARCH or not is_storable(search):
        raise RequestError(ErrorCode.BAD_USER_INPUT, _EXPECTED, ("search",))
    return folded(search)


_EXPECTED = LocalizedText(
    f"Expected at most {MAX_SEARCH} characters, without NUL characters and broken Unicode.",
    f"Ожидается не больше {MAX_SEARCH} символов, без нулевых символов и повреждённого Юникода.",
)
