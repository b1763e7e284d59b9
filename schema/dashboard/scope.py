"""Whose data."""

from collections.abc import Sequence

import strawberry

from permissions.rows import ScopeKind
from resolvers.dashboard.scope import ScopeRequest
from schema.described_enum import describe
from schema.node import number_of

describe(
    ScopeKind,
    "Whose data a desktop shows.",
    {
        ScopeKind.COMPANY: "Everybody's, records of nobody included.",
        ScopeKind.DEPARTMENT: "The people of departments, with all sub-departments.",
        ScopeKind.PERSON: "One person's.",
        ScopeKind.PEOPLE: "Several people's.",
    },
    name="DataScopeKind",
)


@strawberry.input(
    description="A narrower scope than one's own: the people named and those of the departments named. It never widens."
)
class ScopeInput:
    users: list[strawberry.ID] | None = strawberry.field(default=None, description="Users, by id.")
    departments: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Departments, by id, each with all its sub-departments."
    )


@strawberry.type(description="Whose data is counted.")
class DataScope:
    kind: ScopeKind = strawberry.field(description="What kind of scope it is.")
    label: str = strawberry.field(description="What the page calls it: “Sales, 14 people”.")
    head_count: int | None = strawberry.field(description="How many people's data it is; null for the whole company.")


def read_scope(scope: ScopeInput | None) -> ScopeRequest:
    """The request behind the input. Raises `RequestError` (BAD_USER_INPUT) for an id of something else."""
    if scope is None:
        return ScopeRequest()
    return ScopeRequest(
        _numbers("User", scope.users or (), ("scope", "users")),
        _numbers("Department", scope.departments or (), ("scope", "departments")),
    )


def _numbers(type_name: str, ids: Sequence[strawberry.ID], field: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(sorted({number_of(type_name, id_, (*field, str(place))) for place, id_ in enumerate(ids)}))
