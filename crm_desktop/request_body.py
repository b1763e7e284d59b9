"""Reading the body of a request."""

import asyncio
from collections.abc import Collection

from starlette.requests import ClientDisconnect, Request

# Who sends a body more slowly is holding a connection, not asking.
_SECONDS = 15


class BadRequestError(Exception):
    """It cannot be read as what it should be; ``status`` is of HTTP."""

    def __init__(self, status: int, message: str, code: str = "BAD_USER_INPUT") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code


async def read_body(request: Request, types: Collection[str], most: int, seconds: float = _SECONDS) -> bytes:
    """The body, in UTF-8, of one of these media types, of so many bytes at the most, and sent in time. Raises `BadRequestError`."""
    content_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    # Nothing else, and that is what keeps other sites' forms out: a browser sends JSON across sites only after asking.
    if content_type.strip() not in types:
        raise BadRequestError(415, f"Expected a body of the type {' or '.join(types)}.")
    if "charset" in parameters and "utf-8" not in parameters and "utf8" not in parameters:
        raise BadRequestError(415, "Expected a body in UTF-8.")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise BadRequestError(415, "Expected a body without a content encoding.")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise BadRequestError(413, f"Expected a body of at most {most} bytes.")
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise BadRequestError(413, f"Expected a body of at most {most} bytes.")
    except TimeoutError:
        raise BadRequestError(408, "The body did not arrive in time.") from None
    except ClientDisconnect:
        raise BadRequestError(400, "The body ended early.") from None
    return bytes(body)
