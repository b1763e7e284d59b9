"""GraphQL over HTTP, by the specification of that name."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from graphql import GraphQLError
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from crm_desktop import media_type
from crm_desktop.answers import Answer, Answers, Asked, Form
from crm_desktop.answers.entity_tag import current_tag, write_tag
from crm_desktop.bounds import Doorkeeper, network_of
from crm_desktop.graphql_request import BadRequestError, GraphQLRequest, read_request
from crm_desktop.request_viewer import (
    find_request_viewer,
    refuse_links_elsewhere,
    request_language,
    require_owner,
)
from crm_desktop.request_work import ClientLeft, disconnected, run_for_request
from crm_desktop.session_cookie import read_cookie, write_cookie
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from schema import limits
from schema.context import Context, language_of
from schema.errors import RETRY_AFTER_SECONDS, code_of, present_one, seconds_to_wait
from schema.schema import is_query, schema

log = logging.getLogger(__name__)

_READING = frozenset({OperationType.QUERY})
_ALL = frozenset({OperationType.QUERY, OperationType.MUTATION})

# And Accept-Encoding, of which the compression tells.
_VARY = "Accept, Accept-Language, Authorization, Cookie"
# The status of a GraphQL request that was refused before it ran: only the newer format tells it.
_CLIENT_LEFT = 499  # for logs; nobody gets it
_REFUSED = {media_type.GRAPHQL: 400, media_type.JSON: 200}

# Characters: browsers take some 120 to say what they are.
_MAX_CLIENT_NAME = 300


class GraphQLEndpoint:
    """The ASGI application behind ``/graphql``: POST for everything, GET for queries."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Callable[[], datetime],
        doorkeeper: Doorkeeper,
        answers: Answers,
        *,
        projects: bool = True,
    ) -> None:
        """``projects`` as of `create_app`."""
        self._engine = engine
        self._clock = clock
        self._doorkeeper = doorkeeper
        self._answers = answers
        self._projects = projects

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        await (await self._answer(request))(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        accepted = media_type.choose(request.headers.get("accept"))
        if accepted is None:
            return _refusal(
                406, f"Expected to be asked for {media_type.GRAPHQL} or {media_type.JSON}.", media_type.JSON
            )
        try:
            self._doorkeeper.count_address(request)
            requested = await read_request(request)
            work = self._run(requested, request, accepted)
            return await run_for_request(work, self._doorkeeper.time_limit, _left(request))
        except ClientLeft:
            return Response(status_code=_CLIENT_LEFT)
        except BadRequestError as error:
            return _refusal(error.status, error.message, accepted, error.code)
        except InvalidOperationTypeError:
            if request.method == "GET":
                return _refusal(405, "Expected a query; anything else must be sent by POST.", accepted)
            return _refusal(_REFUSED[accepted], "Expected a query or a mutation.", accepted)
        except Exception as error:
            shown = present_one(error, request_language(request))
            failed = 503 if code_of(shown) is ErrorCode.TIMEOUT else 500
            otherwise = _REFUSED[accepted] if isinstance(error, RequestError) else failed
            return _error(_status([shown], otherwise), shown.formatted, accepted, seconds_to_wait([shown]))

    async def _context_of(self, request: Request) -> Context:
        now = self._clock()
        refuse_links_elsewhere(request)
        viewer = await find_request_viewer(self._engine, request, now)
        self._doorkeeper.count_viewer(viewer)
        require_owner(request, viewer)
        return Context(
            engine=self._engine,
            now=now,
            viewer=viewer,
            language=language_of(viewer, request_language(request)),
            session=read_cookie(request),
            admission=self._doorkeeper.admission,
            log_in_lane=self._doorkeeper.log_in_lane,
            projects=self._projects,
            client_address=network_of(request),
            client_name=request.headers.get("user-agent", "")[:_MAX_CLIENT_NAME],
        )

    async def _run(self, requested: GraphQLRequest, request: Request, accepted: str) -> Response:
        context = request.state.context = await self._context_of(request)

        async def compute() -> Answer:
            result = await self._execute(requested, request, context)
            is_good = not (result.errors or context.is_writing)
            errors = result.errors or ()
            status = _status(errors, _REFUSED[accepted] if _never_ran(result) else 200)
            body = orjson.dumps(_body(result))
            if len(body) > limits.MAX_ANSWER:
                raise RequestError(ErrorCode.COST_EXCEEDED, _TOO_LARGE.format(bytes=len(body), most=limits.MAX_ANSWER))
            return Answer(status, body, is_good, context.had_turn, retry_after=seconds_to_wait(errors))

        asked = Asked.of(context, requested) if self._answers.are_kept else None
        if asked is None or not is_query(requested.query, requested.operation_name):
            response = _response(await compute(), accepted)
            write_cookie(response, context.session, request)
            return response
        # What compresses the answer has left the coding of its choice.
        form = Form(accepted, request.headers.get("accept-encoding", ""))
        known = current_tag(request.headers.get("if-none-match", ""), asked, form)
        if known and await self._answers.is_given_again(asked, known[1]):
            return Response(status_code=304, headers=_kept_headers(known[0], ", Accept-Encoding"))
        answer = await self._answers.answer(asked, compute)
        tag = write_tag(asked, answer.conditions, form) if answer.conditions else None
        return _response(answer, accepted, tag)

    async def _execute(self, requested: GraphQLRequest, request: Request, context: Context) -> ExecutionResult:
        return await schema.execute(
            requested.query,
            variable_values=requested.variables,
            context_value=context,
            operation_name=requested.operation_name,
            allowed_operation_types=_ALL if request.method == "POST" else _READING,
        )


async def _left(request: Request) -> None:
    """Returns once nobody waits for the answer. Who only writes is not given up: what they sent is done all the same."""
    await disconnected(request.receive)
    context: Context | None = getattr(request.state, "context", None)
    if context is not None and context.is_writing:
        await asyncio.get_running_loop().create_future()


def _status(errors: Sequence[GraphQLError], otherwise: int) -> int:
    """What proxies and clients learn that look at nothing else: whether to try again, even if something was answered."""
    codes = {code_of(error) for error in errors}
    if ErrorCode.SERVICE_UNAVAILABLE in codes:
        return 503
    return 429 if ErrorCode.RATE_LIMITED in codes else otherwise


def _never_ran(result: ExecutionResult) -> bool:
    """Whether the request was refused before any field was asked: then there is no data, not even null."""
    return result.data is None and not any(error.path for error in result.errors or ())


def _body(result: ExecutionResult) -> dict[str, Any]:
    body: dict[str, Any] = {}
    # Errors first, where people who read answers look.
    if result.errors:
        body["errors"] = [error.formatted for error in result.errors]
    if not _never_ran(result):
        body["data"] = result.data
    if result.extensions:
        body["extensions"] = result.extensions
    return body


def _refusal(status: int, message: str, accepted: str, code: str = ErrorCode.BAD_USER_INPUT) -> Response:
    response = _error(status, {"message": message, "extensions": {"code": code}}, accepted)
    if status == 405:
        response.headers["allow"] = "GET, POST"
    return response


def _error(status: int, error: Mapping[str, Any], accepted: str, retry_after: int | None = None) -> Response:
    body = orjson.dumps({"errors": [error]})
    return _response(Answer(status, body, is_good=False, is_dear=False, retry_after=retry_after), accepted)


def _response(answer: Answer, accepted: str, tag: str | None = None) -> Response:
    """The answer, which a client may keep only if it has a tag to ask by whether it still holds."""
    headers = _kept_headers(tag) if tag else {"cache-control": "no-store"}
    if answer.status in (429, 503):
        headers["retry-after"] = str(answer.retry_after or RETRY_AFTER_SECONDS)
    return Response(answer.body, answer.status, headers=headers, media_type=f"{accepted}; charset=utf-8")


def _kept_headers(tag: str, varies: str = "") -> dict[str, str]:
    return {"etag": tag, "cache-control": "private, no-cache", "vary": _VARY + varies}


_TOO_LARGE = LocalizedText(
    "Expected an answer of at most {most} bytes, got {bytes}. Ask for fewer rows (first), fewer fields of each, or rows of fewer "
    "numbers.",
    "Ожидается ответ не больше {most} байт, получено {bytes}. Запросите меньше строк (first), меньше полей каждой или строки "
    "меньшего числа показателей.",
)
