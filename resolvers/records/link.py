"""Links from records into the system they came from: addresses that the company sets, with the place of the external id."""

import re
from urllib.parse import quote, urlsplit

from permissions.viewer import CompanyProfile
from resolvers.language import LocalizedText
from resolvers.records.reading import Record
from resolvers.user_error import Path, Problems, UserErrorCode

PLACE = "{externalId}"
MAX_LINK = 500

# What stands in an address as it is, and nothing that a browser would take out or turn round.
_ADDRESS = re.compile(r"[^\s\\\"'<>^`|{}\x00-\x1f\x7f]*")
# In a path these two mean other folders, escaped or not.
_FOLDERS = frozenset({".", ".."})


def link_of(record: Record, company: CompanyProfile) -> str | None:
    """Where the record is opened; ``None`` where the company has set no link for its kind, or the record has no id there."""
    template: str | None = getattr(company.links, record.kind.value)
    id_ = record.external_id
    if template is None or not id_ or id_ in _FOLDERS:
        return None
    return template.replace(PLACE, quote(id_, safe=""))


def check_link(problems: Problems, path: Path, link: str) -> str | None:
    """The link as it is kept; ``None`` for an empty one. Notes what is no address of the web with the id's place behind its host."""
    if not link:
        return None
    if not is_link(link):
        problems.add(path, UserErrorCode.INVALID, _EXPECTED)
    return link


def is_link(link: str) -> bool:
    """Whether it is an address of the web that is not too long, with the place of the id behind its host."""
    if len(link) > MAX_LINK or PLACE not in link or not _ADDRESS.fullmatch(link.replace(PLACE, "")):
        return False
    try:
        parts = urlsplit(link)
        is_place_behind_host = PLACE in (parts.path + parts.query + parts.fragment)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and PLACE not in parts.netloc
            and is_place_behind_host
            and parts.port != 0
        )
    except ValueError:
        return False


_EXPECTED = LocalizedText(
    f"Expected an address that begins with https:// or http:// and has {{externalId}} behind the host, at most {MAX_LINK} characters: "
    "https://crm.example/deals/{externalId}.",
    f"Ожидается адрес, который начинается с https:// или http:// и содержит {{externalId}} после имени сервера, не больше "
    f"{MAX_LINK} символов: https://crm.example/deals/{{externalId}}.",
)
