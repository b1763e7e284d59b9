"""What whoever runs the server does with companies: making them, how large they are, and what they may have at the most.

It is told in the audit log of the company that it is about, as done by nobody of theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from models import AuditEntry, Company, MailKind
from resolvers.administration.new_company import TAKEN, Limits, NewCompany, check_new_company, made_company
from resolvers.autocommit import autocommitting
from resolvers.commands import CompanyTransaction, begin_unsigned, lock_company
from resolvers.company_limits import LimitKind, Usage, read_usage
from resolvers.mail import queue_mail
from resolvers.user_error import Problems, UserError, UserErrorCode

LIMITED = ("people", "records", "reports", "requests")
"""What there are limits of, as `models.Company` has them."""


@dataclass(frozen=True, slots=True)
class OperatedCompany:
    """A company as whoever runs the server sees it; ``requests_limit`` is a minute's."""

    external_id: str
    name: str
    created_at: datetime
    deletion_due_at: datetime | None
    usage: Mapping[LimitKind, Usage]
    requests_limit: int | None


async def create_and_invite(engine: AsyncEngine, new: NewCompany, now: datetime) -> tuple[UserError, ...]:
    """Makes the company, and has its first administrator invited by mail; or tells what was wrong, and then there is none."""
    problems = Problems()
    new = check_new_company(problems, new)
    if problems:
        return problems.found
    try:
        async with made_company(engine, new, now) as (transaction, user_id):
            await queue_mail(transaction, MailKind.INVITATION, user_id, now, language=new.language or "en")
            about = {"externalId": new.external_id, "name": new.name, **_named(new.limits)}
            await _note(transaction, "createCompany", now, None, about)
    except IntegrityError:
        problems.add(("externalId",), UserErrorCode.TAKEN, TAKEN)
    return problems.found


async def set_limits(engine: AsyncEngine, external_id: str, limits: Limits, now: datetime) -> OperatedCompany | None:
    """Sets what the company may have at the most, as far as it is given, and gives it as it is then; ``None`` if there is none."""
    async with autocommitting(engine) as reading:
        company_id = await reading.scalar(select(Company.id).where(Company.external_id == external_id))
    if company_id is None:
        return None
    names = [f"{kind}_limit" for kind in limits]
    async with begin_unsigned(engine, company_id) as transaction:
        mine = Company.id == company_id
        if names:
            await lock_company(transaction.connection, company_id)
            limited = select(*(Company.__table__.c[name] for name in names)).where(mine)
            stored = await transaction.connection.execute(limited)
            before = dict(zip(limits, stored.one(), strict=True))
            changed = {kind: most for kind, most in limits.items() if before[kind] != most}
            if changed:
                columns = {f"{kind}_limit": most for kind, most in changed.items()}
                await transaction.write(update(Company).where(mine).values(columns))
                was = {kind: before[kind] for kind in changed}
                await _note(transaction, "setCompanyLimits", now, _named(was), _named(changed))
    [company] = await _read(engine, external_id, 1, is_first_itself=True)
    return company


async def list_companies(engine: AsyncEngine, after: str, first: int) -> list[OperatedCompany]:
    """So many companies in the order of external ids, from behind this one on. Each is counted, so many take their time."""
    return await _read(engine, after, first, is_first_itself=False)


async def _read(engine: AsyncEngine, external_id: str, first: int, *, is_first_itself: bool) -> list[OperatedCompany]:
    columns = (
        Company.id,
        Company.external_id,
        Company.name,
        Company.created_at,
        Company.deletion_due_at,
        Company.requests_limit,
    )
    from_here = Company.external_id >= external_id if is_first_itself else Company.external_id > external_id
    requested = select(*columns).where(from_here).order_by(Company.external_id).limit(first)
    async with autocommitting(engine) as reading:
        rows = (await reading.execute(requested)).all()
        return [
            OperatedCompany(
                row.external_id,
                row.name,
                row.created_at,
                row.deletion_due_at,
                await read_usage(reading, row.id),
                row.requests_limit,
            )
            for row in rows
        ]


async def _note(
    transaction: CompanyTransaction,
    action: str,
    now: datetime,
    before: Mapping[str, object] | None,
    after: Mapping[str, object],
) -> None:
    entry = {"action": action, "subject": f"Company:{transaction.company_id}", "before": before, "after": after}
    await transaction.write(insert(AuditEntry).values(company_id=transaction.company_id, occurred_at=now, **entry))


def _named(limits: Limits) -> dict[str, int | None]:
    return {f"{kind}Limit": most for kind, most in limits.items()}
