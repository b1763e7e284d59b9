"""Administrators at work at the same time, on connections of their own."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Role
from resolvers.administration.act import Asking, Done
from resolvers.administration.department import update_department
from resolvers.administration.inputs import DepartmentChange
from resolvers.administration.kind import ACTIVITY_TYPE, DEAL_TYPE
from resolvers.administration.terms.change import delete_term
from resolvers.administration.terms.creation import create_stage, create_type
from resolvers.administration.user import dismiss_user
from resolvers.errors import ErrorCode, RequestError
from tests.resolvers.records.office import NOW, Office, build_office


def asking(engine: AsyncEngine, office: Office, who: str = "admin") -> Asking:
    return Asking(engine, office.viewer(who), NOW, "en")


async def number(engine: AsyncEngine, sql: str, company: int) -> int:
    async with engine.connect() as connection:
        return (await connection.execute(text(sql), {"company": company})).scalar_one()


async def outcomes(*acts: Awaitable[Done]) -> list[Done | BaseException]:
    return await asyncio.gather(*acts, return_exceptions=True)


async def test_two_administrators_dismissing_each_other_leave_one(engine: AsyncEngine) -> None:
    office = await build_office(engine)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE users SET role = 'admin' WHERE id = :id"), {"id": office["seller"]})
    admin = asking(engine, office)
    seller = Asking(engine, replace(office.viewer("seller"), role=Role.ADMIN, people=None), NOW, "en")
    done = await outcomes(dismiss_user(admin, office["seller"]), dismiss_user(seller, office["admin"]))
    left = "SELECT count(*) FROM users WHERE company_id = :company AND role = 'admin' AND status = 'active'"
    assert await number(engine, left, office.company_id) == 1
    [refusal] = [each for each in done if isinstance(each, RequestError)]
    assert refusal.code is ErrorCode.FORBIDDEN


async def test_departments_moved_below_each_other_at_once_stay_a_tree(engine: AsyncEngine) -> None:
    office = await build_office(engine)
    admin = asking(engine, office)
    done = await outcomes(
        update_department(admin, DepartmentChange(id=office["sales"], parent_id=office["support"])),
        update_department(admin, DepartmentChange(id=office["support"], parent_id=office["north"])),
    )
    mistakes = [each.errors[0].field for each in done if isinstance(each, Done) and each.errors]
    assert mistakes == [("parent",)]


async def test_same_request_twice_at_once_creates_one(engine: AsyncEngine) -> None:
    office = await build_office(engine)
    admin = asking(engine, office)
    done = await outcomes(*(create_type(admin, "createActivityType", ACTIVITY_TYPE, "New", "once") for _ in range(4)))
    assert len({each.id for each in done if isinstance(each, Done)}) == 1
    entries = "SELECT count(*) FROM audit_entries WHERE company_id = :company"
    assert await number(engine, entries, office.company_id) == 1


async def test_stages_created_at_once_get_places_of_their_own(engine: AsyncEngine) -> None:
    office = await build_office(engine)
    admin = asking(engine, office)
    await outcomes(*(create_stage(admin, office["bare"], f"Stage {i}", None, None) for i in range(4)))
    places = "SELECT count(DISTINCT position) FROM stages WHERE company_id = :company AND name LIKE 'Stage %'"
    assert await number(engine, places, office.company_id) == 4


async def test_type_that_a_deal_gets_meanwhile_is_not_deleted(engine: AsyncEngine) -> None:
    office = await build_office(engine)
    admin = asking(engine, office)
    async with engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO deals (company_id, deal_type_id, name, created_at) VALUES (:company, :type, 'A', now())"),
            {"company": office.company_id, "type": office["bare"]},
        )
        # It sees no deal yet, and waits for whoever is writing one.
        deleting = asyncio.create_task(delete_term(admin, "deleteDealType", DEAL_TYPE, office["bare"]))
        async with engine.connect() as other:
            waiting = text(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DELETE FROM deal_types%'"
                " AND datname = current_database()"
            )
            while not (await other.execute(waiting)).scalar_one():
                await other.rollback()
                await asyncio.sleep(0)
    [refusal] = await outcomes(deleting)
    assert isinstance(refusal, RequestError)
    assert refusal.code is ErrorCode.CONFLICT
    left = f"SELECT count(*) FROM deal_types WHERE company_id = :company AND id = {office['bare']}"
    assert await number(engine, left, office.company_id) == 1
