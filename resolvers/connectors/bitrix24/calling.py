"""Calling methods of Bitrix24 (settings/how-to-call-rest-api/batch.md, limits.md, _includes/system-errors.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast
from urllib.parse import urlsplit

from resolvers.connectors.asking import Answer, trouble_of_status
from resolvers.connectors.bitrix24.settings import ADDRESS
from resolvers.connectors.session import Session
from resolvers.connectors.trouble import Trouble, TroubleKind, VendorError

PAGE: Final = 50
"""Records of a page, and commands of a batch, at the most."""
SCOPES: Final = frozenset({"crm", "user", "department"})

# Time of a method is added up by the minute, and a minute's goes after ten (limits.md): where it is not told when the next one goes.
_OPERATING_SECONDS: Final = 60.0
_LONGEST_OPERATING: Final = 600.0
_OPERATING: Final = "OPERATION_TIME_LIMIT"
_KINDS: Final[Mapping[str, TroubleKind]] = {
    "QUERY_LIMIT_EXCEEDED": TroubleKind.LIMITED,
    _OPERATING: TroubleKind.LIMITED,
    "INTERNAL_SERVER_ERROR": TroubleKind.UNREACHABLE,
    "ERROR_UNEXPECTED_ANSWER": TroubleKind.UNREACHABLE,
    "PORTAL_DELETED": TroubleKind.UNREACHABLE,
    "NO_AUTH_FOUND": TroubleKind.UNAUTHORIZED,
    "EXPIRED_TOKEN": TroubleKind.UNAUTHORIZED,
    # Lifted by the vendor's support only.
    "OVERLOAD_LIMIT": TroubleKind.FORBIDDEN,
    "ACCESS_DENIED": TroubleKind.FORBIDDEN,
    "INVALID_CREDENTIALS": TroubleKind.FORBIDDEN,
    "INSUFFICIENT_SCOPE": TroubleKind.FORBIDDEN,
    "USER_ACCESS_ERROR": TroubleKind.FORBIDDEN,
    "ALLOWED_ONLY_INTRANET_USER": TroubleKind.FORBIDDEN,
}


def trouble_of(answer: Answer) -> Trouble | None:
    """What an answer says is wrong: by its code, and where it has none that is known, by the status."""
    said = _members(answer.json)
    if "error" not in said:
        return trouble_of_status(answer)
    return _trouble(said) or trouble_of_status(answer) or Trouble(TroubleKind.UNEXPECTED, _detail(said))


def _trouble(said: Mapping[str, Any]) -> Trouble | None:
    code = str(said.get("error") or "").upper()
    kind = _KINDS.get(code)
    if kind is None and "access denied" in str(said.get("error_description")).lower():
        kind = TroubleKind.FORBIDDEN
    if kind is None and code:
        kind = TroubleKind.UNEXPECTED
    retry_after = _OPERATING_SECONDS if code == _OPERATING else None
    return None if kind is None else Trouble(kind, _detail(said), retry_after)


def _detail(said: Mapping[str, Any]) -> str:
    return f"{said.get('error') or ''} {said.get('error_description') or ''}".strip()


async def call(session: Session, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """What a method answers, ``result`` in it. Raises `VendorError`."""
    address = session.settings[ADDRESS].rstrip("/")
    try:
        answer = await session.asking.ask("POST", f"{address}/{method}.json", body=params)
    except VendorError as error:
        raise VendorError(_until_reset(session, method, error.trouble)) from error
    told = _members(answer.json)
    if "result" not in told:
        raise VendorError(Trouble(TroubleKind.UNEXPECTED, f"{method} answers without a result"))
    _note_reset(session, method, told.get("time"))
    return told


def _note_reset(session: Session, method: str, time: Any) -> None:
    """Keeps when the oldest minute of the method's time goes: an answer says that, and not the error that comes later (limits.md)."""
    reset_at = _members(time).get("operating_reset_at")
    if isinstance(reset_at, int):
        session.noted[method] = reset_at


def _until_reset(session: Session, method: str, trouble: Trouble) -> Trouble:
    """The trouble, and where the time of the method is used up that it is waited until some of it goes."""
    reset_at = session.noted.get(method)
    if reset_at is None or not trouble.detail.upper().startswith(_OPERATING):
        return trouble
    seconds = reset_at - session.asking.now().timestamp()
    return replace(trouble, retry_after=min(seconds, _LONGEST_OPERATING)) if seconds > 0 else trouble


async def call_all(session: Session, commands: Sequence[str]) -> list[list[Any]]:
    """The ``items`` of each command, a method and its parameters, with all its pages: by as few batches as go. Raises `VendorError`."""
    found: list[list[Any]] = [[] for _ in commands]
    left = dict(enumerate(commands))
    while left:
        now = dict([*left.items()][:PAGE])
        batch = {"halt": 0, "cmd": {f"c{place}": command for place, command in now.items()}}
        told = (await call(session, "batch", batch))["result"]
        methods = {f"c{place}": command.partition("?")[0] for place, command in now.items()}
        for key, time in _members(told.get("result_time")).items():
            _note_reset(session, methods.get(key, key), time)
        for key, said in _members(told.get("result_error")).items():
            trouble = _trouble(said) or Trouble(TroubleKind.UNEXPECTED, _detail(said))
            raise VendorError(_until_reset(session, methods.get(key, key), trouble))
        results, following = _members(told.get("result")), _members(told.get("result_next"))
        for place in now:
            if f"c{place}" not in results:
                raise VendorError(Trouble(TroubleKind.UNEXPECTED, "a batch answers without a result"))
            found[place] += results[f"c{place}"]["items"]
            start = following.get(f"c{place}")
            if start is None:
                del left[place]
            else:
                left[place] = f"{commands[place]}&start={start}"
    return found


async def call_pages(session: Session, method: str, params: Mapping[str, Any], start: str = "start") -> list[Any]:
    """All records of a method that lists few of them, page by page. Raises `VendorError`."""
    found: list[Any] = []
    place: Any = 0
    while place is not None:
        told = await call(session, method, {**params, start: place})
        found += told["result"]
        place = told.get("next")
    return found


def _members(said: Any) -> dict[str, Any]:
    """An object, which the vendor writes as an empty list where it is empty."""
    return cast("dict[str, Any]", said) if isinstance(said, dict) else {}


async def check(session: Session) -> str:
    """Whether the webhook may do what it has to; says whose Bitrix24 it is. Raises `VendorError`."""
    scopes = {str(each) for each in (await call(session, "scope", {}))["result"]}
    lacking = sorted(SCOPES - scopes)
    if lacking:
        detail = f"the webhook lacks the permissions {', '.join(lacking)}"
        raise VendorError(Trouble(TroubleKind.FORBIDDEN, detail))
    return urlsplit(session.settings[ADDRESS]).hostname or ""
