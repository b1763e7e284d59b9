"""Who may take what away, with a trace in the audit log."""

from dataclasses import dataclass

from sqlalchemy import select

from models import TokenScope, User
from resolvers.commands import CommandContext, begin
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is taken away: all of the viewer's company, or what is about a person; ``name`` is what it is called."""

    company_id: int
    person_id: int | None
    name: str


async def allow_taking(command: CommandContext, person_id: int | None) -> Allowed:
    """Everything of the company for administrators, and of a person for themselves and for administrators.

    Raises `RequestError`: FORBIDDEN for everybody else, and for tokens that are not for administration; NOT_FOUND where nobody of the
    company has the number.
    """
    viewer = command.viewer
    if person_id != viewer.user_id:
        command.require_administrator()
    if viewer.scopes is not None and TokenScope.ADMINISTRATION not in viewer.scopes:
        raise RequestError(ErrorCode.FORBIDDEN, _NOT_FOR_THIS)
    async with begin(command) as transaction:
        company_id, name = transaction.company_id, viewer.company.name
        if person_id is None:
            transaction.note("exportCompany", f"Company:{company_id}", None, None)
            return Allowed(company_id, None, name)
        requested = select(User.name).where(User.company_id == company_id, User.id == person_id)
        person = await transaction.connection.scalar(requested)
        if person is None:
            raise RequestError(ErrorCode.NOT_FOUND, _NOBODY)
        transaction.note("exportUser", f"User:{person_id}", None, None)
        return Allowed(company_id, person_id, person)


_NOT_FOR_THIS = LocalizedText(
    "Expected a token of the scope {scope}; this one is not for that.",
    "Ожидается токен с назначением {scope}; у этого его нет.",
).format(scope=TokenScope.ADMINISTRATION.name)
_NOBODY = LocalizedText("Nobody with this id is in the company.", "В компании нет человека с таким идентификатором.")
