"""Who may read about the settings."""

from resolvers.administration.act import Asking
from schema.administration.writing import asking
from schema.context import Info


def asking_administrator(info: Info) -> Asking:
    """Who asks. Raises `RequestError`: UNAUTHENTICATED when nobody is signed in, FORBIDDEN for everybody but administrators."""
    asked = asking(info)
    asked.require_administrator()
    return asked
