"""The settings that a number was counted by lead to where they are made."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests.demo_api import ADMIN, demo_api
from tests.http_api import HttpApi

ASKED = """
{
  dealTypes { id name }
  dashboard { widgets { key total { explain { settings settingsInForce { text dealType sourceOf } } } } }
}
"""


@pytest.fixture(scope="module")
async def answer(create_database: Callable[[], str]) -> AsyncIterator[Any]:
    async with demo_api(create_database(), deals=20) as api:
        yield await asked(api)


async def asked(api: HttpApi) -> Any:
    """What the desktop says of all its numbers."""
    return await api.ask(ADMIN, ASKED)


def in_force(answer: Any, key: str) -> list[dict[str, Any]]:
    """The settings of a block."""
    [widget] = [each for each in answer["dashboard"]["widgets"] if each["key"] == key]
    return list(widget["total"]["explain"]["settingsInForce"])


async def test_a_setting_of_a_deal_type_names_the_type(answer: Any) -> None:
    names = {each["id"]: each["name"] for each in answer["dealTypes"]}
    settings = in_force(answer, "revenue")
    assert {each["dealType"] for each in settings} == set(names)
    for each in settings:
        assert each["text"].startswith(f"{names[each['dealType']]}: ")
        assert each["sourceOf"] is None


async def test_a_setting_of_sources_says_whose(answer: Any) -> None:
    for key, entity in (("deal_sources", "DEAL"), ("activity_sources", "ACTIVITY")):
        assert [(each["dealType"], each["sourceOf"]) for each in in_force(answer, key)] == [(None, entity)]


async def test_the_lines_are_those_that_are_told(answer: Any) -> None:
    for widget in answer["dashboard"]["widgets"]:
        if widget["total"]:
            explain = widget["total"]["explain"]
            assert [each["text"] for each in explain["settingsInForce"]] == explain["settings"]


async def test_a_setting_is_told_as_a_sentence(answer: Any) -> None:
    told = {each["text"] for key in ("revenue", "lost_deals") for each in in_force(answer, key)}
    assert "Equipment sales: “Delivered and paid” counts as won; the price is “Deal price”." in told
    assert "Software projects: “Sold” counts as won; the price is “Licence price” plus “Price of services”." in told
    [source] = in_force(answer, "deal_sources")
    assert source["text"] == (
        "The source is what “Where the tender was found” or “Source of the deal” says, the first that is filled in."
    )
