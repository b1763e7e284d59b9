"""What a request tells of the browser it came from."""

from starlette.requests import Request

from crm_desktop.bounds import network_of
from resolvers.authentication import Browser

# Characters: browsers take some 120 to say what they are.
_MAX_CLIENT_NAME = 300


def browser_of(request: Request) -> Browser:
    """What it calls itself, cut short, and where it is."""
    return Browser(request.headers.get("user-agent", "")[:_MAX_CLIENT_NAME], network_of(request))
