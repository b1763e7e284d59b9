"""What a client learns of what went wrong: a code, a sentence, and nothing about the inside."""

import logging
import secrets
from collections.abc import Sequence
from typing import Any

from graphql import FieldNode, GraphQLError
from sqlalchemy.exc import DBAPIError

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import Language, LocalizedText
from resolvers.outage import is_outage, log_outage, sqlstate_of, took_too_long

log = logging.getLogger(__name__)

# PostgreSQL's codes for two writers in each other's way; trying again helps.
_CONFLICTS = {"40001", "40P01"}

_LONGEST_MESSAGE = 300
# What says nothing of the request itself: the same may be answered later.
_LATER = {ErrorCode.RATE_LIMITED, ErrorCode.SERVICE_UNAVAILABLE, ErrorCode.TIMEOUT}


RETRY_AFTER_SECONDS = 5
"""How long who met an outage of the database should wait before they try again, or anybody who is not told otherwise."""


def present(errors: Sequence[GraphQLError], language: Language) -> list[GraphQLError]:
    """A request's errors as the client gets them: always with ``extensions.code``.

    What is found by reading the request, before anything of it runs, is for whoever writes requests: in English, as the parts of it
    that are not ours. A fault of the server is logged under a number, and the client learns the number; an outage of the database is
    one line in the log, however much of the request met it.
    """
    outages = [cause for error in errors if is_outage(cause := _cause_of(error))]
    if outages and outages[0] is not None:
        log_outage(outages[0])
    return [_presented(error, language) for error in errors]


def present_one(error: Exception, language: Language) -> GraphQLError:
    """What ended a whole request, as the client gets it."""
    return present([GraphQLError("", original_error=error)], language)[0]


def code_of(error: GraphQLError) -> ErrorCode:
    """The code of an error that was presented."""
    return ErrorCode((error.extensions or {})["code"])


def seconds_to_wait(errors: Sequence[GraphQLError]) -> int | None:
    """In how many seconds it may help to ask again, by errors that were presented; ``None`` where none of them says that it may."""
    later = [
        (error.extensions or {}).get("retryAfter", RETRY_AFTER_SECONDS) for error in errors if code_of(error) in _LATER
    ]
    return max(later, default=None)


def _cause_of(error: GraphQLError) -> BaseException | None:
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _presented(error: GraphQLError, language: Language) -> GraphQLError:
    if "code" in (error.extensions or {}):
        return error
    cause = _cause_of(error)
    if isinstance(cause, RequestError):
        field = {} if cause.field is None else {"field": list(cause.field)}
        later = {} if cause.retry_after is None else {"retryAfter": cause.retry_after}
        return _replaced(error, cause.message.of(language), code=cause.code, **field, **later)
    if _is_about_the_request(error, cause):
        return _replaced(error, _without_guesses(error.message), code=ErrorCode.BAD_USER_INPUT)
    if is_outage(cause):
        return _replaced(error, _UNAVAILABLE.of(language), code=ErrorCode.SERVICE_UNAVAILABLE)
    if took_too_long(cause):
        log.warning("A statement took too long", exc_info=cause)
        return _replaced(error, _TOO_LONG.of(language), code=ErrorCode.TIMEOUT)
    if isinstance(cause, DBAPIError) and sqlstate_of(cause) in _CONFLICTS:
        return _replaced(error, _CONFLICT.of(language), code=ErrorCode.CONFLICT)
    number = secrets.token_hex(6)
    log.error("Internal error %s at %s", number, error.path, exc_info=cause or error)
    return _replaced(error, _INTERNAL.of(language), code=ErrorCode.INTERNAL_SERVER_ERROR, id=number)


def _is_about_the_request(error: GraphQLError, cause: BaseException | None) -> bool:
    """Whether it was found out by reading the request, whose author can do something about it."""
    if cause is not None and not isinstance(cause, GraphQLError):
        return False
    # While completing a field's value, the error points at the field: the value was wrong, not the request.
    return error.path is None or not (error.nodes and isinstance(error.nodes[0], FieldNode))


def _without_guesses(message: str) -> str:
    """The message without the names it guesses were meant, and without what it quotes at length."""
    told = message.partition(" Did you mean ")[0]
    return told if len(told) <= _LONGEST_MESSAGE else f"{told[:_LONGEST_MESSAGE]}…"


def _replaced(error: GraphQLError, message: str, **extensions: Any) -> GraphQLError:
    return GraphQLError(
        message, error.nodes, error.source, error.positions, error.path, error.original_error, extensions
    )


_UNAVAILABLE = LocalizedText(
    "The database cannot be used just now. Try again in a moment.",
    "База данных сейчас недоступна. Попробуйте чуть позже.",
)
_TOO_LONG = LocalizedText(
    "It took too long. Try again later, or ask for less.",
    "Это заняло слишком много времени. Попробуйте позже или запросите меньше.",
)
_CONFLICT = LocalizedText(
    "Somebody else changed the same at the same time. Try again.",
    "Кто-то другой одновременно менял то же. Попробуйте ещё раз.",
)
_INTERNAL = LocalizedText("Internal error", "Внутренняя ошибка")
