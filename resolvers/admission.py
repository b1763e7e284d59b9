"""Who may use the database now: so many requests at once, in fair turns, and none that would wait longer than people do."""

import asyncio
import math
import sys
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.outage import took_too_long
from resolvers.spans import span
from resolvers.statement import Part, Reader


@dataclass(slots=True, eq=False)
class Begun:
    """A turn at work: of which company, and since when; whether it has lasted long by now, and what is to notice that."""

    company: Hashable
    since: float
    is_long: bool = False
    timer: asyncio.TimerHandle | None = None


_Queue = deque["asyncio.Future[Begun]"]

# Of how long turns took, the latest counts a tenth: some odd ones do not turn anybody away.
_WEIGHT = 0.1
# Turns beside others: few enough that there are connections left.
_MOST_BESIDE = 2


class Admission:
    """Turns at work. When one ends, the next goes to the company of which fewest are at work, of these to the one that has waited
    longest since it came or had a turn, and in it to such a person.

    Who comes is told at once that there are too many, if by the turns so far they would wait for longer than ``patience`` seconds in
    that order. Where ``most_waiting`` wait, those give way of whom most do, if of who comes there are fewer. Where turns take longer
    than they did, nobody waits for more than twice that long.

    Beside a turn that has lasted for ``long`` seconds there is one more, for a company of which nobody is at work: no more than
    ``at_once`` of these, nor than two, and none where ``long`` is infinite. Beside a turn of a company of which more are waiting there
    is so from its beginning, for a company of which one alone waits: who asks for much holds up nobody who asks for little.
    """

    def __init__(
        self,
        at_once: int,
        patience: float,
        most_waiting: int = sys.maxsize,
        long: float = math.inf,
        clock: Callable[[], float] = time.monotonic,
        on_refusal: Callable[[], object] = lambda: None,
    ) -> None:
        """``on_refusal`` is called for each that is turned away."""
        self._at_once = at_once
        self._most_beside = min(at_once, _MOST_BESIDE) if math.isfinite(long) else 0
        self._long = long
        self._patience = patience
        self._most_waiting = most_waiting
        self._clock = clock
        self._on_refusal = on_refusal
        self._seconds_a_turn = 0.0
        self._at_work: Counter[Hashable] = Counter()
        self._begun: set[Begun] = set()
        # Since whoever came last, or whose turn ended last; people and companies without a request waiting are not in it.
        self._waiting: OrderedDict[Hashable, OrderedDict[Hashable, _Queue]] = OrderedDict()
        self._count = 0

    def turn(self, company: Hashable, person: Hashable) -> "Turn":
        """A turn for a person's request; it begins when it is first needed."""
        return Turn(self, company, person)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self._count

    @property
    def has_room(self) -> bool:
        """Whether who comes now has their turn at once."""
        return len(self._begun) < self._at_once and not self._count

    def refusal(self, company: Hashable, person: Hashable) -> RequestError | None:
        """What a request of this person would be told now; ``None``, if it would wait for its turn, or have it at once."""
        if self.has_room:
            return None
        wait = (self._turns_before(company, person) + 1) * self._seconds_a_turn / self._at_once
        if wait > self._patience or (self._count >= self._most_waiting and not self._place_for(company, person)):
            # Once those who wait now have had their turns, there is room again.
            return self._refuse(wait)
        return None

    async def enter(self, company: Hashable, person: Hashable) -> Begun:
        """Waits for a turn, and returns it. Raises `RequestError` (SERVICE_UNAVAILABLE) where the wait would be too long."""
        if self.has_room:
            return self._begin(company, person)
        if refusal := self.refusal(company, person):
            raise refusal
        if self._count >= self._most_waiting and (place := self._place_for(company, person)):
            self._give_up(*place)
        try:
            async with asyncio.timeout(2 * self._patience):
                return await self._wait(company, person)
        except TimeoutError:
            raise self._refuse(self._patience) from None

    def _turns_before(self, company: Hashable, person: Hashable) -> int:
        """How many have their turns at the most before one who comes now, if nobody comes later."""
        people = self._waiting.get(company, _NOBODY)
        own = len(people.get(person, ())) + 1
        # While theirs are had, each of their colleagues has as many, and then each other company as many as theirs.
        colleagues = sum(min(len(queue), own) for other, queue in people.items() if other != person)
        of_company = own + colleagues
        others = sum(min(_size(queues), of_company) for other, queues in self._waiting.items() if other != company)
        return of_company - 1 + others

    def _place_for(self, company: Hashable, person: Hashable) -> "tuple[Hashable, Hashable] | None":
        """Whose latest request gives its place up where as many wait as may: of the company of which most wait it is that of the person
        of whom most do; ``None``, if that were no fairer."""
        if not self._waiting:
            return None
        # Of several alike it is the one whose turn is the last.
        largest = max(reversed(self._waiting), key=lambda each: _size(self._waiting[each]))
        queues = self._waiting[largest]
        busiest = max(reversed(queues), key=lambda each: len(queues[each]))
        if largest == company:
            is_fairer = len(queues.get(person, ())) + 1 < len(queues[busiest])
        else:
            is_fairer = _size(self._waiting.get(company, _NOBODY)) + 1 < _size(queues)
        return (largest, busiest) if is_fairer else None

    def _give_up(self, company: Hashable, person: Hashable) -> None:
        """Has the latest request of a person wait no longer."""
        turn = self._waiting[company][person][-1]
        self._leave(company, person, turn)
        if not turn.done():
            turn.set_exception(self._refuse(self._patience))

    async def _wait(self, company: Hashable, person: Hashable) -> Begun:
        turn: asyncio.Future[Begun] = asyncio.get_running_loop().create_future()
        people = self._waiting.setdefault(company, OrderedDict())
        queue = people.setdefault(person, deque())
        queue.append(turn)
        self._count += 1
        self._give_turns()
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                self._leave(company, person, turn)
            elif turn.exception() is None:
                self._end(company, person, turn.result())
            raise

    def leave(self, company: Hashable, person: Hashable, begun: Begun) -> None:
        """This turn of theirs is over."""
        taken = self._clock() - begun.since
        self._seconds_a_turn += (taken - self._seconds_a_turn) * (_WEIGHT if self._seconds_a_turn else 1)
        self._end(company, person, begun)

    def _begin(self, company: Hashable, person: Hashable) -> Begun:
        self._at_work.update((company, (company, person)))
        begun = Begun(company, self._clock())
        self._begun.add(begun)
        if math.isfinite(self._long):
            begun.timer = asyncio.get_running_loop().call_later(self._long, self._note_long, begun)
        return begun

    def _note_long(self, begun: Begun) -> None:
        begun.is_long = True
        self._give_turns()

    def _end(self, company: Hashable, person: Hashable, begun: Begun) -> None:
        """Gives the turn to the next one. Whose it was is behind whoever came while it lasted."""
        if begun.timer:
            begun.timer.cancel()
        self._begun.discard(begun)
        for each in (company, (company, person)):
            self._at_work[each] -= 1
            if not self._at_work[each]:
                del self._at_work[each]
        if people := self._waiting.get(company):
            self._waiting.move_to_end(company)
            if person in people:
                people.move_to_end(person)
        self._give_turns()

    def _give_turns(self) -> None:
        """To whoever may have one now."""
        while (company := self._next()) is not None:
            people = self._waiting[company]
            person = min(people, key=lambda each: self._at_work[company, each])
            turn = people[person][0]
            self._leave(company, person, turn)
            # Who has given up, and has had no time yet to leave, is passed over.
            if not turn.done():
                turn.set_result(self._begin(company, person))

    def _next(self) -> Hashable:
        """The company that may have a turn now; ``None``, if none may."""
        if not self._count:
            return None
        if len(self._begun) < self._at_once:
            return min(self._waiting, key=self._at_work.__getitem__)
        idle = (company for company in self._waiting if not self._at_work[company])
        if self._may_be_beside(lambda begun: begun.is_long):
            return next(idle, None)
        if self._may_be_beside(lambda begun: begun.is_long or begun.company in self._waiting):
            return next((company for company in idle if _size(self._waiting[company]) == 1), None)
        return None

    def _may_be_beside(self, such: Callable[[Begun], bool]) -> bool:
        """Whether there may be one more beside turns that are such."""
        return len(self._begun) < self._at_once + min(sum(map(such, self._begun)), self._most_beside)

    def _leave(self, company: Hashable, person: Hashable, turn: "asyncio.Future[Begun]") -> None:
        """Has a turn be waited for no longer, if it still is."""
        people = self._waiting.get(company, OrderedDict())
        queue = people.get(person)
        if queue is None or turn not in queue:
            return
        queue.remove(turn)
        if not queue:
            del people[person]
        if not people:
            del self._waiting[company]
        self._count -= 1

    def _refuse(self, wait: float) -> RequestError:
        self._on_refusal()
        return RequestError(ErrorCode.SERVICE_UNAVAILABLE, _TOO_MANY, retry_after=max(1, math.ceil(wait)))


_NOBODY: Mapping[Hashable, _Queue] = MappingProxyType({})


def _size(queues: Mapping[Hashable, _Queue]) -> int:
    return sum(map(len, queues.values()))


def unbounded() -> Admission:
    """Turns for everybody at once: for what is no server."""
    return Admission(at_once=sys.maxsize, patience=0)


class Turn:
    """One request's turn: from its first read to its end."""

    def __init__(self, admission: Admission, company: Hashable, person: Hashable) -> None:
        self._admission = admission
        self._of = (company, person)
        self._entering: asyncio.Lock = asyncio.Lock()
        self._begun: Begun | None = None
        self._is_over = False

    async def begin(self) -> None:
        """Waits for it, the first time. Raises what `Admission.enter` raises."""
        async with self._entering:
            if self._begun is None and not self._is_over:
                with span("wait for a turn"):
                    self._begun = await self._admission.enter(*self._of)

    @property
    def was_had(self) -> bool:
        """Whether it has begun."""
        return self._begun is not None

    @property
    def others_wait(self) -> bool:
        """Whether somebody waits for theirs."""
        return self._admission.waiting > 0

    def end(self) -> None:
        """Gives it to the next one. May be called again."""
        if self._begun is not None and not self._is_over:
            self._admission.leave(*self._of, self._begun)
        self._is_over = True


class AdmittedReader:
    """A `Reader` that reads when it is its request's turn."""

    def __init__(self, reader: Reader, turn: Turn) -> None:
        self._reader = reader
        self._turn = turn

    @property
    def engine(self) -> AsyncEngine:
        """See `Reader`."""
        return self._reader.engine

    async def read(self, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
        """See `Reader`. Raises what `Admission.enter` raises, too.

        What takes too long while others wait raises `RequestError` (SERVICE_UNAVAILABLE): it is too much work that is at fault, and no
        part, so that nobody tries the parts one by one.
        """
        await self._turn.begin()
        try:
            return await self._reader.read(parts, shared)
        except (DBAPIError, TimeoutError) as error:
            if took_too_long(error) and self._turn.others_wait:
                raise RequestError(ErrorCode.SERVICE_UNAVAILABLE, _TOO_BUSY) from error
            raise

    async def rows_were_read(self) -> None:
        """See `Reader`."""
        await self._reader.rows_were_read()

    async def end(self) -> None:
        """See `Reader`."""
        try:
            await self._reader.end()
        finally:
            self._turn.end()


_TOO_MANY = LocalizedText(
    "Too many people ask for figures at once. Try again in a moment.",
    "Слишком много людей одновременно запрашивают показатели. Попробуйте чуть позже.",
)
_TOO_BUSY = LocalizedText(
    "It took too long, for too many people ask for figures at once. Try again in a moment.",
    "Это заняло слишком много времени: слишком много людей одновременно запрашивают показатели. Попробуйте чуть позже.",
)
