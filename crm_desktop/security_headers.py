"""Headers that tell browsers what an answer may be used for, the same with every answer."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Everything here is asked for by the page itself or by programs: no other page needs to hold it, show it or guess what it is.
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
# A year. Without the names below this one, which are somebody else's to decide.
_BY_HTTPS = (*_HEADERS, (b"strict-transport-security", b"max-age=31536000"))


class SecurityHeaders:
    """Adds the headers to all answers of an application; those to requests by https also tell browsers to come by nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                # No answer has any of them by itself.
                message["headers"] = [*message["headers"], *(_BY_HTTPS if scope["scheme"] == "https" else _HEADERS)]
            await send(message)

        await self._app(scope, receive, send_on)
