"""Where the viewer is signed in."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.authentication.own_sessions import (
    ListedSession,
    SessionReading,
    end_other_sessions,
    end_session,
    end_sessions_of,
    find_own_session,
    list_sessions,
)
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.administration.user_inputs import UserInput
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.row_number import referred
from schema.node import Node, finds, global_id, key_of
from schema.paging import ROWS, After, First, check_first, read_keyed, write_keyed
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.type(description="A log-in on the page, or in a frame of another page, that is still good.")
class Session(Node):
    client: str = strawberry.field(
        description="What the browser called itself when it logged in (User-Agent), cut short; empty if it did not say."
    )
    address: str = strawberry.field(
        description="The network address they logged in from, of IPv6 the network; empty if that is not known."
    )
    created_at: datetime = strawberry.field(description="When they logged in.")
    last_seen_at: datetime = strawberry.field(description="When it was last used, give or take five minutes.")
    ends_at: datetime = strawberry.field(
        description="When it ends by itself: 30 days after the log-in, or 14 days after it was last used, "
        "unless the server was told another time for that."
    )
    is_current: bool = strawberry.field(description="Whether this very request came with it.")
    is_framed: bool = strawberry.field(
        description="Whether it is one in a frame: begun by a link that a program of the company asked for. It ends 12 hours later, or "
        "4 after it was last used."
    )


@strawberry.type(description="Sessions, the one that was used last first.")
class SessionConnection(Connection[Session]):
    pass


@strawberry.input(description="Which session.")
class SessionInput:
    session: strawberry.ID = strawberry.field(description="One of your sessions, and for administrators anybody's.")


@strawberry.type(description="The outcome of ending sessions.")
class EndSessionsPayload:
    sessions: SessionConnection = strawberry.field(
        description=f"Those of the same person that are still good, the first {ROWS}; yours if there were mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class SessionQuery:
    @strawberry.field(
        description="Where you are signed in, the session that was used last first. Tokens are no sessions."
    )
    async def sessions(
        self,
        info: Info,
        user: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Whose; yours if left out. Others' are for administrators only."),
        ] = None,
        first: First = ROWS,
        after: After = None,
    ) -> SessionConnection:
        return await _list(info, None if user is None else referred("User", user), check_first(first), after)


@strawberry.type
class SessionMutation:
    @strawberry.mutation(
        description="Ends one of your sessions at once, and for administrators anybody's; the page that has it must log in again. "
        + descriptions.AUDITED
    )
    async def end_session(
        self, info: Info, input: Annotated[SessionInput, strawberry.argument(description="The session.")]
    ) -> EndSessionsPayload:
        command = command_context(info)
        done = await end_session(command, key_of("Session", input.session, ("input", "session")))
        return await _show_rest(info, done)

    @strawberry.mutation(
        description=f"Ends all sessions of a person at once, on every browser. Tokens go on. {descriptions.ADMINISTRATORS}"
    )
    async def end_sessions_of(
        self, info: Info, input: Annotated[UserInput, strawberry.argument(description="The person.")]
    ) -> EndSessionsPayload:
        done = await end_sessions_of(command_context(info), referred("User", input.user))
        return await _show_rest(info, done)

    @strawberry.mutation(
        description="Ends all of your sessions at once, but for the one you ask with; with a token, all there are. "
        + descriptions.AUDITED
    )
    async def end_other_sessions(self, info: Info) -> EndSessionsPayload:
        done = await end_other_sessions(command_context(info), info.context.session.secret)
        return await _show_rest(info, done)


async def _show_rest(info: Info, done: CommandResult[int]) -> EndSessionsPayload:
    """``done`` tells whose sessions they were."""
    return EndSessionsPayload(sessions=await _list(info, done.value), user_errors=mistakes(info, done))


async def _list(
    info: Info, owner_id: int | None = None, first: int = ROWS, after: str | None = None
) -> SessionConnection:
    page = await list_sessions(info.context.engine, _reading(info), first, read_keyed(after), owner_id)
    return SessionConnection.page(
        [_show(info, each) for each in page.rows],
        [write_keyed(each.last_seen_at, each.key) for each in page.rows],
        count=page.count,
        has_next=page.has_next,
        after=after,
    )


def _reading(info: Info) -> SessionReading:
    context = info.context
    return SessionReading(viewer_of(info), context.session.secret, context.now, context.session_idle)


def _show(info: Info, session: ListedSession) -> Session:
    zone = viewer_of(info).company.zone
    return Session(
        id=global_id("Session", session.key),
        client=session.client,
        address=session.address,
        created_at=session.created_at.astimezone(zone),
        last_seen_at=session.last_seen_at.astimezone(zone),
        ends_at=session.ends_at.astimezone(zone),
        is_current=session.is_current,
        is_framed=session.is_framed,
    )


@finds("Session")
async def find_session(info: Info, key: str) -> Session | None:
    """One of the viewer's sessions."""
    found = await find_own_session(info.context.engine, _reading(info), key)
    return None if found is None else _show(info, found)
