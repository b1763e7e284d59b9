"""Who may read about the settings."""

from resolvers.administration.transaction import CommandContext
from schema.administration.writing import command_context
from schema.context import Info


def administrator_command(info: Info) -> CommandContext:
    """Who asks. Raises `RequestError`: UNAUTHENTICATED when nobody is signed in, FORBIDDEN for everybody but administrators."""
    requested = command_context(info)
    requested.require_administrator()
    return requested
