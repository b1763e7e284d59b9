"""Whose data a desktop shows, and what it calls them. Who may ask for whom: `tests/permissions`."""

from datetime import UTC, datetime
from typing import Any

import pytest

from models import Role, WeekStart
from permissions.rows import ScopeKind
from permissions.viewer import CompanyProfile, Credential, Viewer
from resolvers.dashboard.scope import ScopeRequest, find_scope
from resolvers.errors import ErrorCode, RequestError

COMPANY = CompanyProfile(7, "c", "C", "Europe/Berlin", "EUR", WeekStart.MONDAY)
USERS = {1: "Ann", 2: "Bob", 3: "Cyd"}


def viewer(role: Role, people: tuple[int, ...] | None, departments: tuple[int, ...] = ()) -> Viewer:
    """Ann, who is user 1."""
    since = datetime(2026, 1, 1, tzinfo=UTC)
    return Viewer(COMPANY, 1, "Ann", "ann@c.example", role, None, people, departments, Credential.SESSION, since)


ADMIN = viewer(Role.ADMIN, None)
HEAD = viewer(Role.MANAGER, (1, 2), (10, 11))
USER = viewer(Role.USER, (1,))


def found(
    users: tuple[int, ...] = (),
    departments: dict[int, str] | None = None,
    people: tuple[int, ...] = (),
    headed: tuple[str, ...] = (),
) -> dict[str, Any]:
    """What the database says: nothing is null, as a list of none."""
    return {
        "users": [[id_, USERS[id_]] for id_ in users] or None,
        "departments": [[*each] for each in (departments or {}).items()] or None,
        "people": list(people) or None,
        "headed": list(headed) or None,
    }


@pytest.mark.parametrize(
    ("who", "headed", "kind", "label", "in_russian"),
    [
        (ADMIN, (), "company", "Whole company", "Вся компания"),
        (ADMIN, ("Board",), "company", "Whole company", "Вся компания"),
        (HEAD, ("Sales",), "department", "Sales, 2 people", "Sales, 2 человека"),
        (HEAD, ("Sales", "Service"), "department", "Sales, Service, 2 people", "Sales, Service, 2 человека"),
        (viewer(Role.MANAGER, (1,)), (), "person", "Ann", "Ann"),
        (viewer(Role.MANAGER, (1,), (10,)), ("Sales",), "department", "Sales, 1 person", "Sales, 1 человек"),
        (USER, (), "person", "Ann", "Ann"),
    ],
)
def test_ones_own_scope_by_role(who: Viewer, headed: tuple[str, ...], kind: str, label: str, in_russian: str) -> None:
    scope = find_scope(who, ScopeRequest(), found(headed=headed))
    assert (scope.kind, scope.label.en, scope.label.ru) == (ScopeKind(kind), label, in_russian)
    assert (scope.scope.company_id, scope.scope.people) == (7, who.people)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 человек"),
        (2, "2 человека"),
        (5, "5 человек"),
        (11, "11 человек"),
        (12, "12 человек"),
        (21, "21 человек"),
        (22, "22 человека"),
        (112, "112 человек"),
    ],
)
def test_russian_counts_people_as_russians_do(count: int, words: str) -> None:
    people = tuple(range(1, count + 1))
    scope = find_scope(viewer(Role.MANAGER, people, (10,)), ScopeRequest(), found(headed=("Sales",)))
    assert scope.label.ru == f"Sales, {words}"


def test_people_are_named_and_a_department_says_how_many_it_shows() -> None:
    two = find_scope(ADMIN, ScopeRequest(user_ids=(1, 3)), found(users=(1, 3), people=(1, 3)))
    assert (two.kind, two.label.en, two.scope.people) == (ScopeKind.PEOPLE, "Ann, Cyd", (1, 3))
    request = ScopeRequest(user_ids=(3,), department_ids=(10,))
    both = find_scope(ADMIN, request, found(users=(3,), departments={10: "Sales"}, people=(1, 2, 3)))
    assert (both.kind, both.label.en) == (ScopeKind.DEPARTMENT, "Sales, Cyd, 3 people")


def test_of_those_asked_for_only_those_in_sight_are_counted_and_named() -> None:
    scope = find_scope(HEAD, ScopeRequest(user_ids=(2, 3)), found(users=(2, 3), people=(2, 3)))
    assert (scope.kind, scope.label.en, scope.scope.people) == (ScopeKind.PERSON, "Bob", (2,))
    request = ScopeRequest(user_ids=(3,), department_ids=(10,))
    scope = find_scope(HEAD, request, found(users=(3,), departments={10: "Sales"}, people=(1, 2, 3)))
    assert (scope.label.en, scope.scope.people) == ("Sales, 2 people", (1, 2))


def test_an_empty_department_of_ones_own_is_an_honest_zero_and_anothers_is_forbidden() -> None:
    request = ScopeRequest(department_ids=(11,))
    empty = found(departments={11: "North"})
    for who in (ADMIN, HEAD):
        scope = find_scope(who, request, empty)
        assert (scope.scope.people, scope.label.en) == ((), "North, 0 people")
    with pytest.raises(RequestError) as refusal:
        find_scope(USER, request, empty)
    assert refusal.value.code is ErrorCode.FORBIDDEN


def test_who_is_not_the_companys_is_not_there_even_for_administrators() -> None:
    for request, field in (
        (ScopeRequest(user_ids=(1, 9)), "users"),
        (ScopeRequest(department_ids=(9,)), "departments"),
    ):
        with pytest.raises(RequestError) as refusal:
            find_scope(ADMIN, request, found(users=(1,), people=(1,)))
        assert (refusal.value.code, refusal.value.field) == (ErrorCode.NOT_FOUND, ("scope", field))
