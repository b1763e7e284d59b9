"""Who came, and whose rows they see."""

import psycopg
import pytest
from sqlalchemy import update

from models import Department, Role
from permissions.viewer import Credential, Viewer
from resolvers.authentication import create_token, find_viewer
from tests.conftest import CountStatements
from tests.resolvers.authentication.staff import NOW, Staff


async def find(staff: Staff, name: str) -> Viewer | None:
    secret = await create_token(staff.engine, await staff.person(name))
    return await find_viewer(staff.engine, secret.text, Credential.TOKEN, NOW)


async def test_administrator_sees_the_whole_company(staff: Staff) -> None:
    viewer = await find(staff, "admin")
    assert viewer is not None
    assert viewer.role == Role.ADMIN
    assert viewer.people is None
    assert viewer.company.external_id == "ours"
    assert viewer.company.currency == "EUR"


async def test_manager_sees_themselves_and_all_people_below_dismissed_ones_included(staff: Staff) -> None:
    viewer = await find(staff, "boss")
    assert viewer is not None
    assert viewer.people == tuple(sorted(staff.ids[name] for name in ("boss", "seller", "gone")))
    assert viewer.department_ids == tuple(sorted(staff.ids[name] for name in ("sales", "north")))
    assert viewer.language == "ru"


@pytest.mark.parametrize("name", ["seller", "loner"])
async def test_user_and_manager_of_nothing_see_themselves(staff: Staff, name: str) -> None:
    viewer = await find(staff, name)
    assert viewer is not None
    assert viewer.people == (staff.ids[name],)
    assert viewer.department_ids == ()


async def test_user_who_heads_a_department_still_sees_only_themselves(staff: Staff) -> None:
    async with staff.engine.begin() as connection:
        heads = update(Department).where(Department.id == staff.ids["south"]).values(head_id=staff.ids["other"])
        await connection.execute(heads)
    viewer = await find(staff, "other")
    assert viewer is not None
    assert viewer.people == (staff.ids["other"],)


async def test_circle_of_departments_is_walked_once(staff: Staff) -> None:
    async with staff.engine.begin() as connection:
        circle = update(Department).where(Department.id == staff.ids["sales"]).values(parent_id=staff.ids["north"])
        await connection.execute(circle)
    viewer = await find(staff, "boss")
    assert viewer is not None
    assert len(viewer.department_ids) == 2


async def test_dismissed_person_is_out_at_once(staff: Staff) -> None:
    secret = await create_token(staff.engine, await staff.person("seller"))
    assert await find_viewer(staff.engine, secret.text, Credential.TOKEN, NOW) is not None
    await staff.dismiss("seller")
    assert await find_viewer(staff.engine, secret.text, Credential.TOKEN, NOW) is None


async def test_token_is_no_session_and_is_worth_nothing_in_another_company(staff: Staff) -> None:
    secret = await create_token(staff.engine, await staff.person("admin"))
    moved = secret.text.replace(f"crm_{staff.ids['ours']}_", f"crm_{staff.ids['theirs']}_")
    assert await find_viewer(staff.engine, secret.text, Credential.SESSION, NOW) is None
    assert await find_viewer(staff.engine, moved, Credential.TOKEN, NOW) is None


@pytest.mark.parametrize(
    "text", ["", "crm_1_short", "crm_0_" + "a" * 43, "crm_99999999999999999999_" + "a" * 43, "Ω" * 50, "\x00"]
)
async def test_text_that_is_no_secret_costs_no_statement(
    staff: Staff, count_statements: CountStatements, text: str
) -> None:
    with count_statements(staff.engine) as statements:
        assert await find_viewer(staff.engine, text, Credential.TOKEN, NOW) is None
    assert statements == []


@pytest.mark.parametrize("kind", Credential)
async def test_finding_the_viewer_takes_one_statement(
    staff: Staff, count_statements: CountStatements, kind: Credential
) -> None:
    secret = await create_token(staff.engine, await staff.person("boss"))
    with count_statements(staff.engine) as statements:
        await find_viewer(staff.engine, secret.text, kind, NOW)
    assert len(statements) == 1


async def test_viewer_is_found_after_the_database_was_restarted(staff: Staff, database_url: str) -> None:
    secret = await create_token(staff.engine, await staff.person("admin"))
    await find_viewer(staff.engine, secret.text, Credential.TOKEN, NOW)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert await find_viewer(staff.engine, secret.text, Credential.TOKEN, NOW) is not None
