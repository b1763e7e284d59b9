"""Who may read about the settings."""

from resolvers.commands import CommandContext
from schema.context import Info
from schema.writing import command_context


def administrator_command(info: Info) -> CommandContext:
    """Who asks. Raises `RequestError`: UNAUTHENTICATED when nobody is signed in, FORBIDDEN for everybody but administrators."""
    requested = command_context(info)
    requested.require_administrator()
    return requested
