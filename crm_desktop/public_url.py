"""Where browsers reach the page."""

from starlette.requests import Request


def public_url_of(request: Request, setting: str) -> str:
    """The setting; without one, what the request was meant for."""
    return setting or f"{request.url.scheme}://{request.url.netloc}"
