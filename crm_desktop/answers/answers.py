"""Answering what was asked before, by what was answered then; and what several ask at once, once."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

from cachetools import TTLCache
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.answers.answer import Answer, Conditions
from crm_desktop.answers.kept_answers import KeptAnswers
from crm_desktop.answers.question import Question
from resolvers.changes.version import read_version
from resolvers.events.feed import note_seen_again
from resolvers.records.next_rows import next_rows
from resolvers.validity import Validity, note_validity, while_up_to

log = logging.getLogger(__name__)

Compute = Callable[[], Awaitable[Answer]]

# Of so many questions it is known for a minute that answers to them are not kept: nobody waits for one of those.
_KNOWN_QUESTIONS = 10_000
_KNOWN_SECONDS = 60


@dataclass(slots=True, weakref_slot=True)
class _Flight:
    """The same question of several at once. ``is_over``: its answer holds for nobody but who computed it."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    is_over: bool = False


class Answers:
    """The answers that one process keeps. Whatever it gives is what would be computed at this moment (`docs/adr/0033`)."""

    def __init__(self, engine: AsyncEngine, max_bytes: int) -> None:
        self._engine = engine
        self._kept = KeptAnswers(max_bytes)
        self._flights: WeakValueDictionary[tuple[bytes, str], _Flight] = WeakValueDictionary()
        self._never: TTLCache[bytes, bool] = TTLCache(_KNOWN_QUESTIONS, _KNOWN_SECONDS)

    @property
    def are_kept(self) -> bool:
        """Whether there is room for any."""
        return self._kept.max_bytes > 0

    def has_one_for(self, company_id: int, digest: bytes) -> bool:
        """Whether a question of this digest was answered by what is kept, whether or not that holds by now."""
        return self._kept.has(company_id, digest)

    @property
    def bytes(self) -> int:
        """How many are kept."""
        return self._kept.size

    async def is_given_again(self, question: Question, conditions: Conditions) -> bool:
        """Whether an answer of these conditions, which hold, may be given again: a look at the feed is noted then, if it is one."""
        if not conditions.is_look:
            return True
        return await note_seen_again(self._engine, question.viewer, question.now, question.version)

    async def answer(self, question: Question, compute: Compute) -> Answer:
        """The answer that is kept, or is being computed, or else computed now.

        Whoever asks what somebody is being answered waits for that one, and takes over if they leave or fail: an error or a refusal is
        only told to who met it.
        """
        return (await self._answer(question, compute)).told_to(question)

    async def _answer(self, question: Question, compute: Compute) -> Answer:
        if kept := await self._find(question):
            return kept
        if question.digest in self._never:
            return await self._compute(question, compute)
        flight = self._flights.setdefault((question.digest, question.version), _Flight())
        async with flight.turn:
            if not flight.is_over:
                if kept := await self._find(question, is_in_turn=True):
                    return kept
                answer = await self._compute(question, compute)
                flight.is_over = answer.is_good and answer.conditions is None
                return answer
        return await self._compute(question, compute)

    async def _find(self, question: Question, *, is_in_turn: bool = False) -> Answer | None:
        """The answer that is kept; one that was not there yet when the question was asked only to whose turn it is, so that the version
        is asked for once for all who waited."""
        kept = self._kept.find(question.viewer.company.id, question.digest)
        if kept is None or kept.conditions is None or not kept.conditions.hold(question):
            return None
        if kept.finished_at >= question.asked_at and not (is_in_turn and await self._is_of_its_version(question, kept)):
            return None
        return kept if await self.is_given_again(question, kept.conditions) else None

    async def _is_of_its_version(self, question: Question, kept: Answer) -> bool:
        """Whether nothing was written while this answer was computed, for who asked before it was there. Once that is known, it is for
        everybody."""
        try:
            if await read_version(self._engine, question.viewer.company.id) != question.version:
                return False
        except (SQLAlchemyError, TimeoutError) as error:
            log.warning("An answer is not given again: %s", error)
            return False
        self._kept.keep(question.viewer.company.id, question.digest, replace(kept, finished_at=0.0))
        return True

    async def _compute(self, question: Question, compute: Compute) -> Answer:
        with note_validity(question.viewer.company.zone, question.now) as validity:
            answer = await compute()
        answer = replace(answer, tells_instant=validity.tells_instant)
        if not answer.is_good or not validity.is_whole:
            return replace(answer, is_good=False)
        if not answer.is_dear or not validity.instants.holds(question.now) or _tells_end(answer, question, validity):
            self._never[question.digest] = True
            return answer
        try:
            conditions = await self._conditions(question, validity)
        except (SQLAlchemyError, TimeoutError) as error:
            log.warning("An answer is not kept: %s", error)
            return answer
        if conditions is not None:
            answer = replace(answer, conditions=conditions, finished_at=time.monotonic())
            self._kept.keep(question.viewer.company.id, question.digest, answer)
        return answer

    async def _conditions(self, question: Question, validity: Validity) -> Conditions | None:
        """Those of an answer that was computed just now; ``None``, if it holds for no time.

        Whether something was written meanwhile need not be asked: whoever asks later meets another version then, for ever. If they meet
        the same, all statements in between saw what it saw.
        """
        company, instants = question.viewer.company, validity.instants
        if validity.earlier_ends:
            # At midnight itself a period taken up to it has its last day yet to begin.
            if question.now == instants.start:
                return None
            for end, row in (await next_rows(self._engine, company.id, validity.earlier_ends)).items():
                instants = while_up_to(instants, question.now, end, row, company.zone)
        if not instants.holds(question.now):
            return None
        since = question.viewer.events_since if validity.follows_visit else None
        return Conditions(question.version, instants, since, validity.is_look, validity.tells_instant)


def _tells_end(answer: Answer, question: Question, validity: Validity) -> bool:
    """Whether it says up to which instant an earlier period was taken, which is another one a moment later."""
    zone = question.viewer.company.zone
    return any(end.astimezone(zone).isoformat().encode() in answer.body for end in validity.earlier_ends)
