"""What is wanted of a report: over which period, compared with what, for whose rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from permissions.rows import DataScope
from permissions.viewer import Viewer
from resolvers.catalog.attribute import Attribute
from resolvers.catalog.condition import RowTest
from resolvers.catalog.population import OverTime, Population
from resolvers.configuration import Configuration
from resolvers.dashboard.number_budget import NumberBudget
from resolvers.dashboard.numbers import is_of_previous_trend, is_of_trend
from resolvers.events.feed import Feed
from resolvers.granularity import Buckets
from resolvers.language import Language
from resolvers.loading.page import Page
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery
from resolvers.report_definitions.blocks import Block
from resolvers.report_definitions.compiled_report import CompiledReport, SimpleMetric


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which parts of an answer somebody wants: what nobody wants is not computed.

    ``unread``: how much of a feed that is among the widgets is unread; ``feed_pages`` are of it; they raise RequestError where they
    cannot be. ``budget`` is how many numbers may be shown together with everything else that is answered; none where any number may.
    """

    results: bool
    trend: bool
    previous_trend: bool
    unread: bool = True
    feed_pages: tuple[Callable[[Feed], Page], ...] = ()
    budget: NumberBudget | None = None


def wanted_for_number(path: str) -> Wanted:
    """What must be computed to tell the number of this path: the steps of a trend only for one of them."""
    return Wanted(results=True, trend=is_of_trend(path), previous_trend=is_of_previous_trend(path))


NOTHING = Wanted(results=False, trend=False, previous_trend=False)


class Question:
    """All that a plan of a request follows from; the same for requests that ask for the same.

    Compared as a tuple is: what is the very same object is not looked into.
    """

    __slots__ = ("_hash", "of")

    def __init__(self, *of: Any, by: object) -> None:
        self.of = of
        self._hash = hash(by)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Question) and self.of == other.of


@dataclass(frozen=True, slots=True)
class WidgetRequest:
    """One report to compute over an interval, which is cut into buckets; ``previous`` is the same over what it is compared with.

    ``language`` is the reader's, by whose alphabet names stand. ``with_trend`` spares the buckets where nobody asked for them.
    ``tests`` are those of the desktop's filters: of the rows only those of which all hold count.
    ``told_reports`` are the reports that a feed may tell of.
    """

    configuration: Configuration
    report: CompiledReport
    viewer: Viewer
    language: Language
    scope: DataScope
    interval: Interval
    buckets: Buckets
    with_trend: bool
    previous: "WidgetRequest | None"
    tests: tuple[RowTest, ...] = ()
    told_reports: frozenset[int] = frozenset()
    _hash: int = field(init=False, compare=False, repr=False)
    _question: Question | None = field(default=None, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # As good as all of it, and it is looked up a dozen times: the viewer, whose rows, and what it is compared with, are large.
        object.__setattr__(self, "_hash", hash((self.report.key, self.interval, self.viewer.user_id)))

    def __hash__(self) -> int:
        return self._hash

    @property
    def question(self) -> Question:
        """What is asked for, whoever asks and whenever."""
        if self._question is None:
            object.__setattr__(self, "_question", self._as_question())
        return cast("Question", self._question)

    def _as_question(self) -> Question:
        return Question(
            self.configuration,
            self.report,
            self.language,
            self.scope,
            self.interval,
            self.buckets,
            self.with_trend,
            self.tests,
            self.viewer.company.zone,
            self.previous and self.previous.question,
            by=(self.report.key, self.interval),
        )

    @property
    def may_come_again(self) -> bool:
        """Whether the same may be asked for later: not a report that was compiled for this instant."""
        return isinstance(self.report.entry, Block)

    @property
    def ask(self) -> MetricQuery:
        """The report's main figure, where it is one term. Raises LookupError for the feed, which counts nothing."""
        main = self.report.main
        if not isinstance(main, SimpleMetric):
            raise LookupError(f"{self.report.key} divides one figure by another")
        return self.ask_of(main)

    def ask_of(self, term: SimpleMetric) -> MetricQuery:
        """A term over the interval."""
        return MetricQuery(term.rows, self.interval, self.scope, term.measure, term.where, self.tests)

    def may_have(self, attribute: Attribute, values: Iterable[object]) -> bool:
        """Whether the desktop's filters leave rows that have one of these values."""
        among = frozenset(values)
        return all(test.admits(attribute, among) for test in self.tests)

    def buckets_beside(self, rows: Population) -> Buckets | None:
        """The buckets that figures without time are asked with, so that they share a scan with those over time.

        A snapshot is taken once for every bucket, so it is spared them where no trend is wanted.
        """
        return None if rows.over_time is OverTime.SNAPSHOT and not self.with_trend else self.buckets
