"""The addresses of everything of a company, or of a person, as one archive."""

from dataclasses import dataclass
from urllib.parse import quote

from resolvers.errors import RequestError
from schema.node import global_id, number_of

PREFIX = "/export/"
"""What addresses of all files to download begin with."""

_COMPANY = "company.zip"
_PEOPLE, _ENDING = "people/", ".zip"


@dataclass(frozen=True, slots=True)
class TakingAddress:
    """What an address is of: the viewer's company, or a person by their number; 0 for what is nobody's id."""

    person_id: int | None


def company_taking() -> str:
    """Where everything of the viewer's company is."""
    return f"{PREFIX}{_COMPANY}"


def person_taking(user_id: int) -> str:
    """Where what is about a person is."""
    return f"{PREFIX}{_PEOPLE}{quote(global_id('User', user_id), safe='')}{_ENDING}"


def read_taking(address: str) -> TakingAddress | None:
    """What an address behind `PREFIX` is of; ``None`` if it is another kind of file."""
    if address == _COMPANY:
        return TakingAddress(None)
    if address.startswith(_PEOPLE) and address.endswith(_ENDING):
        try:
            return TakingAddress(number_of("User", address.removeprefix(_PEOPLE).removesuffix(_ENDING)))
        except RequestError:
            return TakingAddress(0)
    return None
