"""Lists of names, through the API: one order, that of the reader's language, in pages too."""

from typing import Any

import pytest
from sqlalchemy import text

from resolvers.language import Language
from tests.resolvers.records.office import Office
from tests.schema.records.api import Api

NAMES = ["Zorin", "andrew", "Ёлкин", "Абрамов", "Елкин", "Жуков", "Йод", "Иод", "Müller"]
ENGLISH = ["andrew", "Müller", "Zorin", "Абрамов", "Елкин", "Ёлкин", "Жуков", "Иод", "Йод"]
RUSSIAN = ["Абрамов", "Елкин", "Ёлкин", "Жуков", "Иод", "Йод", "andrew", "Müller", "Zorin"]
ORDERS: list[tuple[Language, list[str]]] = [("en", ENGLISH), ("ru", RUSSIAN)]

USERS = """query($first: Int! = 50, $after: String, $search: String! = "") {
  users(first: $first, after: $after, search: $search) { totalCount edges { cursor node { name } } pageInfo { hasNextPage endCursor } }
}"""
LISTS = "{ departments { name } groups { name } }"


@pytest.fixture
async def named(api: Api, office: Office) -> Api:
    """An office where everybody, every department and every group has one of the names, and nobody and nothing else."""
    company = office.viewer("seller").company.id
    async with api.engine.begin() as connection:
        await connection.execute(
            text("UPDATE users SET status = 'dismissed' WHERE company_id = :company AND role <> 'admin'"),
            {"company": company},
        )
        await connection.execute(
            text("UPDATE users SET name = 'Zorin' WHERE company_id = :c AND role = 'admin'"), {"c": company}
        )
        await connection.execute(text("UPDATE departments SET name = 'Zorin' WHERE company_id = :c"), {"c": company})
        for number, name in enumerate(NAMES):
            row = {"company": company, "name": name, "email": f"{number}@office.example"}
            if name != "Zorin":
                await connection.execute(
                    text("INSERT INTO users (company_id, name, email, role) VALUES (:company, :name, :email, 'user')"),
                    row,
                )
                await connection.execute(
                    text("INSERT INTO departments (company_id, name) VALUES (:company, :name)"), row
                )
            await connection.execute(text("INSERT INTO groups (company_id, name) VALUES (:company, :name)"), row)
    return api


async def _users(api: Api, language: Language, **variables: Any) -> Any:
    result = await api.send("seller", USERS, language, **variables)
    assert result.errors is None
    assert result.data is not None
    return result.data["users"]


def _names(users: Any) -> list[str]:
    return [edge["node"]["name"] for edge in users["edges"]]


@pytest.mark.parametrize(("language", "expected"), ORDERS)
async def test_lists_stand_in_the_order_of_the_readers_language(
    named: Api, language: Language, expected: list[str]
) -> None:
    assert _names(await _users(named, language)) == expected
    result = await named.send("seller", LISTS, language)
    assert result.data is not None
    assert [each["name"] for each in result.data["groups"]] == expected
    assert list(dict.fromkeys(each["name"] for each in result.data["departments"])) == expected


@pytest.mark.parametrize(("language", "expected"), ORDERS)
async def test_pages_put_together_are_the_list(named: Api, language: Language, expected: list[str]) -> None:
    read: list[str] = []
    after = None
    while True:
        page = await _users(named, language, first=2, after=after)
        assert page["totalCount"] == len(expected)
        read += _names(page)
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert read == expected


async def test_a_cursor_goes_on_behind_its_row_in_another_language(named: Api) -> None:
    cursors = {edge["node"]["name"]: edge["cursor"] for edge in (await _users(named, "en"))["edges"]}
    for name, cursor in cursors.items():
        assert _names(await _users(named, "ru", after=cursor)) == RUSSIAN[RUSSIAN.index(name) + 1 :]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("елкин", ["Елкин", "Ёлкин"]),
        ("ЁЛК", ["Елкин", "Ёлкин"]),
        ("muller", ["Müller"]),
        ("йод", ["Йод"]),
        ("иод", ["Иод"]),
        ("3@OFFICE", ["Абрамов"]),
    ],
)
async def test_people_are_found_whatever_case_and_marks(named: Api, search: str, expected: list[str]) -> None:
    assert _names(await _users(named, "ru", search=search)) == expected
