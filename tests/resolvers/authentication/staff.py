"""Two companies with people and passwords, for tests of who asks."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argon2 import PasswordHasher
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, Department, Role, User, UserStatus
from resolvers.authentication import Vault, find_person, save_password
from resolvers.authentication.person import Person
from resolvers.authentication.vault import new_key
from tests.prepared import prepared

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
PASSWORD = "correct horse"
VAULT = Vault([new_key()])

# Hashes that a laptop of 1985 could check: tests need the right answers, not the cost.
CHEAP_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class Staff:
    """The company `ours`: `admin`; `boss` heads Sales, below it North with `seller` and the dismissed `gone`; `loner` heads nothing.

    The company `theirs` has an administrator `stranger`, and both have a `twin` with one address.
    """

    engine: AsyncEngine
    ids: dict[str, int]

    async def person(self, name: str, company: str | None = None) -> Person:
        """The person, as commands find them."""
        return await find_person(self.engine, f"{name}@example.com", company)

    async def save_passwords(self, password: str = PASSWORD) -> None:
        """Gives `seller` and both twins the password."""
        for name, company in (("seller", "ours"), ("twin", "ours"), ("twin", "theirs")):
            await save_password(self.engine, await self.person(name, company), password)

    async def dismiss(self, name: str) -> None:
        """Ends the person's employment."""
        async with self.engine.begin() as connection:
            await connection.execute(
                update(User).where(User.id == self.ids[name]).values(status=UserStatus.DISMISSED.value)
            )


async def hire_with_passwords(engine: AsyncEngine) -> Staff:
    """Both companies with passwords, in a database that has nothing else."""
    return replace(await prepared(engine, _with_passwords), engine=engine)


async def hire_with_administrator(engine: AsyncEngine) -> Staff:
    """The same, and a password for the administrator."""
    return replace(await prepared(engine, _with_administrator), engine=engine)


async def _with_passwords(engine: AsyncEngine) -> Staff:
    staff = await hire_staff(engine)
    await staff.save_passwords()
    return staff


async def _with_administrator(engine: AsyncEngine) -> Staff:
    staff = await _with_passwords(engine)
    await save_password(engine, await staff.person("admin"), PASSWORD)
    return staff


async def hire_staff(engine: AsyncEngine) -> Staff:
    """Writes both companies."""
    ids: dict[str, int] = {}
    async with engine.begin() as connection:

        async def company(external_id: str) -> int:
            values = {"external_id": external_id, "name": external_id, "timezone": "Europe/Paris", "currency": "EUR"}
            return (await connection.execute(insert(Company).values(values).returning(Company.id))).scalar_one()

        async def user(company_id: int, name: str, role: Role, **more: object) -> int:
            values = {
                "company_id": company_id,
                "name": name,
                "email": f"{name}@example.com",
                "role": role.value,
                **more,
            }
            return (await connection.execute(insert(User).values(values).returning(User.id))).scalar_one()

        async def department(company_id: int, name: str, **more: object) -> int:
            values = {"company_id": company_id, "name": name, **more}
            return (await connection.execute(insert(Department).values(values).returning(Department.id))).scalar_one()

        ours, theirs = await company("ours"), await company("theirs")
        ids["ours"], ids["theirs"] = ours, theirs
        ids["admin"] = await user(ours, "admin", Role.ADMIN)
        ids["boss"] = await user(ours, "boss", Role.MANAGER, language="ru")
        ids["sales"] = await department(ours, "Sales", head_id=ids["boss"])
        ids["north"] = await department(ours, "North", parent_id=ids["sales"])
        ids["south"] = await department(ours, "South")
        ids["seller"] = await user(ours, "seller", Role.USER, department_id=ids["north"])
        ids["gone"] = await user(ours, "gone", Role.USER, department_id=ids["north"], status=UserStatus.DISMISSED.value)
        ids["other"] = await user(ours, "other", Role.USER, department_id=ids["south"])
        ids["loner"] = await user(ours, "loner", Role.MANAGER)
        ids["twin"] = await user(ours, "twin", Role.USER)
        ids["stranger"] = await user(theirs, "stranger", Role.ADMIN)
        ids["other twin"] = await user(theirs, "twin", Role.USER)
    return Staff(engine, ids)
