"""What is asked for at an address of its own, and refused in JSON as GraphQL is."""

from abc import ABC, abstractmethod

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from crm_desktop.json_refusal import asked_language, refusal, refuse
from crm_desktop.observing import observed
from crm_desktop.request_body import BadRequestError
from crm_desktop.request_work import ClientLeft
from resolvers.errors import ErrorCode


class JsonEndpoint(ABC):
    """An ASGI application. Whatever `answer` raises becomes a refusal."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        method = self.method_of(request)
        try:
            response = await self.answer(request) if request.method == method else _expected(method)
        except BadRequestError as error:
            response = refuse(error.status, ErrorCode.BAD_USER_INPUT, error.message)
        except ClientLeft:
            observed().fail("CLIENT_LEFT")
            return
        except Exception as error:
            response = refusal(error, asked_language(request))
        await response(scope, receive, send)

    def method_of(self, request: Request) -> str:
        """The one method that its address takes."""
        return "POST"

    @abstractmethod
    async def answer(self, request: Request) -> Response:
        """What is answered. May raise anything."""


# As others of HTTP are told.
_EXPECTED = {"GET": "Expected GET.", "POST": "Expected POST."}


def _expected(method: str) -> Response:
    refused = refuse(405, ErrorCode.BAD_USER_INPUT, _EXPECTED[method])
    refused.headers["allow"] = method
    return refused
