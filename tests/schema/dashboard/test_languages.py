"""Two languages: the one somebody has chosen, else the one their client asks for."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import text

from resolvers.report_definitions.blocks import BLOCKS
from schema.node import global_id
from tests.demo_api import ADMIN, demo_api
from tests.http_api import HttpApi
from tests.largest_query import PLAIN_ROW, largest_query

TITLES = "{ dashboard { widgets { key title description } } }"


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=20) as api:
        yield api


async def choose(api: HttpApi, language: str | None) -> None:
    """The administrator's setting."""
    async with api.engine.begin() as connection:
        statement = text("UPDATE users SET language = :language WHERE email = :email")
        await connection.execute(statement, {"language": language, "email": ADMIN})


@pytest.mark.parametrize(
    ("chosen", "asked", "answered"),
    [
        (None, "en", "en"),
        (None, "ru", "ru"),
        (None, "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        (None, "de,en;q=0.5,ru;q=0.7", "ru"),
        (None, "de", "en"),
        (None, "", "en"),
        ("ru", "en", "ru"),
        ("en", "ru", "en"),
    ],
)
async def test_titles_and_descriptions_are_in_the_readers_language(
    api: HttpApi, chosen: str | None, asked: str, answered: str
) -> None:
    await choose(api, chosen)
    widgets = (await api.ask(ADMIN, TITLES, language=asked))["dashboard"]["widgets"]
    told = {widget["key"]: (widget["title"], widget["description"]) for widget in widgets}
    in_russian = answered == "ru"
    assert told == {
        block.key: (block.title.ru, block.description.ru) if in_russian else (block.title.en, block.description.en)
        for block in BLOCKS
    }


async def test_everything_the_program_says_is_in_the_one_language_or_the_other(api: HttpApi) -> None:
    """What it says in one language is no more said in the other, in all of a desktop."""
    await choose(api, None)
    said: dict[str, list[tuple[str, str]]] = {}
    for language in ("en", "ru"):
        answer = await api.ask(ADMIN, largest_query(PLAIN_ROW), language=language)
        said[language] = [*words(answer)]
    assert [path for path, _ in said["en"]] == [path for path, _ in said["ru"]]
    for (path, english), (_, russian) in zip(said["en"], said["ru"], strict=True):
        own_words = path.endswith((".description", ".rule", ".message", ".scope", ".secondary.label"))
        if own_words or (path.endswith(".widgets.title")):
            assert has_russian(russian) or russian == "SMS", (path, russian)
            assert not has_russian(english), (path, english)


def words(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in an answer, with where it stands."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from words(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from words(each, path)
    elif isinstance(value, str):
        yield path, value


def has_russian(words: str) -> bool:
    return any("а" <= letter <= "я" for letter in words.lower())


async def test_refusals_by_the_desktop_and_records_without_a_name_speak_both(api: HttpApi) -> None:
    await choose(api, None)
    metric = "... on MetricWidget { metric { records(first: 1) { edges { node { title } } } } }"
    query = f'{{ dashboard(period: {{ preset: LAST_365_DAYS }}) {{ widget(key: "calls") {{ {metric} }} }} }}'
    titles = set[str]()
    for language in ("en", "ru"):
        [edge] = (await api.ask(ADMIN, query, language=language))["dashboard"]["widget"]["metric"]["records"]["edges"]
        titles.add(edge["node"]["title"])
    assert titles in ({"Incoming call", "Входящий звонок"}, {"Missed call", "Пропущенный звонок"})
    assert (await api.send(None, TITLES, language="ru"))["errors"][0]["message"] == "Сначала войдите."
    assert (await api.send(None, TITLES, language="en"))["errors"][0]["message"] == "Sign in first."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (f'scope: {{ users: ["{global_id("User", 10**9)}"] }}', "Такого сотрудника в компании нет."),
        ('scope: { users: ["nonsense"] }', "Ожидается идентификатор объекта подходящего вида."),
        (
            'period: { from: "2026-01-02", to: "2026-01-01" }',
            "Ожидается последняя дата не раньше первой (2026-01-02), получено 2026-01-01.",
        ),
        ('period: { from: "2026-01-02" }', "Ожидаются обе даты, первая и последняя, или готовый период."),
        (
            'period: { from: "1990-01-01", to: "2026-01-01" }, granularity: DAY',
            "Ожидается шаг длиннее: такой, что делит период не больше чем на 1000 частей.",
        ),
        (f'asUser: "{global_id("User", 10**9)}"', "Здесь нет работающего сотрудника с таким идентификатором."),
    ],
)
async def test_what_cannot_be_asked_of_a_desktop_is_refused_in_russian(
    api: HttpApi, arguments: str, message: str
) -> None:
    await choose(api, None)
    answer = await api.send(ADMIN, f"{{ dashboard({arguments}) {{ widgets {{ key }} }} }}", language="ru")
    assert [error["message"] for error in answer["errors"]] == [message]


async def test_refused_download_is_told_in_the_language_of_whoever_asks(api: HttpApi) -> None:
    address = "/export/desktop.xlsx?from=2026-01-02&to=2026-01-01"
    for chosen, asked in ((None, "ru"), ("ru", "en")):
        await choose(api, chosen)
        told = (await api.download(ADMIN, address, language=asked)).json()
        assert (told["parameter"], told["message"].split(" (")[0]) == (
            "to",
            "Ожидается последняя дата не раньше первой",
        )
