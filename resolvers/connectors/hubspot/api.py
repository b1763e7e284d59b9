"""Asking the API: where it is, how often it may be asked, how records are read, and what its errors say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast
from urllib.parse import urlencode

from resolvers.connectors.asking import Answer, trouble_of_status
from resolvers.connectors.declaration import Record
from resolvers.connectors.pace import Pace
from resolvers.connectors.session import Session
from resolvers.connectors.trouble import Trouble, TroubleKind

VERSION: Final = "2026-09"
PACE: Final = Pace(requests=4, seconds=1)
"""Searches are limited to five a second, everything to a hundred in ten of the smallest accounts
(https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines)."""
MOST: Final = 100
MOST_WITH_HISTORY: Final = 50
"""Records that are read at once."""
_HOST = "https://api.hubapi.com"
_DAILY, _HOUR = "DAILY", 3600.0


def trouble_of(answer: Answer) -> Trouble | None:
    """What is wrong, in the words of ``message``. Once a day's requests are used up, nothing is to be had until its midnight."""
    trouble = trouble_of_status(answer)
    said = cast("Mapping[str, Any] | None", answer.json)
    if trouble is None or not isinstance(said, dict):
        return trouble
    trouble = replace(trouble, detail=str(said.get("message") or trouble.detail))
    if trouble.kind is TroubleKind.LIMITED and said.get("policyName") == _DAILY:
        return replace(trouble, retry_after=_HOUR)
    return trouble


async def get(session: Session, path: str, **params: str | int) -> Mapping[str, Any]:
    """What is answered to a GET; ``{version}`` in the path is filled in."""
    url = _url(session, path)
    return (
        await session.asking.ask("GET", f"{url}?{urlencode(params)}" if params else url, headers=_headers(session))
    ).json


async def post(session: Session, path: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is answered to a POST."""
    return (await session.asking.ask("POST", _url(session, path), headers=_headers(session), body=body)).json


async def everything(session: Session, path: str, **params: str | int) -> list[Record]:
    """All results of a short list."""
    rows, after = list[Record](), ""
    while True:
        answer = await get(session, path, **params, **({"after": after} if after else {}))
        rows += answer["results"]
        after = next_of(answer) or ""
        if not after:
            return rows


def next_of(answer: Mapping[str, Any]) -> str | None:
    """Where the next page begins."""
    return answer.get("paging", {}).get("next", {}).get("after")


async def read(
    session: Session, kind: str, ids: Sequence[str], associated: Sequence[str] = (), with_history: Sequence[str] = ()
) -> list[Record]:
    """The records with these ids, all that is to be known of them; those that are gone are left out.

    By POST, since the names of all properties would be too long for an address. What they are associated with is told by ids, the first
    of each record first.
    """
    if not ids:
        return []
    asked = {
        "inputs": [{"id": id_} for id_ in ids],
        "properties": [*session.known["properties"][kind]],
        "propertiesWithHistory": [*with_history],
    }
    found: list[Record] = (await post(session, f"crm/objects/{{version}}/{kind}/batch/read", asked))["results"]
    records: dict[str, dict[str, Any]] = {record["id"]: {**record, "associations": {}} for record in found}
    inputs = {"inputs": [{"id": id_} for id_ in records]}
    for to in associated if records else ():
        answer = await post(session, f"crm/associations/{{version}}/{kind}/{to}/batch/read", inputs)
        for each in answer["results"]:
            if each["from"]["id"] in records:
                records[each["from"]["id"]]["associations"][to] = [str(one["toObjectId"]) for one in each["to"]]
    return [*records.values()]


async def check(session: Session) -> str:
    """Which account answers."""
    account = await get(session, "account-info/{version}/details")
    return f"HubSpot {account['portalId']}"


def _url(session: Session, path: str) -> str:
    return f"{(session.settings.get('address') or _HOST).rstrip('/')}/{path.format(version=VERSION)}"


def _headers(session: Session) -> Mapping[str, str]:
    return {"authorization": f"Bearer {session.settings['token']}"}
