"""Asking API v4: where it is, how often it may be asked, how its lists are paged, and what its errors say."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast
from urllib.parse import urlencode

from resolvers.connectors.asking import Answer, trouble_of_status
from resolvers.connectors.declaration import Record
from resolvers.connectors.pace import Pace
from resolvers.connectors.session import Session
from resolvers.connectors.trouble import Trouble, VendorError

PACE: Final = Pace(requests=5, seconds=1)
"""Seven a second are taken (https://developers.kommo.com/docs/limitations); some are left to other integrations."""
MOST: Final = 250
"""Entities in a page."""


def trouble_of(answer: Answer) -> Trouble | None:
    """What is wrong. 204 is a list with nothing in it; errors say what is wrong in ``detail`` (RFC 7807)."""
    if answer.status == 204:
        return None
    trouble = trouble_of_status(answer)
    said = cast("Mapping[str, Any] | None", answer.json)
    if trouble is None or not isinstance(said, dict):
        return trouble
    detail = ": ".join(str(said[name]) for name in ("title", "detail") if said.get(name))
    return Trouble(trouble.kind, detail or trouble.detail, trouble.retry_after)


async def ask(session: Session, path: str, params: Mapping[str, str | int] | None = None) -> Mapping[str, Any]:
    """What the API answers; nothing, if there is none."""
    url = f"{session.settings['address'].rstrip('/')}/api/v4/{path}"
    # Brackets as they are: so the documentation writes them.
    query = urlencode(params or {}, safe="[],")
    headers = {"authorization": f"Bearer {session.settings['token']}"}
    answer = await session.asking.ask("GET", f"{url}?{query}" if query else url, headers=headers)
    return answer.json or {}


async def page(
    session: Session, path: str, number: int, params: Mapping[str, str | int], most: int = MOST
) -> tuple[Sequence[Record], bool]:
    """A page of a list, and whether there are more."""
    name = path.rpartition("/")[2]
    answer = await ask(session, path, {"page": number, "limit": most, **params})
    rows: Sequence[Record] = answer.get("_embedded", {}).get(name, ())
    return rows, "next" in answer.get("_links", {})


async def ask_for_one(session: Session, path: str, id_: str, params: Mapping[str, str | int]) -> Record | None:
    """One entity by its id; ``None`` for one that is not there, which is answered with 404, or with nothing."""
    try:
        return await ask(session, f"{path}/{id_}", params) or None
    except VendorError as error:
        if error.trouble.status == 404:
            return None
        raise


async def everything(session: Session, path: str) -> list[Record]:
    """All rows of a short list."""
    rows, number, is_more = list[Record](), 1, True
    while is_more:
        more, is_more = await page(session, path, number, {})
        rows += more
        number += 1
    return rows


async def check(session: Session) -> str:
    """Which account answers."""
    account = await ask(session, "account")
    return f"{account['name']} ({account['subdomain']})"


def instant(seconds: Any) -> str:
    """An instant as rows have it; the API has seconds since 1970."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def seconds(since: str) -> int:
    """The other way round."""
    return int(datetime.fromisoformat(since).timestamp())
