"""A company's history, as it happened: what each vendor's system is filled with, and what an import of the same is written from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

BEGIN = datetime(2025, 10, 1, 8, 0, tzinfo=UTC)
END = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Someone:
    """Who works there; they have numbers above 0."""

    number: int
    name: str
    email: str
    is_active: bool = True
    is_admin: bool = False


@dataclass(frozen=True)
class Step:
    """A stage. ``outcome``: won, lost, or neither."""

    number: int
    name: str
    outcome: bool | None = None


@dataclass(frozen=True)
class Pipeline:
    """A type of deals."""

    number: int
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Customer:
    """Whom they sell to; a company, or a person."""

    number: int
    name: str
    owner: int | None
    created_at: datetime
    is_company: bool = False


@dataclass(frozen=True)
class Move:
    """A deal came to a stage."""

    pipeline: int
    step: int
    at: datetime
    by: int | None


@dataclass(frozen=True)
class Sale:
    """A deal with all its moves; the first is its creation."""

    number: int
    name: str
    customer: int | None
    owner: int | None
    price: str | None
    source: int | None
    moves: tuple[Move, ...]

    @property
    def created_at(self) -> datetime:
        """When it began."""
        return self.moves[0].at


@dataclass(frozen=True)
class Errand:
    """An activity of one of the story's kinds."""

    number: int
    kind: int
    text: str
    customer: int | None
    owner: int
    created_at: datetime


@dataclass(frozen=True)
class Talk:
    """A communication."""

    number: int
    channel: str
    is_incoming: bool
    is_answered: bool
    customer: int
    owner: int
    at: datetime


@dataclass
class Story:
    """All of it. ``sources`` are the options of the deals' source, ``kinds`` those of activities, by their numbers."""

    people: list[Someone] = field(default_factory=list[Someone])
    pipelines: list[Pipeline] = field(default_factory=list[Pipeline])
    sources: dict[int, str] = field(default_factory=dict[int, str])
    kinds: dict[int, str] = field(default_factory=dict[int, str])
    customers: list[Customer] = field(default_factory=list[Customer])
    sales: list[Sale] = field(default_factory=list[Sale])
    errands: list[Errand] = field(default_factory=list[Errand])
    talks: list[Talk] = field(default_factory=list[Talk])

    def with_channels(self, *channels: str) -> "Story":
        """The same without what a vendor knows nothing of."""
        return replace(self, talks=[talk for talk in self.talks if talk.channel in channels])


_SALES = (Step(301, "New"), Step(302, "Offer"), Step(303, "Contract"), Step(142, "Won", True), Step(143, "Lost", False))
_RENEWALS = (Step(311, "Asked"), Step(312, "Agreed"), Step(142, "Renewed", True), Step(143, "Ended", False))
PIPELINES = [Pipeline(31, "Sales", _SALES), Pipeline(32, "Renewals", _RENEWALS)]


def tell(customers: int = 80, sales: int = 60, errands: int = 20, talks: int = 40, seed: int = 7) -> Story:
    """A history of half a year, the same each time."""
    random = Random(seed)

    def some_time(begin: datetime = BEGIN) -> datetime:
        minutes = int((END - begin).total_seconds() // 60)
        return begin + timedelta(minutes=random.randrange(minutes))

    people = [
        Someone(11, "Ann", "ann@acme.example", is_admin=True),
        Someone(12, "Max", "max@acme.example"),
        Someone(13, "Kim", "kim@acme.example", is_active=False),
    ]
    owners = [11, 12, 13]
    story = Story(people, PIPELINES, {41: "Web", 42: "Fair", 43: "Friends"}, {1: "Call", 2: "Meeting"})
    for number in range(1001, 1001 + customers):
        owner = random.choice([*owners, None])
        story.customers.append(Customer(number, f"Customer {number}", owner, some_time(), random.random() < 0.2))
    for number in range(2001, 2001 + sales):
        customer, price = random.choice(story.customers), f"{random.randrange(1, 90_000)}"
        moves = tuple(_moves(random, some_time(customer.created_at)))
        story.sales.append(
            Sale(
                number,
                f"Deal {number}",
                customer.number if random.random() < 0.9 else None,
                random.choice(owners),
                price if random.random() < 0.85 else None,
                random.choice([*story.sources, None]),
                moves,
            )
        )
    for number in range(3001, 3001 + errands):
        customer = random.choice([None, *story.customers])
        story.errands.append(
            Errand(
                number,
                random.choice([*story.kinds]),
                f"Errand {number}",
                customer.number if customer else None,
                random.choice(owners),
                some_time(),
            )
        )
    for number in range(4001, 4001 + talks):
        channel = random.choice(["call", "call", "sms", "email"])
        is_incoming, is_answered = random.random() < 0.7, random.random() < 0.6
        customer, owner = random.choice(story.customers), random.choice(owners)
        story.talks.append(Talk(number, channel, is_incoming, is_answered, customer.number, owner, some_time()))
    return story


def _moves(random: Random, begin: datetime) -> Sequence[Move]:
    """Forward mostly, sometimes back, now and then to the other pipeline; none after the end of the story."""
    pipeline = random.choice(PIPELINES)
    moves = [Move(pipeline.number, pipeline.steps[0].number, begin, 12)]
    for _ in range(random.randrange(6)):
        at = moves[-1].at + timedelta(minutes=random.randrange(30, 30_000))
        if at >= END:
            break
        if random.random() < 0.05:
            pipeline = PIPELINES[1 - PIPELINES.index(pipeline)]
        steps = [
            step.number
            for step in pipeline.steps
            if (pipeline.number, step.number) != (moves[-1].pipeline, moves[-1].step)
        ]
        moves.append(Move(pipeline.number, random.choice(steps), at, random.choice([11, 12])))
    return moves
