"""What is answered beside the GraphQL API when something cannot be done: a status and a JSON object with a code and a message."""

from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from crm_desktop.observing import observed
from crm_desktop.request_viewer import request_language
from resolvers.errors import ErrorCode
from resolvers.language import Language
from schema.errors import RETRY_AFTER_SECONDS, present_one

_STATUS = {
    ErrorCode.BAD_USER_INPUT: 400,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.SIGNED_IN_AS_ANOTHER: 409,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.INTERNAL_SERVER_ERROR: 500,
    ErrorCode.SERVICE_UNAVAILABLE: 503,
    ErrorCode.TIMEOUT: 504,
}
NOT_KEPT = {"cache-control": "no-store"}
"""Headers of answers that are for nobody else."""


def asked_language(request: Request) -> Language:
    """What the request is answered in: the viewer's own language, once it is known who asks."""
    return getattr(request.state, "language", None) or request_language(request)


def refusal(error: Exception, language: Language) -> Response:
    """What the error says."""
    shown = present_one(error, language)
    told: dict[str, Any] = dict(shown.extensions or {})
    code = ErrorCode(told.pop("code"))
    # The parameter is the last name of the path that leads to it: `period`, `from`; `scope`, `users`, `0`.
    names = [name for name in told.pop("field", ()) if not name.isdigit()]
    return refuse(_STATUS[code], code, shown.message, **told, **({"parameter": names[-1]} if names else {}))


def refuse(status: int, code: ErrorCode, message: str, **more: Any) -> Response:
    """An object with a code and a message, and what else is said."""
    observed().fail(code)
    body = orjson.dumps({"code": code, "message": message, **more})
    later = more.get("retryAfter", RETRY_AFTER_SECONDS)
    headers = {"retry-after": str(later)} if code in (ErrorCode.SERVICE_UNAVAILABLE, ErrorCode.RATE_LIMITED) else {}
    return Response(body, status, headers={**NOT_KEPT, **headers}, media_type="application/json")
