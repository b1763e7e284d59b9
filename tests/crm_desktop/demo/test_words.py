"""Every language names the same things."""

import pytest

from crm_desktop.demo.words import Words, words_of
from crm_desktop.demo.words_en import ENGLISH
from crm_desktop.demo.words_ru import RUSSIAN


def test_every_language_has_the_same_labels_and_goods() -> None:
    assert RUSSIAN.labels.keys() == ENGLISH.labels.keys()
    assert RUSSIAN.goods.keys() == ENGLISH.goods.keys()


@pytest.mark.parametrize("words", [ENGLISH, RUSSIAN], ids=["en", "ru"])
def test_nothing_is_listed_twice(words: Words) -> None:
    for listed in (
        words.women_given,
        words.men_given,
        words.women_family,
        words.client_first,
        words.cities,
        words.regions,
    ):
        assert len(set(listed)) == len(listed)


def test_russian_family_names_agree_with_given_names() -> None:
    assert all(name.endswith("а") for name in RUSSIAN.women_family)
    assert not any(name.endswith("а") for name in RUSSIAN.men_family)


def test_words_are_found_by_language() -> None:
    assert words_of("ru") is RUSSIAN
    assert words_of("en") is ENGLISH
