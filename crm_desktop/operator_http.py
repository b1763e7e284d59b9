"""What whoever runs the server asks for by program: companies, by a key that is nobody's of a company."""

import hashlib
import hmac
import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast, get_args

import click
import orjson
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crm_desktop.bounds import Doorkeeper
from crm_desktop.client_browser import browser_of
from crm_desktop.json_refusal import NOT_KEPT, asked_language, refusal, refuse
from crm_desktop.request_body import BadRequestError, read_body
from crm_desktop.request_work import never_leaving
from resolvers.administration.new_company import Limits, NewCompany
from resolvers.administration.operating import (
    LIMITED,
    OperatedCompany,
    create_and_invite,
    list_companies,
    set_limits,
)
from resolvers.errors import ErrorCode
from resolvers.language import Language
from resolvers.text_checks import is_storable
from resolvers.user_error import UserError

log = logging.getLogger(__name__)

_PATH = "/operator/companies"
_SHORTEST_KEY = 32
_MAX_BODY = 10_000
_BODY_SECONDS = 10
_MOST = 2**62
_COMPANY = {"externalId": str, "name": str, "timezone": str, "currency": str, "email": str, "person": str}


def operator_keys(_context: click.Context, _option: click.Parameter, value: Path | None) -> tuple[bytes, ...]:
    """Digests of the keys in the file of the option, a line each; none without a file, or a refusal that says what is expected."""
    if value is None:
        return ()
    try:
        keys = value.read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{value} cannot be read: {error}"
        raise click.BadParameter(message) from error
    if not keys or any(len(key) < _SHORTEST_KEY for key in keys):
        message = (
            f"expected a key in each line of {value}, of at least {_SHORTEST_KEY} characters, "
            "such as `openssl rand -hex 32` prints"
        )
        raise click.BadParameter(message)
    return tuple(_digest(key) for key in keys)


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode(errors="replace")).digest()


class OperatorEndpoint:
    """`/operator/companies`: GET lists them, POST makes one and invites its administrator, PATCH of one sets its limits."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Callable[[], datetime],
        doorkeeper: Doorkeeper,
        keys: Sequence[bytes],
        new_limits: Limits,
        *,
        sends_mail: bool,
    ) -> None:
        """``keys``: digests of those that are believed. ``new_limits``: what companies begin with."""
        self._engine = engine
        self._clock = clock
        self._doorkeeper = doorkeeper
        self._keys = keys
        self._new_limits = new_limits
        self._sends_mail = sends_mail

    @property
    def routes(self) -> list[Route]:
        """Where it answers; nowhere without keys."""
        if not self._keys:
            return []
        return [
            Route(_PATH, self._answering({"GET": self._list, "POST": self._create}), methods=["GET", "POST"]),
            Route(_PATH + "/{external_id:path}", self._answering({"PATCH": self._limit}), methods=["PATCH"]),
        ]

    def _answering(self, methods: "Mapping[str, Callable[[Request], Any]]") -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                self._doorkeeper.count_address(request)
                if not self._is_operator(request):
                    # As often as somebody may try to log in.
                    self._doorkeeper.log_in_lane.count(browser_of(request).address)
                    log.warning("Somebody came to %s without a key of the operator", _PATH)
                    return refuse(401, ErrorCode.UNAUTHENTICATED, "Expected a key of the operator as a bearer token.")
                work = methods["GET" if request.method == "HEAD" else request.method](request)
                response: Response = await self._doorkeeper.run(work, never_leaving())
                log.info("The operator: %s, answered %s", request.method, response.status_code)
                return response
            except BadRequestError as error:
                return refuse(error.status, ErrorCode.BAD_USER_INPUT, error.message)
            except Exception as error:
                return refusal(error, asked_language(request))

        return answer

    def _is_operator(self, request: Request) -> bool:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        given = _digest(key.strip())
        # All are compared, so that the time says nothing of which of them, and how much of it.
        found = [hmac.compare_digest(given, each) for each in self._keys]
        return scheme.lower() == "bearer" and any(found)

    async def _list(self, request: Request) -> Response:
        first, after = request.query_params.get("first", "50"), request.query_params.get("after", "")
        if not re.fullmatch("[1-9][0-9]?|100", first):
            raise BadRequestError(400, "Expected first: a number from 1 to 100, as each of them is counted.")
        if not is_storable(after):
            raise BadRequestError(400, "Expected after: an external id.")
        found = await list_companies(self._engine, after, int(first))
        more = found[-1].external_id if len(found) == int(first) else None
        return _answer(200, {"companies": [_told(each) for each in found], "next": more})

    async def _create(self, request: Request) -> Response:
        if not self._sends_mail:
            raise BadRequestError(
                409, "Expected a server that sends mail, to invite the company's administrator by it."
            )
        given = await _object(request)
        limits = {**self._new_limits, **_limits(given.pop("limits", {}))}
        language = given.pop("language", None)
        if language is not None and language not in get_args(Language):
            raise BadRequestError(422, "language: expected one of en, ru.")
        if {*given} != {*_COMPANY} or any(type(given[name]) is not kind for name, kind in _COMPANY.items()):
            names = ", ".join(_COMPANY)
            raise BadRequestError(422, f"Expected {names}, each a text; besides language and limits, if wanted.")
        new = NewCompany(
            given["externalId"],
            given["name"],
            given["timezone"],
            given["currency"],
            given["email"],
            given["person"],
            language,
            limits,
        )
        problems = await create_and_invite(self._engine, new, self._clock())
        if problems:
            return _refused(problems, asked_language(request))
        return _answer(201, {"externalId": new.external_id, "invited": new.email})

    async def _limit(self, request: Request) -> Response:
        limits = _limits(await _object(request))
        named = request.path_params["external_id"]
        company = await set_limits(self._engine, named, limits, self._clock()) if is_storable(named) else None
        if company is None:
            raise BadRequestError(404, "There is no company with this external id.")
        return _answer(200, _told(company))


async def _object(request: Request) -> dict[str, Any]:
    body = await read_body(request, ("application/json",), _MAX_BODY, _BODY_SECONDS)
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise BadRequestError(400, "Expected a JSON object in UTF-8.")
    return cast("dict[str, Any]", given)


def _limits(given: Any) -> Limits:
    limits = cast("dict[str, Any]", given) if isinstance(given, dict) else {"": None}
    is_one = all(
        kind in LIMITED and (most is None or (type(most) is int and 0 < most < _MOST)) for kind, most in limits.items()
    )
    if not is_one:
        expected = ", ".join(LIMITED)
        raise BadRequestError(422, f"limits: expected {expected}, each a number above 0, or null for any number.")
    return limits


def _told(company: OperatedCompany) -> dict[str, Any]:
    limits: dict[str, Any] = {
        kind.value: {"used": each.used, "most": each.most} for kind, each in company.usage.items()
    }
    return {
        "externalId": company.external_id,
        "name": company.name,
        "createdAt": company.created_at,
        "deletionDueAt": company.deletion_due_at,
        "limits": {**limits, "requests": {"most": company.requests_limit}},
    }


def _refused(problems: Sequence[UserError], language: Language) -> Response:
    told = [{"field": each.field[-1], "code": each.code, "message": each.message.of(language)} for each in problems]
    return refuse(422, ErrorCode.BAD_USER_INPUT, "Nothing was made.", problems=told)


def _answer(status: int, told: dict[str, Any]) -> Response:
    return Response(orjson.dumps(told), status, headers=NOT_KEPT, media_type="application/json")
