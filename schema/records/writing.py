"""What every mutation of records needs."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.configuration import Configuration
from resolvers.records.outcome import Outcome, R
from schema.context import Info, viewer_of
from schema.directory.configuration import configuration_of
from schema.user_error import UserError, user_errors


def command(info: Info) -> tuple[AsyncEngine, Viewer, datetime]:
    """Where, who and when. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
    return info.context.engine, viewer_of(info), info.context.now


async def configured(info: Info) -> tuple[AsyncEngine, Viewer, datetime, Configuration]:
    """Where, who and when, and what the company has set up. Raises `RequestError` (UNAUTHENTICATED) when nobody is signed in."""
    return *command(info), await configuration_of(info)


def mistakes(info: Info, outcome: Outcome[R]) -> list[UserError]:
    """What was wrong, as it is answered. Forgets the records read before in this request: they may have changed."""
    info.context.loaders.records.clear_all()
    return user_errors(outcome.errors, info.context.language)
