"""Asking the API: a form with the key, nested parameters, and an answer whose status says whether it is one (#main)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

from models.time_zone import TimeZone, time_zone
from resolvers.connectors.asking import Answer, trouble_of_status
from resolvers.connectors.pace import Pace
from resolvers.connectors.session import Session
from resolvers.connectors.trouble import Trouble, TroubleKind, VendorError

PACE: Final = Pace(requests=180, seconds=3600, burst=20)
"""Two hundred requests an hour, in whichever hour."""
MOST: Final = 500
"""Rows in a page. A server of before takes fifty for deals and activities, and gives as many."""
_QUARTER: Final = 900.0
_KINDS: Final[Mapping[str, TroubleKind]] = {
    "ACCESS_DENY": TroubleKind.UNAUTHORIZED,
    "LIMIT_EXCEEDED": TroubleKind.LIMITED,
    "SERVER_IS_OVERLOADED": TroubleKind.UNREACHABLE,
}
_NEVER = "0000-00-00"


def trouble_of(answer: Answer) -> Trouble | None:
    """What is wrong: errors are answered with the status 200, and a code. It is not told when it may be asked again."""
    trouble = trouble_of_status(answer)
    if trouble is not None:
        return trouble
    said = mapping(answer.json)
    if said.get("status") == "success":
        return None
    code = str(said.get("message") or "an answer without a status")
    kind = _KINDS.get(code, TroubleKind.UNEXPECTED)
    return Trouble(kind, code, _QUARTER if kind is TroubleKind.LIMITED else None)


async def ask(session: Session, path: str, **params: Any) -> Any:
    """The data that is answered."""
    form = {"apikey": session.settings["key"], **dict(_flat("params", params))}
    answer = await session.asking.ask("POST", f"{session.settings['address'].rstrip('/')}/sharedapi/{path}", form=form)
    return answer.json.get("data")


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """As PHP writes arrays into a form."""
    if isinstance(value, dict):
        for key, each in cast("dict[str, Any]", value).items():
            yield from _flat(f"{name}[{key}]", each)
    elif isinstance(value, list | tuple):
        for place, each in enumerate(cast("Sequence[Any]", value)):
            yield from _flat(f"{name}[{place}]", each)
    else:
        yield name, str(value)


def mapping(value: Any) -> Mapping[str, Any]:
    """An object, which is written as a list where it is empty, and where its keys count from 0."""
    if isinstance(value, list):
        return {str(place): each for place, each in enumerate(cast("list[Any]", value))}
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


async def check(session: Session) -> str:
    """Which types of deals it has."""
    try:
        time_zone(session.settings["time_zone"])
    except (KeyError, ValueError) as error:
        detail = f"time zone: {session.settings['time_zone']!r} is unknown; expected one such as Europe/Moscow"
        raise VendorError(Trouble(TroubleKind.UNEXPECTED, detail)) from error
    types = await ask(session, "sales/types")
    return "INTRUM: " + ", ".join(str(each["name"]) for each in types)


def zone_of(session: Session) -> TimeZone:
    """The zone of its clock, which it says no zone with."""
    return time_zone(session.settings["time_zone"])


def instant(session: Session, written: str | None) -> str | None:
    """An instant with its offset; ``None`` for one that is none."""
    if not written or written.startswith(_NEVER):
        return None
    return datetime.fromisoformat(written).replace(tzinfo=zone_of(session)).astimezone(UTC).isoformat()


def day(session: Session, since: str) -> str:
    """The day of an instant on its clock."""
    return datetime.fromisoformat(since).astimezone(zone_of(session)).date().isoformat()
