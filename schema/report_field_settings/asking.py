"""Who asks, for the resolvers of administration."""

from resolvers.administration.act import Asking
from schema.context import Info, viewer_of


def asking(info: Info) -> Asking:
    """Where, who, when and in which language. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
    context = info.context
    return Asking(context.engine, viewer_of(info), context.now, context.language)


def asking_administrator(info: Info) -> Asking:
    """The same of an administrator. Raises `RequestError` (FORBIDDEN) for everybody else."""
    asked = asking(info)
    asked.require_administrator()
    return asked
