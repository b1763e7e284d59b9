"""Administrators at work at the same time, on connections of their own."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Role
from resolvers.administration.deletion import delete_unused
from resolvers.administration.department import update_department
from resolvers.administration.inputs import DepartmentChange
from resolvers.administration.kind import ACTIVITY_TYPE, DEAL_TYPE, FIELD_OPTION
from resolvers.administration.reference_data.creation import create_stage, create_type
from resolvers.administration.user import dismiss_user
from resolvers.commands import CommandContext, CommandResult
from resolvers.errors import ErrorCode, RequestError
from resolvers.records.deal import create_deal
from resolvers.records.inputs import FieldValueInput, NewDeal
from resolvers.records.references import hold_options
from resolvers.user_error import Problems, UserErrorCode
from tests.prepared import prepared
from tests.resolvers.records.office import NOW, Office, build_office


def command(engine: AsyncEngine, office: Office, who: str = "admin") -> CommandContext:
    return CommandContext(engine, office.viewer(who), NOW, "en")


async def number(engine: AsyncEngine, sql: str, company: int) -> int:
    async with engine.connect() as connection:
        return (await connection.execute(text(sql), {"company": company})).scalar_one()


async def outcomes(*acts: Awaitable[CommandResult[int]]) -> list[CommandResult[int] | BaseException]:
    return await asyncio.gather(*acts, return_exceptions=True)


async def test_two_administrators_dismissing_each_other_leave_one(engine: AsyncEngine) -> None:
    office = await prepared(engine, build_office)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE users SET role = 'admin' WHERE id = :id"), {"id": office["seller"]})
    admin = command(engine, office)
    seller = CommandContext(engine, replace(office.viewer("seller"), role=Role.ADMIN, people=None), NOW, "en")
    done = await outcomes(dismiss_user(admin, office["seller"]), dismiss_user(seller, office["admin"]))
    left = "SELECT count(*) FROM users WHERE company_id = :company AND role = 'admin' AND status = 'active'"
    assert await number(engine, left, office.company_id) == 1
    [refusal] = [each for each in done if isinstance(each, RequestError)]
    assert refusal.code is ErrorCode.FORBIDDEN


async def test_departments_moved_below_each_other_at_once_stay_a_tree(engine: AsyncEngine) -> None:
    office = await prepared(engine, build_office)
    admin = command(engine, office)
    done = await outcomes(
        update_department(admin, DepartmentChange(id=office["sales"], parent_id=office["support"])),
        update_department(admin, DepartmentChange(id=office["support"], parent_id=office["north"])),
    )
    mistakes = [each.errors[0].field for each in done if isinstance(each, CommandResult) and each.errors]
    assert mistakes == [("parent",)]


async def test_same_request_twice_at_once_creates_one(engine: AsyncEngine) -> None:
    office = await prepared(engine, build_office)
    admin = command(engine, office)
    done = await outcomes(*(create_type(admin, "createActivityType", ACTIVITY_TYPE, "New", "once") for _ in range(4)))
    assert len({each.value for each in done if isinstance(each, CommandResult)}) == 1
    entries = "SELECT count(*) FROM audit_entries WHERE company_id = :company"
    assert await number(engine, entries, office.company_id) == 1


async def test_stages_created_at_once_get_places_of_their_own(engine: AsyncEngine) -> None:
    office = await prepared(engine, build_office)
    admin = command(engine, office)
    await outcomes(*(create_stage(admin, office["bare"], f"Stage {i}", None, None) for i in range(4)))
    places = "SELECT count(DISTINCT position) FROM stages WHERE company_id = :company AND name LIKE 'Stage %'"
    assert await number(engine, places, office.company_id) == 4


async def until_somebody_waits(engine: AsyncEngine, statement: str) -> None:
    """Looks until a statement that begins so waits for a lock."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE :statement"
        " AND datname = current_database()"
    )
    async with engine.connect() as connection:
        looking = await connection.execution_options(isolation_level="AUTOCOMMIT")
        async with asyncio.timeout(30):
            while not (await looking.execute(waiting, {"statement": f"{statement}%"})).scalar_one():
                pass


async def test_type_that_a_deal_gets_meanwhile_is_not_deleted(engine: AsyncEngine) -> None:
    office = await prepared(engine, build_office)
    async with engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO deals (company_id, deal_type_id, name, created_at) VALUES (:company, :type, 'A', now())"),
            {"company": office.company_id, "type": office["bare"]},
        )
        deleting = asyncio.create_task(delete_unused(command(engine, office), DEAL_TYPE, office["bare"]))
        await until_somebody_waits(engine, "SELECT deal_types")
    assert [error.code for error in (await deleting).errors] == [UserErrorCode.IN_USE]


async def test_option_that_is_deleted_meanwhile_is_not_chosen(engine: AsyncEngine) -> None:
    office = await prepared(engine, build_office)
    chosen = FieldValueInput(office["source"], option_id=office["web"])
    new = NewDeal(deal_type_id=office["bare"], name="A", fields=(chosen,))
    async with engine.begin() as connection:
        await connection.execute(text("DELETE FROM field_options WHERE id = :id"), {"id": office["web"]})
        creating = asyncio.create_task(
            create_deal(CommandContext(engine, office.viewer("seller"), NOW), office.configuration, new)
        )
        await until_somebody_waits(engine, "SELECT field_options")
    [error] = (await creating).errors
    assert (error.field, error.code) == (("fields", "0", "option"), UserErrorCode.NOT_FOUND)


async def test_option_that_is_chosen_meanwhile_is_not_deleted(engine: AsyncEngine) -> None:
    office = await prepared(engine, build_office)
    async with engine.begin() as connection:
        chosen = FieldValueInput(office["source"], option_id=office["web"])
        await hold_options(connection, Problems(), office.viewer("seller"), [chosen])
        deleting = asyncio.create_task(delete_unused(command(engine, office), FIELD_OPTION, office["web"]))
        await until_somebody_waits(engine, "SELECT field_options")
        await connection.execute(
            text(
                "INSERT INTO deals (company_id, deal_type_id, name, created_at, fields)"
                " VALUES (:company, :type, 'A', now(), jsonb_build_object(CAST(:field AS text), CAST(:option AS bigint)))"
            ),
            {
                "company": office.company_id,
                "type": office["bare"],
                "field": str(office["source"]),
                "option": office["web"],
            },
        )
    assert [error.code for error in (await deleting).errors] == [UserErrorCode.IN_USE]
