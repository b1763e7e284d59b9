"""Finding a person by e-mail, before anybody is signed in."""

from dataclasses import dataclass

from sqlalchemy import Row, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, Role, User, UserStatus
from resolvers.autocommit import autocommitting
from resolvers.commands import CompanyTransaction
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


class PersonNotFoundError(LookupError):
    """Nobody employed has this e-mail, or not in this company."""


class AmbiguousPersonError(LookupError):
    """People of several companies have this e-mail; ``companies`` are the external ids to choose from."""

    def __init__(self, companies: tuple[str, ...]) -> None:
        super().__init__(", ".join(companies))
        self.companies = companies


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody employed, in one company. ``password_hash`` is of the password that they came with; empty, if by anything else."""

    company_id: int
    company_external_id: str
    user_id: int
    password_hash: str | None
    company_name: str = ""


async def find_people(engine: AsyncEngine, email: str, company: str | None) -> list[Person]:
    """Employed people with this e-mail: of all companies, or of the one with this external id. Of one that is to be deleted only its
    administrators.

    Of all companies is the only statement that reads people without a company's id: who logs in has nothing but an address yet.
    """
    if "\x00" in email + (company or ""):
        return []  # PostgreSQL has no such character, and nobody such an address
    query = (
        select(Company.id, Company.external_id, User.id, User.password_hash, Company.name)
        .join(Company, Company.id == User.company_id)
        .where(User.email == email.strip().lower(), User.status == UserStatus.ACTIVE)
        .where(or_(Company.deletion_due_at.is_(None), User.role == Role.ADMIN))
        .order_by(Company.id)
    )
    async with autocommitting(engine) as reading:
        if company is not None:
            company_id = await reading.scalar(select(Company.id).where(Company.external_id == company))
            if company_id is None:
                return []
            query = query.where(Company.id == company_id, User.company_id == company_id)
        rows: list[Row[int, str, int, str | None, str]] = list(await reading.execute(query))
    return [Person(*row) for row in rows]


async def hold(transaction: CompanyTransaction, person: Person, *, alone: bool = False) -> None:
    """Keeps the person employed, and their password what it is, until the transaction ends.

    To be asked before anything else that lets them in is written or used up: what a new password or a dismissal ends at the same moment
    is then all there is. ``alone``: what is counted of theirs is not added to by anybody else meanwhile.

    Raises `RequestError` (CONFLICT) for who was dismissed since they came, and for a password that is theirs no more.
    """
    requested = select(User.password_hash).where(
        User.company_id == person.company_id, User.id == person.user_id, User.status == UserStatus.ACTIVE
    )
    requested = requested.with_for_update(key_share=True) if alone else requested.with_for_update(read=True)
    held = (await transaction.connection.execute(requested)).one_or_none()
    if held is None or person.password_hash not in (None, held[0]):
        raise RequestError(ErrorCode.CONFLICT, _MEANWHILE)


async def find_person(engine: AsyncEngine, email: str, company: str | None) -> Person:
    """The one person with this e-mail. Raises `PersonNotFoundError` or `AmbiguousPersonError`."""
    people = await find_people(engine, email, company)
    if not people:
        raise PersonNotFoundError(email)
    if len(people) > 1:
        raise AmbiguousPersonError(tuple(person.company_external_id for person in people))
    return people[0]


_MEANWHILE = LocalizedText(
    "Your password was changed, or you were dismissed, at this very moment. Sign in again.",
    "В этот самый момент ваш пароль изменили или вас уволили. Войдите снова.",
)
