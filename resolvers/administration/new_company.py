"""Making a company out of nothing: itself, and its first administrator with a way in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, Role, User
from resolvers.administration.company import check_currency, check_zone
from resolvers.administration.email import check_address
from resolvers.authentication import NewWayIn, create_way_in
from resolvers.commands import CompanyTransaction
from resolvers.language import Language, LocalizedText
from resolvers.text_checks import check_external_id, check_name
from resolvers.user_error import Problems, UserError, UserErrorCode


@dataclass(frozen=True, slots=True)
class NewCompany:
    """A company to be, and who administers it first; ``limits`` by what they are of, see `models.Company`."""

    external_id: str
    name: str
    timezone: str
    currency: str
    email: str
    person: str
    language: Language | None = None
    limits: Mapping[str, int | None] = field(default_factory=dict[str, "int | None"])


async def create_company(engine: AsyncEngine, new: NewCompany, now: datetime) -> NewWayIn | tuple[UserError, ...]:
    """Makes the company, and gives the way in of its administrator; or tells what was wrong, and then there is none."""
    problems = Problems()
    check_external_id(problems, new.external_id)
    name, person = check_name(problems, new.name), check_name(problems, new.person, ("person",))
    check_zone(problems, new.timezone)
    check_currency(problems, new.currency)
    email = check_address(problems, new.email)
    if problems:
        return problems.found
    limits = {f"{kind}_limit": most for kind, most in new.limits.items()}
    about = {"external_id": new.external_id, "name": name, "timezone": new.timezone, "currency": new.currency}
    first = {"email": email, "name": person, "role": Role.ADMIN.value, "language": new.language}
    try:
        async with engine.begin() as connection:
            made = insert(Company).values(**about, **limits, created_at=now).returning(Company.id)
            company_id = (await connection.execute(made)).scalar_one()
            transaction = CompanyTransaction(connection=connection, company_id=company_id)
            hired = insert(User).values(company_id=company_id, **first).returning(User.id)
            user_id = (await transaction.write(hired)).scalar_one()
            way_in = await create_way_in(transaction, user_id, now)
            await transaction.end()
    except IntegrityError:
        problems.add(("externalId",), UserErrorCode.TAKEN, _TAKEN)
        return problems.found
    return way_in


_TAKEN = LocalizedText(
    "Expected an external id that no other company has.",
    "Ожидается внешний идентификатор, которого нет у другой компании.",
)
