"""The order of what a report is broken down by."""

import pytest

from resolvers.catalog.attribute import RESPONSIBLE
from resolvers.catalog.dimension import Category, by_department, by_group, by_person
from resolvers.catalog.people import People, Team
from resolvers.catalog.report import Sort, SortBy
from resolvers.configuration import Configuration
from resolvers.dashboard.assembly.categories import in_order
from resolvers.language import Language, LocalizedText

NAMES = ["Zorin", "Ёлкин", "andrew", "Жуков", "Абрамов", "Елкин"]
ORDERS: list[tuple[Language, list[str]]] = [
    ("en", ["andrew", "Zorin", "Абрамов", "Елкин", "Ёлкин", "Жуков"]),
    ("ru", ["Абрамов", "Елкин", "Ёлкин", "Жуков", "andrew", "Zorin"]),
]
NOTHING_SET_UP = Configuration(1, {}, {}, {}, (), ())


@pytest.mark.parametrize(("language", "expected"), ORDERS)
def test_people_departments_and_groups_are_listed_by_the_readers_alphabet(
    language: Language, expected: list[str]
) -> None:
    teams = [Team(number, name, ()) for number, name in enumerate(NAMES)]
    people = People(dict(enumerate(NAMES)), teams, teams)
    for dimension in (
        by_person(RESPONSIBLE, LocalizedText("Responsible", "Ответственный"), people, language),
        by_department(people, language),
        by_group(people, language),
    ):
        listed = dimension.categories(NOTHING_SET_UP)
        assert [category.label.en for category in listed] == [*expected, "Not given"]


@pytest.mark.parametrize(("language", "expected"), ORDERS)
def test_categories_by_name_stand_by_the_readers_alphabet_and_words(language: Language, expected: list[str]) -> None:
    categories = [Category(name, LocalizedText(name, name), (name,)) for name in NAMES]
    rising = in_order(categories, Sort(SortBy.NAME, is_descending=False), lambda _: None, language)
    assert [category.key for category in rising] == expected
    falling = in_order(categories, Sort(SortBy.NAME, is_descending=True), lambda _: None, language)
    assert [category.key for category in falling] == expected[::-1]
    words = [
        Category("lost", LocalizedText("Lost", "Проиграны"), (1,)),
        Category("won", LocalizedText("Won", "Выиграны"), (2,)),
    ]
    named = in_order(words, Sort(SortBy.NAME, is_descending=False), lambda _: None, language)
    assert [category.key for category in named] == (["lost", "won"] if language == "en" else ["won", "lost"])
