"""One alphabetical order: names as the browsers' own collation puts them, which the page's tests hold the same list against."""

import json
import random
from pathlib import Path

import pytest

from resolvers.alphabet import contains, folded, page_of, sort_key
from resolvers.language import Language
from tests.resolvers.things import Thing

ORDERS: dict[Language, list[str]] = json.loads(
    Path(__file__).with_name("alphabetical_order.json").read_text(encoding="utf-8")
)
LANGUAGES: list[Language] = ["en", "ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_as_a_browser_puts_them(language: Language) -> None:
    expected = ORDERS[language]
    shuffled = [*expected]
    random.Random(7).shuffle(shuffled)
    assert shuffled != expected
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == expected


def test_each_language_puts_its_own_script_first() -> None:
    names = ["Zorin", "andrew", "Ёлкин", "Абрамов", "Жуков", "Елкин"]
    assert sorted(names, key=lambda name: sort_key(name, "en")) == [
        "andrew", "Zorin", "Абрамов", "Елкин", "Ёлкин", "Жуков",
    ]  # fmt: skip
    assert sorted(names, key=lambda name: sort_key(name, "ru")) == [
        "Абрамов", "Елкин", "Ёлкин", "Жуков", "andrew", "Zorin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("search", "name"),
    [
        ("елкин", "Ёлкин Пётр"),
        ("ЁЛКИН", "Елкин"),
        ("петр", "Ёлкин Пётр"),
        ("muller", "Thomas Müller"),
        ("lodz", "Łódź"),
        ("strauss", "Strauß"),
        ("o'neil", "O’Neil"),
        ("zoë", "Zoe"),
        ("и", "Иод"),
    ],
)
def test_names_are_found_whatever_case_and_marks(search: str, name: str) -> None:
    assert contains(name, folded(search))


@pytest.mark.parametrize(
    ("search", "name"), [("иод", "Йод"), ("йод", "Иод"), ("жук", "Щукин"), ("%", "Anna"), ("_", "Anna")]
)
def test_other_letters_are_not_found(search: str, name: str) -> None:
    assert not contains(name, folded(search))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_the_whole_list_also_where_a_place_came_from_the_other_language(language: Language) -> None:
    things = [Thing(number, name) for number, name in enumerate([*ORDERS["ru"], *ORDERS["ru"]])]
    other: Language = "ru" if language == "en" else "en"
    read: list[Thing] = []
    after, has_next = None, True
    while has_next:
        page, has_next = page_of(things, language, first=7, after=after)
        read += page
        after = (page[-1].name, page[-1].id)
    assert [thing.name for thing in read] == [name for name in ORDERS[language] for _ in range(2)]
    assert len(set(read)) == len(things)
    [*_, last], _ = page_of(things, other, first=7, after=None)
    behind, _ = page_of(things, language, first=len(things), after=(last.name, last.id))
    assert behind == read[read.index(last) + 1 :]


def test_a_place_of_something_that_is_gone_still_tells_what_comes_behind() -> None:
    things = [Thing(number, name) for number, name in enumerate(ORDERS["ru"])]
    gone = things[40]
    page, _ = page_of([thing for thing in things if thing != gone], "ru", first=3, after=(gone.name, gone.id))
    assert page == things[41:44]
