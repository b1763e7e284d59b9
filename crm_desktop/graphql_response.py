"""What a GraphQL request is answered with over HTTP: statuses, bodies, and what may be kept."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.responses import Response
from strawberry.types import ExecutionResult

from crm_desktop import media_type
from crm_desktop.answers import Answer
from crm_desktop.observing import observed
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import Language, LocalizedText
from schema import limits
from schema.errors import RETRY_AFTER_SECONDS, code_of, present_one, seconds_to_wait

# The status of a GraphQL request that was refused before it ran: only the newer format tells it.
REFUSED = {media_type.GRAPHQL: 400, media_type.JSON: 200}
AS_OF = "x-as-of"
"""The header that tells the ``asOf`` of an answer that has one, so that who has it already need not have it again."""

# And Accept-Encoding, of which the compression tells.
_VARY = "Accept, Accept-Language, Authorization, Cookie"


def answer_of(result: ExecutionResult, accepted: str, *, is_good: bool, is_dear: bool) -> Answer:
    """What came of a request, in the format that was asked for. Raises `RequestError` (COST_EXCEEDED) for what is too large."""
    errors = result.errors or ()
    if errors:
        observed().fail(code_of(errors[0]))
    status = _status(errors, REFUSED[accepted] if _never_ran(result) else 200)
    body = orjson.dumps(_body(result))
    if len(body) > limits.MAX_ANSWER:
        raise RequestError(ErrorCode.COST_EXCEEDED, _TOO_LARGE.format(bytes=len(body), most=limits.MAX_ANSWER))
    return Answer(status, body, is_good and not errors, is_dear, retry_after=seconds_to_wait(errors))


def respond(answer: Answer, accepted: str, tag: str | None = None, as_of: str | None = None) -> Response:
    """The answer, which a client may keep only if it has a tag to ask by whether it still holds; ``as_of`` which instant it tells."""
    headers = _kept_headers(tag, as_of) if tag else {"cache-control": "no-store"}
    if answer.status in (429, 503):
        headers["retry-after"] = str(answer.retry_after or RETRY_AFTER_SECONDS)
    return Response(answer.body, answer.status, headers=headers, media_type=f"{accepted}; charset=utf-8")


def not_modified(tag: str, as_of: str | None) -> Response:
    """What the client has is what would be answered, but for the instant that it tells, which is this one now."""
    return Response(status_code=304, headers=_kept_headers(tag, as_of, ", Accept-Encoding"))


def refuse(status: int, message: str, accepted: str, code: str = ErrorCode.BAD_USER_INPUT) -> Response:
    """It was no GraphQL request, or none that this method may be used for."""
    response = _error(status, {"message": message, "extensions": {"code": code}}, accepted)
    if status == 405:
        response.headers["allow"] = "GET, POST"
    return response


def fail(error: Exception, accepted: str, language: Language) -> Response:
    """What ended a whole request."""
    shown = present_one(error, language)
    failed = 503 if code_of(shown) is ErrorCode.TIMEOUT else 500
    otherwise = REFUSED[accepted] if isinstance(error, RequestError) else failed
    return _error(_status([shown], otherwise), shown.formatted, accepted, seconds_to_wait([shown]))


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


def _error(status: int, error: Mapping[str, Any], accepted: str, retry_after: int | None = None) -> Response:
    observed().fail(error["extensions"]["code"])
    body = orjson.dumps({"errors": [error]})
    return respond(Answer(status, body, is_good=False, is_dear=False, retry_after=retry_after), accepted)


def _kept_headers(tag: str, as_of: str | None, varies: str = "") -> dict[str, str]:
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": _VARY + varies}
    return headers if as_of is None else {**headers, AS_OF: as_of}


_TOO_LARGE = LocalizedText(
    "Expected an answer of at most {most} bytes, got {bytes}. Ask for fewer rows (first), fewer fields of each, or rows of fewer "
    "numbers.",
    "Ожидается ответ не больше {most} байт, получено {bytes}. Запросите меньше строк, меньше полей каждой или строки "
    "меньшего числа показателей.",
)
