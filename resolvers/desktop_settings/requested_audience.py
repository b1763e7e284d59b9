"""An audience as somebody asks for it, before it is known whether its people, groups and departments exist."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Department, Group, User
from permissions.audience import Audience, Principals
from resolvers.language import LocalizedText
from resolvers.one_of import one_of
from resolvers.user_error import Path, Problems, UserErrorCode

MAX_PRINCIPALS = 1_000


@dataclass(frozen=True, slots=True)
class RequestedDepartment:
    """A department, alone or with all below it."""

    id: int
    with_subs: bool


@dataclass(frozen=True, slots=True)
class RequestedPrincipals:
    """Users, groups and departments, in the order of the input."""

    users: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    departments: tuple[RequestedDepartment, ...] = ()

    def principals(self) -> Principals:
        """The same, as it is judged by."""
        return Principals(
            users=frozenset(self.users),
            groups=frozenset(self.groups),
            departments=frozenset(each.id for each in self.departments if not each.with_subs),
            departments_with_subs=frozenset(each.id for each in self.departments if each.with_subs),
        )


@dataclass(frozen=True, slots=True)
class RequestedAudience:
    """An audience asked for."""

    everyone: bool = False
    included: RequestedPrincipals = RequestedPrincipals()
    excepted: RequestedPrincipals = RequestedPrincipals()

    def audience(self) -> Audience:
        """The same, as it is judged by."""
        return Audience(self.everyone, self.included.principals(), self.excepted.principals())


async def check_audience(
    connection: AsyncConnection, company_id: int, problems: Problems, requested: RequestedAudience, path: Path
) -> None:
    """Notes the principals that are not the company's. Whether a person still works there does not matter."""
    lists: dict[tuple[type[User] | type[Group] | type[Department], str], tuple[int, ...]] = {
        (User, "users"): requested.included.users,
        (Group, "groups"): requested.included.groups,
        (Department, "departments"): tuple(each.id for each in requested.included.departments),
        (User, "exceptUsers"): requested.excepted.users,
        (Group, "exceptGroups"): requested.excepted.groups,
        (Department, "exceptDepartments"): tuple(each.id for each in requested.excepted.departments),
    }
    for (table, name), ids in lists.items():
        if len(ids) > MAX_PRINCIPALS:
            problems.add((*path, name), UserErrorCode.TOO_LONG, _TOO_MANY)
        elif ids:
            known = await _known(connection, company_id, table, ids)
            for place, id_ in enumerate(ids):
                if id_ not in known:
                    problems.not_found((*path, name, str(place)))


async def _known(
    connection: AsyncConnection,
    company_id: int,
    table: type[User] | type[Group] | type[Department],
    ids: Collection[int],
) -> set[int]:
    return set(await connection.scalars(select(table.id).where(table.company_id == company_id, one_of(table.id, ids))))


_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_PRINCIPALS}. A group is shorter.", f"Ожидается не больше {MAX_PRINCIPALS}. Группа короче."
)
