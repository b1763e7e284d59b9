"""Reading a GraphQL request out of an HTTP request."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import orjson
from starlette.datastructures import Headers
from starlette.requests import Request

from crm_desktop.persisted_documents import PersistedDocuments, is_identifier
from crm_desktop.request_body import BadRequestError, read_body
from schema.limits import MAX_BODY


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """What is to be executed."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None


class HttpRequest(Request):
    """The library's, which looks each time whether the headers were read."""

    @cached_property
    def headers(self) -> Headers:  # pyright: ignore[reportIncompatibleMethodOverride] - as which it is read
        return Headers(scope=self.scope)


async def read_request(request: Request, documents: PersistedDocuments) -> GraphQLRequest:
    """The request in a POST's body or in a GET's query string. Raises `BadRequestError` and `DocumentRefusedError`."""
    if request.method == "POST":
        body = await read_body(request, ("application/json",), MAX_BODY)
        return _of_object(_parse_json(body, "the body"), documents)
    if request.method == "GET":
        parameters: dict[str, Any] = dict(request.query_params)
        for name in ("variables", "extensions"):
            if parameters.get(name):
                parameters[name] = _parse_json(parameters[name], name)
            else:
                parameters.pop(name, None)
        return _of_object(parameters, documents)
    raise BadRequestError(405, "Expected GET or POST.")


def _parse_json(text: bytes | str, what: str) -> Any:
    try:
        return orjson.loads(text)
    except ValueError:
        raise BadRequestError(400, f"Expected {what} to be JSON in UTF-8.") from None


def _of_object(document: Any, documents: PersistedDocuments) -> GraphQLRequest:
    if not isinstance(document, dict):
        raise BadRequestError(400, "Expected one JSON object with a query.")
    parameters = cast("dict[str, Any]", document)
    query, document_id = parameters.get("query"), parameters.get("documentId")
    variables = parameters.get("variables")
    operation_name = parameters.get("operationName")
    extensions = parameters.get("extensions")
    if extensions is not None and not isinstance(extensions, dict):
        raise BadRequestError(400, "Expected extensions to be an object.")
    if document_id is not None:
        if not isinstance(document_id, str) or not is_identifier(document_id):
            raise BadRequestError(400, "Expected documentId to be an identifier, such as sha256: and 64 digits.")
        if query is not None:
            raise BadRequestError(400, "Expected a query or a documentId, and not both.")
        query = documents.find(document_id)
    elif query is None and isinstance(extensions, dict) and "persistedQuery" in extensions:
        # Clients that hope for stored queries send the text again when they hear these words.
        raise BadRequestError(400, "PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")
    if not isinstance(query, str) or not query:
        raise BadRequestError(400, "Expected a query, as a string.")
    documents.require(query)
    if variables is not None and not isinstance(variables, dict):
        raise BadRequestError(400, "Expected variables to be an object.")
    if operation_name is not None and not isinstance(operation_name, str):
        raise BadRequestError(400, "Expected operationName to be a string.")
    return GraphQLRequest(query, cast("dict[str, Any] | None", variables), operation_name or None)


__all__ = ["BadRequestError", "GraphQLRequest", "HttpRequest", "read_request"]
