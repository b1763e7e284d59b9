"""Looking at somebody else's desktop: as they have it, and with a trace in the audit log."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.audit import write_audit_entry
from resolvers.authentication.finding_viewer import find_colleague
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


async def view_as(engine: AsyncEngine, viewer: Viewer, user_id: int, now: datetime) -> Viewer:
    """The person whose desktop the viewer wants to see, as they would be if they asked now. Their visit is not touched.

    Administrators see anybody's. A manager sees that of their people, as long as those see nobody's data whom the manager does not
    see: an administrator, or the head of another department, in one's own department has a wider view, which is not lent.

    Raises RequestError: NOT_FOUND where nobody of this id works here, FORBIDDEN for a person the viewer may not look at.
    """
    async with engine.begin() as connection:
        person = await find_colleague(connection, viewer.company.id, user_id, now)
        if person is None:
            raise RequestError(ErrorCode.NOT_FOUND, _NOBODY, field=("asUser",))
        if viewer.people is not None and user_id not in viewer.people:
            raise RequestError(ErrorCode.FORBIDDEN, _NOT_YOURS, field=("asUser",))
        if viewer.people is not None and (person.people is None or not set(person.people) <= set(viewer.people)):
            raise RequestError(ErrorCode.FORBIDDEN, _WIDER, field=("asUser",))
        await write_audit_entry(connection, viewer, now, "viewAs", f"User:{user_id}", None, None)
    return person


_NOBODY = LocalizedText("Nobody with this id works here.", "Здесь нет работающего сотрудника с таким идентификатором.")
_NOT_YOURS = LocalizedText(
    "You may look at the desktops of your own people only.", "Можно смотреть столы только своих сотрудников."
)
_WIDER = LocalizedText(
    "This person sees data of people whom you do not see, so their desktop is not shown to you.",
    "Этот сотрудник видит данные людей, которых не видите вы, поэтому его стол вам не показывается.",
)
