"""What people do in a company, at random, one thing after another.

A step is drawn before anybody knows what there will be when it is taken, so it names everything by number: of the deals, stages or
people there are then, counted round and round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from hypothesis import strategies as st

from tests.properties.clocks import TICK
from tests.properties.companies import SomeCompany, companies
from tests.properties.definitions import Draw
from tests.properties.histories import prices
from tests.properties.people import VIEWERS
from tests.properties.questions import Question, questions

Item = TypeVar("Item")


class Kind(StrEnum):
    """What is done."""

    CREATE_DEAL = "create a deal"
    MOVE = "move a deal to a stage"
    MOVE_TO_TYPE = "move a deal to a type"
    SET_PRICE = "set a price, or clear it"
    SET_SOURCE = "set a source, or clear it"
    HAND_OVER = "hand a deal over"
    DELETE = "delete a deal"
    RESTORE = "restore a deal"
    CREATE_CONTACT = "create a contact"
    CREATE_ACTIVITY = "create an activity"
    RECORD_COMMUNICATION = "record a communication"


@dataclass(frozen=True)
class Step:
    """One thing done at ``now``; ``when`` is for late entries."""

    kind: Kind
    now: datetime
    when: datetime | None
    record: int
    target: int
    person: int
    price: Decimal | None

    def pick(self, items: Sequence[Item], number: int) -> Item:
        """The thing of this number, counted round and round."""
        return items[number % len(items)]


@dataclass(frozen=True)
class Life:
    """A company, what is done in it, and what two of its viewers ask in the end."""

    company: SomeCompany
    steps: list[Step]
    questions: dict[str, Question]


# Moves are what figures are made of.
_KINDS = [*[Kind.MOVE] * 6, *[Kind.MOVE_TO_TYPE] * 2, *[Kind.CREATE_DEAL] * 3, *Kind]


@st.composite
def lives(draw: Draw) -> Life:
    """Companies that have a past from an import, and go on from there."""
    company = draw(companies())
    moments = [moment + later for moment in company.moments for later in (timedelta(), TICK, timedelta(hours=1))]
    numbers = st.integers(0, 11)
    steps = [
        Step(
            kind=draw(st.sampled_from(_KINDS)),
            now=now,
            when=draw(st.none() | st.sampled_from(moments)),
            record=draw(numbers),
            target=draw(numbers),
            person=draw(numbers),
            price=draw(st.none() | prices),
        )
        for now in sorted(draw(st.lists(st.sampled_from(moments), min_size=1, max_size=12)))
    ]
    viewers = draw(st.permutations(VIEWERS))[:2]
    return Life(company, steps, {viewer: draw(questions(company)) for viewer in viewers})
