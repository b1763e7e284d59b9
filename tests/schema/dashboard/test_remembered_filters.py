"""The filters that somebody chose last are there again wherever they come back, and for nobody else."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from schema.node import global_id
from tests.demo_api import ADMIN, HEAD, demo_api
from tests.http_api import HttpApi

Json = dict[str, Any]

KEPT = "attribute field values orNotGiven"
REMEMBER = f"""mutation($input: RememberDashboardFiltersInput!) {{ rememberDashboardFilters(input: $input) {{
  filters {{ {KEPT} }} userErrors {{ message }} }} }}"""
READ = f"query($asUser: ID) {{ dashboard(asUser: $asUser) {{ revision filters {{ label }} rememberedFilters {{ {KEPT} }} }} }}"


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=10) as api:
        yield api


async def remember(api: HttpApi, *filters: Json, who: str = ADMIN) -> list[Json]:
    done = (await api.ask(who, REMEMBER, {"input": {"filters": filters}}))["rememberDashboardFilters"]
    assert done["userErrors"] == []
    found: list[Json] = done["filters"]
    return found


async def remembered(api: HttpApi, who: str = ADMIN, **asked: Any) -> Json:
    found: Json = (await api.ask(who, READ, asked))["dashboard"]
    return found


async def by_type(api: HttpApi) -> Json:
    [first, *_] = (await api.ask(ADMIN, "{ dealTypes { id } }"))["dealTypes"]
    return {"attribute": "DEAL_TYPE", "field": None, "values": [first["id"]], "orNotGiven": True}


async def test_filters_are_kept_until_others_are_and_narrow_nothing_by_themselves(api: HttpApi) -> None:
    filter_ = await by_type(api)
    responsible = {"attribute": "RESPONSIBLE", "field": None, "values": [global_id("User", 1)], "orNotGiven": False}
    assert (await remembered(api))["rememberedFilters"] == []
    assert await remember(api, filter_, responsible) == [filter_, responsible]
    read = await remembered(api)
    assert read == {"revision": 0, "filters": [], "rememberedFilters": [filter_, responsible]}
    assert await remember(api, responsible) == [responsible]
    assert (await remembered(api))["rememberedFilters"] == [responsible]
    await remember(api)
    assert (await remembered(api))["rememberedFilters"] == []


async def test_nobody_else_has_them_nor_is_told_by_looking_at_the_desktop(api: HttpApi) -> None:
    await remember(api, filter_ := await by_type(api), who=HEAD)
    assert (await remembered(api, HEAD))["rememberedFilters"] == [filter_]
    assert (await remembered(api))["rememberedFilters"] == []
    head = (await api.ask(HEAD, "{ viewer { userId } }"))["viewer"]["userId"]
    assert (await remembered(api, asUser=head))["rememberedFilters"] == []


async def test_an_arrangement_and_the_filters_leave_each_other_alone(api: HttpApi) -> None:
    await remember(api, filter_ := await by_type(api))
    save = """mutation($input: SaveLayoutInput!) { saveLayout(input: $input) {
      dashboard { revision rememberedFilters { attribute } } userErrors { message } } }"""
    hide = {"baseRevision": 0, "operations": [{"hide": {"widget": global_id("Widget", "sms")}}]}
    saved = (await api.ask(ADMIN, save, {"input": hide}))["saveLayout"]
    assert saved["userErrors"] == []
    assert saved["dashboard"]["revision"] == 1
    assert (await remembered(api))["rememberedFilters"] == [filter_]
    await remember(api)
    assert (await remembered(api))["revision"] == 1


@pytest.mark.parametrize(
    ("filter_", "code"),
    [
        ({"attribute": "DEAL_TYPE", "values": [global_id("DealType", 999_999)]}, "NOT_FOUND"),
        ({"attribute": "DEAL_TYPE"}, "BAD_USER_INPUT"),
        ({"attribute": "PRICE", "orNotGiven": True}, "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_be_a_filter_is_refused_and_keeps_what_was(api: HttpApi, filter_: Json, code: str) -> None:
    await remember(api, kept := await by_type(api))
    [error] = (await api.send(ADMIN, REMEMBER, {"input": {"filters": [filter_]}}))["errors"]
    assert error["extensions"]["code"] == code
    assert error["extensions"]["field"][:2] == ["filters", "0"]
    assert (await remembered(api))["rememberedFilters"] == [kept]
