"""Reading a GraphQL request out of an HTTP request."""

import asyncio
from dataclasses import dataclass
from typing import Any, cast

import orjson
from starlette.requests import ClientDisconnect, Request

from schema.limits import MAX_BODY

# Who sends a body this slowly is holding a connection, not asking.
_BODY_SECONDS = 15


class BadRequestError(Exception):
    """It is no GraphQL request; ``status`` is of HTTP."""

    def __init__(self, status: int, message: str, code: str = "BAD_USER_INPUT") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """What is to be executed."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None


async def read_request(request: Request) -> GraphQLRequest:
    """The request in a POST's body or in a GET's query string. Raises `BadRequestError`."""
    if request.method == "POST":
        return _of_object(_parse_json(await _read_body(request), "the body"))
    if request.method == "GET":
        parameters: dict[str, Any] = dict(request.query_params)
        for name in ("variables", "extensions"):
            if parameters.get(name):
                parameters[name] = _parse_json(parameters[name], name)
            else:
                parameters.pop(name, None)
        return _of_object(parameters)
    raise BadRequestError(405, "Expected GET or POST.")


async def _read_body(request: Request) -> bytes:
    content_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    # Nothing else, and that is what keeps other sites' forms out: a browser sends JSON across sites only after asking.
    if content_type.strip() != "application/json":
        raise BadRequestError(415, "Expected a body of the type application/json.")
    if "charset" in parameters and "utf-8" not in parameters and "utf8" not in parameters:
        raise BadRequestError(415, "Expected a body in UTF-8.")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise BadRequestError(415, "Expected a body without a content encoding.")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_BODY:
        raise BadRequestError(413, f"Expected a body of at most {MAX_BODY} bytes.")
    body = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY:
                    raise BadRequestError(413, f"Expected a body of at most {MAX_BODY} bytes.")
    except TimeoutError:
        raise BadRequestError(408, "The body did not arrive in time.") from None
    except ClientDisconnect:
        raise BadRequestError(400, "The body ended early.") from None
    return bytes(body)


def _parse_json(text: bytes | str, what: str) -> Any:
    try:
        return orjson.loads(text)
    except ValueError:
        raise BadRequestError(400, f"Expected {what} to be JSON in UTF-8.") from None


def _of_object(document: Any) -> GraphQLRequest:
    if not isinstance(document, dict):
        raise BadRequestError(400, "Expected one JSON object with a query.")
    parameters = cast("dict[str, Any]", document)
    query = parameters.get("query")
    variables = parameters.get("variables")
    operation_name = parameters.get("operationName")
    extensions = parameters.get("extensions")
    if extensions is not None and not isinstance(extensions, dict):
        raise BadRequestError(400, "Expected extensions to be an object.")
    if query is None and isinstance(extensions, dict) and "persistedQuery" in extensions:
        # Clients that hope for stored queries send the text again when they hear these words.
        raise BadRequestError(400, "PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")
    if not isinstance(query, str) or not query:
        raise BadRequestError(400, "Expected a query, as a string.")
    if variables is not None and not isinstance(variables, dict):
        raise BadRequestError(400, "Expected variables to be an object.")
    if operation_name is not None and not isinstance(operation_name, str):
        raise BadRequestError(400, "Expected operationName to be a string.")
    return GraphQLRequest(query, cast("dict[str, Any] | None", variables), operation_name or None)
