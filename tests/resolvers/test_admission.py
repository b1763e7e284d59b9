"""Turns at work: so many at once, fair between companies and people, none lost, and who would wait too long is told at once."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.admission import Admission, AdmittedReader
from resolvers.errors import ErrorCode, RequestError
from resolvers.loading import isolated_failures
from resolvers.statement import Part
from tests.properties.examples import tried_on

Person = tuple[int, int]


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def settle() -> None:
    """Lets whoever can go on do so."""
    for _ in range(20):
        await asyncio.sleep(0)


class Queue:
    """Requests that note when their turn comes, and keep it until they are told to end; by who sent them, and by their numbers."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._of: dict[int, Person] = {}
        self._ends: dict[int, asyncio.Event] = {}
        self.tasks: list[asyncio.Task[None]] = []
        self.at_work: list[Person] = []
        self.had: list[Person] = []
        self.order: list[int] = []

    async def come(self, *people: Person) -> None:
        """Requests of these people, one after another."""
        for person in people:
            self.tasks.append(asyncio.create_task(self._request(len(self.tasks), person)))
            await settle()

    async def end(self, person: Person) -> None:
        """The oldest request of a person that is at work is done."""
        number = next(n for n, event in self._ends.items() if not event.is_set() and self._of[n] == person)
        self._ends[number].set()
        await settle()

    async def act(self, act: str, person: Person, which: int) -> int:
        """Somebody comes, or one of those who are there ends or gives up. How many are left."""
        if act == "come":
            await self.come(person)
        elif act == "end" and self.at_work:
            await self.end(self.at_work[which % len(self.at_work)])
        elif act == "give up" and self.tasks:
            self.tasks[which % len(self.tasks)].cancel()
            await settle()
        return sum(not task.done() for task in self.tasks)

    async def end_all(self) -> None:
        """Whoever is at work ends, until nobody is left."""
        while self.at_work:
            await self.end(self.at_work[0])

    async def _request(self, number: int, person: Person) -> None:
        turn = self._admission.turn(*person)
        await turn.begin()
        await turn.begin()
        self._of[number], self._ends[number] = person, asyncio.Event()
        self.at_work.append(person)
        self.had.append(person)
        self.order.append(number)
        try:
            await self._ends[number].wait()
        finally:
            self.at_work.remove(person)
            turn.end()
            turn.end()


ANN, BOB, EVE = (1, 1), (1, 2), (2, 3)


async def test_so_many_are_at_work_at_once_and_the_others_wait() -> None:
    admission = Admission(2, patience=10)
    queue = Queue(admission)
    await queue.come(ANN, ANN, ANN, BOB)
    assert (queue.at_work, admission.waiting) == ([ANN, ANN], 2)
    await queue.end(ANN)
    assert (queue.at_work, admission.waiting) == ([ANN, BOB], 1)
    await queue.end_all()
    assert (queue.had, admission.waiting) == ([ANN, ANN, BOB, ANN], 0)


async def test_companies_take_turns_and_in_them_people() -> None:
    queue = Queue(Admission(1, patience=10))
    await queue.come(ANN, ANN, ANN, ANN, BOB, BOB, EVE)
    await queue.end_all()
    assert queue.had == [ANN, EVE, BOB, ANN, BOB, ANN, ANN]


async def test_whoever_comes_while_a_company_has_a_turn_is_before_all_else_that_it_asks_for() -> None:
    queue = Queue(Admission(1, patience=10))
    await queue.come(ANN, ANN, BOB)
    await queue.come(EVE)
    await queue.end(ANN)
    assert queue.at_work == [EVE], "she waits for what is at work, and for nothing else of the company"
    await queue.come((3, 4), (4, 5))
    await queue.end(EVE)
    assert queue.at_work == [BOB], "who has waited since then is before those who came later, however many they are"
    await queue.end_all()
    assert queue.had == [ANN, EVE, BOB, (3, 4), (4, 5), ANN]


async def test_the_next_turn_is_of_a_company_with_fewest_at_work() -> None:
    queue = Queue(Admission(3, patience=10))
    await queue.come(ANN, BOB, EVE)
    await queue.come(ANN, BOB, EVE)
    await queue.end(EVE)
    assert queue.at_work == [ANN, BOB, EVE], "of her company nobody else is at work"
    await queue.end(ANN)
    assert queue.at_work == [BOB, EVE, ANN], "one each, and of his company he is at work already"
    await queue.end_all()


async def test_beside_a_turn_that_lasts_long_there_is_one_of_a_company_that_has_none() -> None:
    queue = Queue(Admission(1, patience=10, long=0))
    await queue.come(ANN, BOB)
    assert queue.at_work == [ANN], "his company has one"
    await queue.come(EVE, EVE, (3, 4))
    assert queue.at_work == [ANN, EVE], "and no more than one beside it"
    await queue.end(EVE)
    assert queue.at_work == [ANN, (3, 4)]
    await queue.end(ANN)
    assert queue.at_work == [(3, 4), EVE], "whose turn lasts long, too"
    await queue.end_all()
    assert queue.had == [ANN, EVE, (3, 4), EVE, BOB]


async def test_a_turn_that_does_not_last_long_is_waited_for() -> None:
    queue = Queue(Admission(1, patience=10, long=3600))
    await queue.come(ANN, EVE)
    assert queue.at_work == [ANN]
    await queue.end_all()


async def test_who_asks_for_one_thing_begins_beside_a_company_that_asks_for_more() -> None:
    queue = Queue(Admission(1, patience=10, long=3600))
    await queue.come(ANN, EVE)
    assert queue.at_work == [ANN], "he asks for no more than that"
    await queue.come(BOB)
    assert queue.at_work == [ANN, EVE]
    await queue.come((3, 4))
    assert queue.at_work == [ANN, EVE], "and no more than one beside it"
    await queue.end(EVE)
    assert queue.at_work == [ANN, (3, 4)]
    await queue.end_all()
    assert queue.had == [ANN, EVE, (3, 4), BOB]


async def test_companies_that_all_ask_for_more_than_one_thing_have_turns_and_none_beside() -> None:
    queue = Queue(Admission(1, patience=10, long=3600))
    await queue.come(ANN, EVE, EVE, ANN, ANN)
    assert queue.at_work == [ANN]
    await queue.end(ANN)
    assert queue.at_work == [EVE]
    await queue.end(EVE)
    assert queue.at_work == [ANN, EVE], "who asks for no more than this"
    await queue.end_all()


async def test_who_would_wait_too_long_is_told_at_once() -> None:
    clock = Seconds()
    admission = Admission(1, patience=10, clock=clock)
    queue = Queue(admission)
    await queue.come(ANN)
    clock.now = 4
    await queue.end(ANN)
    await queue.come(ANN, ANN, BOB)
    assert admission.waiting == 2, "of four seconds each, two fit into ten"
    for person in (ANN, BOB):
        refusal = admission.refusal(*person)
        assert refusal is not None
        assert refusal.code is ErrorCode.SERVICE_UNAVAILABLE
        with pytest.raises(RequestError):
            await admission.enter(*person)
    await queue.end_all()
    assert queue.had == [ANN, ANN, BOB, ANN]


async def test_who_waits_for_nobody_of_their_company_is_not_told_that_others_have_too_many() -> None:
    clock = Seconds()
    admission = Admission(1, patience=10, clock=clock)
    queue = Queue(admission)
    await queue.come(ANN)
    clock.now = 4
    await queue.end(ANN)
    await queue.come(ANN, ANN, BOB, EVE)
    assert admission.refusal(*ANN) is not None
    await queue.end_all()
    assert queue.had == [ANN, ANN, EVE, BOB, ANN]


async def test_where_so_many_wait_those_give_way_of_whom_most_do() -> None:
    admission = Admission(1, patience=10, most_waiting=3)
    queue = Queue(admission)
    await queue.come(ANN, ANN, ANN, ANN, BOB)
    outcome = queue.tasks[3].exception()
    assert isinstance(outcome, RequestError)
    assert outcome.code is ErrorCode.SERVICE_UNAVAILABLE
    assert admission.refusal(*BOB) is not None, "as many of hers wait as of his would"
    assert admission.refusal(*EVE) is None
    await queue.come(EVE)
    assert queue.tasks[2].done(), "two of hers and one of his against one of another company"
    assert (admission.waiting, admission.refusal(*EVE) is None) == (3, False)
    await queue.end_all()
    assert queue.had == [ANN, EVE, BOB, ANN]


async def test_who_gave_way_and_leaves_in_that_moment_gives_nobody_a_turn() -> None:
    admission = Admission(1, patience=10, most_waiting=2)
    queue = Queue(admission)
    await queue.come(ANN, ANN, ANN)
    coming = asyncio.create_task(admission.enter(*EVE))
    await asyncio.sleep(0)
    queue.tasks[2].cancel()
    await settle()
    assert queue.at_work == [ANN]
    assert not coming.done()
    await queue.end(ANN)
    admission.leave(*EVE, await coming)
    await settle()
    assert queue.at_work == [ANN]
    await queue.end(ANN)


async def test_so_many_wait_and_one_more_is_told_at_once_when_to_come_again() -> None:
    clock = Seconds()
    admission = Admission(1, patience=10, most_waiting=2, clock=clock)
    queue = Queue(admission)
    await queue.come(ANN)
    clock.now = 2
    await queue.end(ANN)
    await queue.come(ANN, ANN, BOB)
    assert admission.waiting == 2
    with pytest.raises(RequestError) as refusal:
        await admission.enter(*BOB)
    assert refusal.value.code is ErrorCode.SERVICE_UNAVAILABLE
    assert refusal.value.retry_after == 6, "two wait, and theirs would be the third turn of two seconds"
    await queue.end_all()


async def test_nobody_waits_for_long_where_turns_take_longer_than_was_known() -> None:
    admission = Admission(1, patience=0)
    queue = Queue(admission)
    await queue.come(ANN)
    with pytest.raises(RequestError) as refusal:
        await admission.enter(*BOB)
    assert refusal.value.code is ErrorCode.SERVICE_UNAVAILABLE
    assert admission.waiting == 0
    await queue.end_all()
    assert queue.had == [ANN]


async def test_who_gives_up_is_passed_over() -> None:
    admission = Admission(1, patience=10)
    queue = Queue(admission)
    await queue.come(ANN, BOB, EVE)
    queue.tasks[1].cancel()
    await settle()
    assert admission.waiting == 1
    await queue.end_all()
    assert queue.had == [ANN, EVE]


async def test_who_gives_up_in_the_moment_their_turn_comes_hands_it_on() -> None:
    queue = Queue(Admission(1, patience=10))
    await queue.come(ANN, BOB, EVE)
    queue._ends[0].set()  # pyright: ignore[reportPrivateUsage] - the turn is given, and nobody has noticed
    await asyncio.sleep(0)
    queue.tasks[1].cancel()
    await settle()
    await queue.end_all()
    assert queue.had in ([ANN, EVE], [ANN, BOB, EVE])
    assert queue.tasks[2].done()


@pytest.mark.parametrize("least", [1, 2])
async def test_who_has_given_up_before_a_turn_ends_loses_nobody_theirs(least: int) -> None:
    admission = Admission(1, patience=10)
    queue = Queue(admission)
    await queue.come(ANN, BOB, EVE)
    queue._ends[0].set()  # pyright: ignore[reportPrivateUsage] - it ends before those who are cancelled now can leave
    for task in queue.tasks[least:]:
        task.cancel()
    await settle()
    assert queue.at_work == [BOB][: least - 1]
    await queue.end_all()
    assert (admission.waiting, admission.has_room) == (0, True)


async def test_who_has_given_up_gives_way_in_the_same_moment() -> None:
    admission = Admission(1, patience=10, most_waiting=2)
    queue = Queue(admission)
    await queue.come(ANN, ANN, ANN)
    queue.tasks[2].cancel()
    coming = asyncio.create_task(admission.enter(*EVE))
    await settle()
    await queue.end(ANN)
    admission.leave(*EVE, await coming)
    await settle()
    await queue.end_all()
    assert (admission.waiting, admission.has_room) == (0, True)


def acts_of(people: st.SearchStrategy[Person]) -> st.SearchStrategy[list[tuple[str, Person, int]]]:
    """What some of these people do."""
    return st.lists(st.tuples(st.sampled_from(["come", "end", "give up"]), people, st.integers(0, 30)), max_size=40)


people = st.tuples(st.integers(1, 3), st.integers(1, 3))


@tried_on(100)
@given(at_once=st.integers(1, 3), acts=acts_of(st.tuples(st.integers(1, 5), st.just(1))))
async def test_where_all_turns_last_long_each_company_has_one_as_far_as_there_are_two_more(
    at_once: int, acts: list[tuple[str, Person, int]]
) -> None:
    admission = Admission(at_once, patience=10, long=0)
    queue = Queue(admission)
    for act, person, which in acts:
        unfinished = await queue.act(act, person, which)
        assert min(at_once, unfinished) <= len(queue.at_work) <= at_once + min(at_once, 2)
        assert admission.waiting == unfinished - len(queue.at_work)
        if admission.waiting and len(queue.at_work) < at_once + min(at_once, 2):
            waiting = {*admission._waiting}  # pyright: ignore[reportPrivateUsage] - of no other way to be told
            assert waiting <= {company for company, _ in queue.at_work}
    await queue.end_all()
    assert all(task.done() for task in queue.tasks)
    assert (admission.waiting, admission.has_room) == (0, True)


@tried_on(100)
@given(at_once=st.integers(1, 3), acts=acts_of(people))
async def test_whatever_happens_nobody_is_forgotten_and_never_too_many_are_at_work(
    at_once: int, acts: list[tuple[str, Person, int]]
) -> None:
    admission = Admission(at_once, patience=10)
    queue = Queue(admission)
    for act, person, which in acts:
        unfinished = await queue.act(act, person, which)
        assert len(queue.at_work) == min(at_once, unfinished)
        assert admission.waiting == unfinished - len(queue.at_work)
    await queue.end_all()
    assert all(task.done() for task in queue.tasks)
    await queue.come(*[ANN] * at_once)
    assert Counter(queue.at_work) == {ANN: at_once}
    await queue.end_all()


@tried_on(100)
@given(patience=st.integers(1, 8), coming=st.lists(people, max_size=14))
async def test_who_came_last_has_their_turn_as_soon_as_those_have_who_wait_for_so_long(
    patience: int, coming: list[Person]
) -> None:
    clock = Seconds()
    admission = Admission(1, patience, clock=clock)
    queue = Queue(admission)
    await queue.come(ANN)
    clock.now = 1
    await queue.end(ANN)
    await queue.come(ANN, *coming)
    last = max(number for number, task in enumerate(queue.tasks) if number == 1 or not task.done())
    await queue.end_all()
    assert queue.order.index(last) - queue.order.index(1) <= patience, "of a second each"


class Late:
    """A reader that takes too long, once it is told to."""

    def __init__(self) -> None:
        self.gives_up = asyncio.Event()

    @property
    def engine(self) -> AsyncEngine:
        raise LookupError("it reads nowhere")

    async def read(self, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
        await self.gives_up.wait()
        raise TimeoutError

    async def rows_were_read(self) -> None: ...

    async def end(self) -> None: ...


@pytest.mark.parametrize("others_wait", [True, False])
async def test_what_takes_too_long_while_others_wait_is_the_fault_of_no_part(others_wait: bool) -> None:
    admission = Admission(1, patience=10)
    late = Late()
    reading = asyncio.create_task(AdmittedReader(late, admission.turn(*ANN)).read([], {}))
    await settle()
    others = Queue(admission)
    await others.come(*([BOB] if others_wait else []))
    late.gives_up.set()
    [outcome] = await asyncio.gather(reading, return_exceptions=True)
    if others_wait:
        assert isinstance(outcome, RequestError)
        assert outcome.code is ErrorCode.SERVICE_UNAVAILABLE
        assert isolated_failures.concerns_all(outcome)
    else:
        assert isinstance(outcome, TimeoutError)
        assert not isolated_failures.concerns_all(outcome)
    for task in others.tasks:
        task.cancel()
