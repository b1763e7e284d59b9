"""Answers are kept in so many bytes and no more, and no company takes what others have."""

from crm_desktop.answers import Answer
from crm_desktop.answers.kept_answers import KeptAnswers

ALL = 100_000


def answer(size: int) -> Answer:
    return Answer(200, bytes(size), is_good=True, is_dear=True)


def test_never_more_is_kept_than_there_is_room_for() -> None:
    kept = KeptAnswers(ALL)
    for number in range(500):
        kept.keep(number % 7, bytes([number % 250]), answer(number * 10))
        assert kept.size <= ALL
    assert kept.size > ALL / 2


def test_a_company_that_asks_for_much_loses_its_own_answers_alone() -> None:
    kept = KeptAnswers(ALL)
    for number in range(10):
        kept.keep(1, bytes([number]), answer(1_000))
    for number in range(200):
        kept.keep(2, bytes([number]), answer(9_000))
    assert all(kept.find(1, bytes([number])) for number in range(10))
    assert kept.find(2, bytes([199])) is not None
    assert kept.find(2, bytes([0])) is None


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    kept = KeptAnswers(ALL)
    for number in range(9):
        kept.keep(1, bytes([number]), answer(10_000))
        kept.find(1, bytes([0]))
    assert kept.find(1, bytes([0])) is not None
    assert kept.find(1, bytes([1])) is not None
    kept.keep(1, bytes([9]), answer(10_000))
    assert kept.find(1, bytes([2])) is None


def test_what_is_larger_than_many_others_together_is_not_kept() -> None:
    kept = KeptAnswers(ALL)
    kept.keep(1, b"small", answer(10))
    kept.keep(1, b"large", answer(ALL // 2))
    assert kept.find(1, b"small") is not None
    assert kept.find(1, b"large") is None


def test_nothing_is_kept_where_there_is_no_room() -> None:
    kept = KeptAnswers(0)
    kept.keep(1, b"small", answer(10))
    assert kept.find(1, b"small") is None
