"""Making a company out of nothing: itself, and its first administrator."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, Role, User
from resolvers.administration.company import check_zone
from resolvers.administration.email import check_address
from resolvers.authentication import NewWayIn, create_way_in
from resolvers.commands import CompanyTransaction
from resolvers.currencies.codes import check_code
from resolvers.language import Language, LocalizedText
from resolvers.text_checks import check_external_id, check_name
from resolvers.user_error import Problems, UserError, UserErrorCode

Limits = Mapping[str, int | None]
"""The most a company may have, by what it is of, see `models.Company`; empty for any number."""


@dataclass(frozen=True, slots=True)
class NewCompany:
    """A company to be, and who administers it first."""

    external_id: str
    name: str
    timezone: str
    currency: str
    email: str
    person: str
    language: Language | None = None
    limits: Limits = field(default_factory=dict[str, "int | None"])


async def create_company(engine: AsyncEngine, new: NewCompany, now: datetime) -> NewWayIn | tuple[UserError, ...]:
    """Makes the company, and gives the way in of its administrator; or tells what was wrong, and then there is none."""
    problems = Problems()
    new = check_new_company(problems, new)
    if problems:
        return problems.found
    try:
        async with made_company(engine, new, now) as (transaction, user_id):
            return await create_way_in(transaction, user_id, now)
    except IntegrityError:
        problems.add(("externalId",), UserErrorCode.TAKEN, TAKEN)
        return problems.found


def check_new_company(problems: Problems, new: NewCompany) -> NewCompany:
    """The company as it is stored; notes what cannot be."""
    check_external_id(problems, new.external_id)
    name, person = check_name(problems, new.name), check_name(problems, new.person, ("person",))
    check_zone(problems, new.timezone)
    check_code(problems, ("currency",), new.currency)
    return replace(new, name=name, person=person, email=check_address(problems, new.email))


@asynccontextmanager
async def made_company(
    engine: AsyncEngine, new: NewCompany, now: datetime, password_hash: str | None = None
) -> AsyncGenerator[tuple[CompanyTransaction, int]]:
    """The company, as it was checked, within the transaction that makes it, and its administrator's number.

    Raises `IntegrityError` where another one has the external id.
    """
    limits = {f"{kind}_limit": most for kind, most in new.limits.items()}
    about = {"external_id": new.external_id, "name": new.name, "timezone": new.timezone, "currency": new.currency}
    first = {"email": new.email, "name": new.person, "role": Role.ADMIN.value, "language": new.language}
    async with engine.begin() as connection:
        made = insert(Company).values(**about, **limits, created_at=now).returning(Company.id)
        company_id = (await connection.execute(made)).scalar_one()
        transaction = CompanyTransaction(connection=connection, company_id=company_id)
        hired = insert(User).values(company_id=company_id, password_hash=password_hash, **first).returning(User.id)
        user_id = (await transaction.write(hired)).scalar_one()
        yield transaction, user_id
        await transaction.end()


TAKEN = LocalizedText(
    "Expected an external id that no other company has.",
    "Ожидается внешний идентификатор, которого нет у другой компании.",
)
