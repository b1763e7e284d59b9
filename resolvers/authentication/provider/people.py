"""Who it is that a provider tells of: somebody who works here, or somebody to be let in just now."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Department, ProviderIdentity, Role, User, UserStatus
from resolvers.authentication.provider.found import Provider
from resolvers.authentication.provider.problem import ProviderError, SignInProblem
from resolvers.authentication.trail import note_act
from resolvers.changes import Extent
from resolvers.commands import CompanyTransaction, begin_unsigned, lock_company
from resolvers.company_limits import LimitKind, check_room
from resolvers.text_checks import MAX_NAME, is_storable
from resolvers.user_error import Problems

_LONGEST = 320


async def find_or_create(engine: AsyncEngine, provider: Provider, claims: Mapping[str, Any], now: datetime) -> int:
    """The person's number. Who is known by the provider's ``sub`` is that person whatever their address; others are by their address,
    from then on by ``sub``. Groups decide role and department of those who are no administrators.

    Raises `ProviderError` (NOBODY) for who has no way in: unknown where people are not created or there is no room for more of them,
    dismissed, of another domain.
    """
    subject, email, name = _text(claims, "sub"), _text(claims, "email").strip().lower(), _text(claims, "name").strip()
    is_ours = email.rpartition("@")[2] in provider.domains and claims.get("email_verified") not in (False, "false")
    async with begin_unsigned(engine, provider.company_id) as transaction:
        found = await _find(transaction, provider.issuer, subject)
        if found is None and is_ours:
            found = await _find_by_email(transaction, email)
            if found is None and provider.creates_people:
                await _check_room(transaction)
                found = await _create(transaction, email, name or email, now)
            if found is not None:
                await _link(transaction, provider.issuer, subject, found[0])
        if found is None:
            raise ProviderError(SignInProblem.NOBODY, "nobody here has that address, or it is of another domain")
        user_id, status, role, department = found
        if status != UserStatus.ACTIVE:
            raise ProviderError(SignInProblem.NOBODY, "somebody who does not work here any more")
        await _apply(transaction, provider, claims, user_id, role, department, now)
    return user_id


Found = tuple[int, str, str, int | None]
_COLUMNS = (User.id, User.status, User.role, User.department_id)


async def _find(transaction: CompanyTransaction, issuer: str, subject: str) -> Found | None:
    company_id = transaction.company_id
    requested = (
        select(*_COLUMNS)
        .join(ProviderIdentity, (ProviderIdentity.company_id == company_id) & (ProviderIdentity.user_id == User.id))
        .where(User.company_id == company_id, ProviderIdentity.issuer == issuer, ProviderIdentity.subject == subject)
    )
    row = (await transaction.connection.execute(requested)).one_or_none()
    return None if row is None else (row[0], row[1], row[2], row[3])


async def _find_by_email(transaction: CompanyTransaction, email: str) -> Found | None:
    requested = select(*_COLUMNS).where(User.company_id == transaction.company_id, User.email == email)
    row = (await transaction.connection.execute(requested)).one_or_none()
    return None if row is None else (row[0], row[1], row[2], row[3])


async def _check_room(transaction: CompanyTransaction) -> None:
    # One after another: two who come at once do not both take the last place.
    await lock_company(transaction.connection, transaction.company_id)
    problems = Problems()
    await check_room(transaction.connection, transaction.company_id, problems, LimitKind.PEOPLE)
    if problems:
        raise ProviderError(SignInProblem.NOBODY, problems.found[0].message.en)


async def _create(transaction: CompanyTransaction, email: str, name: str, now: datetime) -> Found | None:
    values = {"email": email, "name": name[:MAX_NAME], "role": Role.USER.value, "status": UserStatus.ACTIVE.value}
    adding = insert(User).values(company_id=transaction.company_id, **values)
    written = await transaction.write(
        adding.on_conflict_do_nothing(index_elements=["company_id", "email"]).returning(User.id)
    )
    user_id: int | None = written.scalar_one_or_none()
    if user_id is None:
        # Somebody else was faster: they themselves, in another window.
        return await _find_by_email(transaction, email)
    await note_act(transaction, "provisionUser", user_id, now, {"name": values["name"], "email": email}, is_own=False)
    return user_id, UserStatus.ACTIVE, Role.USER, None


async def _link(transaction: CompanyTransaction, issuer: str, subject: str, user_id: int) -> None:
    row = {"company_id": transaction.company_id, "issuer": issuer, "subject": subject, "user_id": user_id}
    await transaction.write(insert(ProviderIdentity).values(row).on_conflict_do_nothing())


async def _apply(
    transaction: CompanyTransaction,
    provider: Provider,
    claims: Mapping[str, Any],
    user_id: int,
    role: str,
    department_id: int | None,
    now: datetime,
) -> None:
    rule = _rule(provider, claims)
    if rule is None or role == Role.ADMIN:
        return
    wanted: dict[str, Any] = {}
    if rule["role"] is not None and rule["role"] != role:
        wanted["role"] = rule["role"]
    department = rule["department"]
    if department is not None and department != department_id and await _exists(transaction, department):
        wanted["department_id"] = department
    if not wanted:
        return
    await transaction.write(
        update(User).where(User.company_id == transaction.company_id, User.id == user_id).values(**wanted),
        of=Extent(people=frozenset((user_id,))),
    )
    told: dict[str, object] = {"role": str(wanted["role"]).upper()} if "role" in wanted else {}
    await note_act(transaction, "provisionUser", user_id, now, told, is_own=False)


def _rule(provider: Provider, claims: Mapping[str, Any]) -> dict[str, Any] | None:
    said = claims.get(provider.group_claim) if provider.group_claim else None
    groups: Sequence[object] = said if isinstance(said, list) else [said]  # pyright: ignore[reportUnknownVariableType] - JSON
    return next((rule for rule in provider.group_rules if rule["group"] in groups), None)


async def _exists(transaction: CompanyTransaction, department_id: int) -> bool:
    requested = select(Department.id).where(
        Department.company_id == transaction.company_id, Department.id == department_id
    )
    return (await transaction.connection.scalar(requested)) is not None


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name, "")
    return value if isinstance(value, str) and len(value) <= _LONGEST and is_storable(value) else ""
