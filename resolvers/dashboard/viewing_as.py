"""Looking at somebody else's desktop: as they have it, and with a trace in the audit log."""

from permissions.viewer import Viewer
from resolvers.authentication.finding_viewer import find_colleague
from resolvers.commands import CommandContext, begin
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


async def view_as(command: CommandContext, user_id: int) -> Viewer:
    """The person whose desktop the viewer wants to see, as they would be if they asked now. Their visit is not touched.

    Administrators see anybody's. A manager sees that of their people, as long as those see nobody's data whom the manager does not
    see: an administrator, or the head of another department, in one's own department has a wider view, which is not lent.

    Raises RequestError: NOT_FOUND where nobody of this id works here, FORBIDDEN for a person the viewer may not look at.
    """
    viewer = command.viewer
    async with begin(command) as transaction:
        person = await find_colleague(transaction.connection, viewer.company.id, user_id, command.now)
        if person is None:
            raise RequestError(ErrorCode.NOT_FOUND, _NOBODY, field=("asUser",))
        if viewer.people is not None and user_id not in viewer.people:
            raise RequestError(ErrorCode.FORBIDDEN, _NOT_YOURS, field=("asUser",))
        if viewer.people is not None and (person.people is None or not set(person.people) <= set(viewer.people)):
            raise RequestError(ErrorCode.FORBIDDEN, _WIDER, field=("asUser",))
        transaction.note("viewAs", f"User:{user_id}", None, None)
    return person


_NOBODY = LocalizedText("Nobody with this id works here.", "Здесь нет работающего сотрудника с таким идентификатором.")
_NOT_YOURS = LocalizedText(
    "You may look at the desktops of your own people only.", "Можно смотреть столы только своих сотрудников."
)
_WIDER = LocalizedText(
    "This person sees data of people whom you do not see, so their desktop is not shown to you.",
    "Этот сотрудник видит данные людей, которых не видите вы, поэтому его стол вам не показывается.",
)
