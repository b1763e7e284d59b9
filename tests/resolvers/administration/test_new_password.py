"""Which passwords people may choose."""

import pytest

from resolvers.administration.new_password import check_password
from resolvers.user_error import Problems

KNOWN = ("Anna Berg", "anna.berg@example.com", "Polar Trading")


def problems_of(password: str) -> list[str]:
    problems = Problems()
    check_password(problems, ("newPassword",), password, KNOWN)
    return [each.message.en.split(". ")[0] for each in problems.found]


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "three uncommon words",
        "красный слон жуёт банан",
        "kT9#vLw2qZ",
        "Anna Berg eats purple kale",
    ],
)
def test_few_uncommon_words_and_chance_are_hard_to_guess(password: str) -> None:
    assert problems_of(password) == []


@pytest.mark.parametrize(
    "password",
    [
        "password123",
        "Qwerty12345",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "пароль12345",
        "йцукен12345",
        "Пароль2024",
        "01.02.1985",
        "anna.berg@example.com",
        "AnnaBerg1985",
        "polartrading",
    ],
)
def test_what_everybody_chooses_and_what_is_known_of_the_person_are_refused_on_either_keyboard(password: str) -> None:
    assert problems_of(password) == ["Expected a password that is hard to guess"]


def test_length_is_told_by_itself() -> None:
    assert problems_of("kT9#vLw2q") == ["Expected a password of at least 10 characters."]
    assert problems_of("kT9#vLw2q" * 112) == ["Expected a password of at most 1000 characters."]
