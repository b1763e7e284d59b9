"""What desktops ask of the database, kept for the next time that the same is asked (`docs/adr/0057`).

A plan follows from settings, reports, periods and whose rows are wanted, and from no row. So whoever asks for the same again takes it
as it is, with what it was answered last: of scans of which the database says what it said before, nothing is made anew.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from operator import is_
from sys import getsizeof
from typing import cast

from cachetools import LRUCache

from resolvers.catalog.visualisation import WidgetKind
from resolvers.dashboard.assembly import ask_widget
from resolvers.dashboard.status import FailureCode
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_failure import WidgetFailure
from resolvers.dashboard.widget_request import Question, WidgetRequest
from resolvers.planner.pending_result import NotComputable, PendingResult
from resolvers.planner.query_batch import QueryBatch
from resolvers.planner.scan import Scan

# Bytes, as `KeptPlan.size` counts them: a month's desktop has some 250,000. Who asks for a tenth of it all is asked for anew.
_MOST_KEPT = 20_000_000
_LARGEST = 10
# What a figure takes that is asked for, and a number that is shown, in the mean of a desktop.
_OF_FIGURE = 2_500
_OF_NUMBER = 80

Said = tuple[str | None, ...]
"""What the database says of scans, as it is written."""


class AskedWidget:
    """A widget as it was asked of a plan, and what it showed last."""

    __slots__ = ("_figures", "_read", "_said", "_scans", "_shown")

    def __init__(self, request: WidgetRequest, plan: QueryBatch) -> None:
        begun = len(plan.pending)
        self._read = ask_widget(request, plan)
        self._figures: Sequence[PendingResult] = plan.pending[begun:]
        self._scans: Sequence[Scan] = ()
        self._said: Said = ()
        self._shown: WidgetResult | WidgetFailure | None = None

    def __call__(self) -> WidgetResult | WidgetFailure:
        """What it shows, once the plan has been run."""
        if self._figures:
            self._scans = tuple({id(scan): scan for each in self._figures for scan in each.scans}.values())
            self._figures = ()
        said = _said_of(self._scans)
        if self._shown is None or not _is_the_same(said, self._said):
            self._shown, self._said = read_widget(self._read), said
        return self._shown


class KeptPlan:
    """A plan of one configuration, and the widgets that were asked of it. Whoever has it has it alone.

    A feed is asked anew each time: whose it is and since when is no part of the question.
    """

    def __init__(self, questions: Question, requests: Sequence[WidgetRequest], now: datetime) -> None:
        self.questions = questions
        self.batch = QueryBatch(requests[0].configuration, now)
        self._asked = [None if _is_feed(each) else AskedWidget(each, self.batch) for each in requests]
        self._feeds: list[tuple[int, Callable[[], WidgetResult]]] = []
        self._said: Said = ()
        self._shown: list[WidgetResult | WidgetFailure | None] = []
        self.size = 0
        """How many bytes it takes, about, once it was read: what was asked for, what the database says of it, and what it shows."""

    def begin(self, requests: Sequence[WidgetRequest], now: datetime) -> None:
        """Asks these requests as of now, of the same questions as it was made of."""
        self.batch.begin(now)
        self._feeds = [
            (place, ask_widget(request, self.batch))
            for place, (asked, request) in enumerate(zip(self._asked, requests, strict=True))
            if asked is None
        ]

    def read(self) -> Sequence[WidgetResult | WidgetFailure]:
        """What each of them shows, once the plan has been run."""
        said = _said_of(self.batch.scans)
        if not self._shown or not _is_the_same(said, self._said):
            self._shown, self._said = [asked and asked() for asked in self._asked], said
            self.batch.forget()
            self.size = self._measured()
        shown = [*self._shown]
        for place, read in self._feeds:
            shown[place] = read_widget(read)
        self._feeds = []
        self.batch.end()
        return cast("Sequence[WidgetResult | WidgetFailure]", shown)

    def _measured(self) -> int:
        numbers = sum(0 if each is None or isinstance(each, WidgetFailure) else each.size for each in self._shown)
        said = sum(getsizeof(scan.said) for scan in self.batch.scans)
        return _OF_FIGURE * len(self.batch.figures) + _OF_NUMBER * numbers + said


class KeptPlans:
    """Plans that nobody has at the moment, those that were asked for last, of so many bytes in all. Who asks for much is asked for
    anew: a few of theirs would take the room of everybody's.
    """

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._free: LRUCache[Question, KeptPlan] = LRUCache(most, getsizeof=_size)

    @property
    def size(self) -> int:
        """How many bytes are kept, about."""
        return int(self._free.currsize)

    def take(self, requests: Sequence[WidgetRequest], now: datetime) -> KeptPlan:
        """The plan of these requests, of one configuration: one that was kept, or a new one."""
        of = tuple(each.question for each in requests)
        questions = Question(*of, by=of)
        return self._free.pop(questions, None) or KeptPlan(questions, requests, now)

    def give_back(self, plan: KeptPlan) -> None:
        """Keeps a plan that was run, and that nobody reads any more."""
        if plan.size * _LARGEST <= self._free.maxsize:
            self._free[plan.questions] = plan


def _size(plan: KeptPlan) -> int:
    return plan.size


def _said_of(scans: Iterable[Scan]) -> Said:
    return tuple(scan.said for scan in scans)


def _is_the_same(said: Said, before: Said) -> bool:
    """Whether it is what was said before: the very same objects."""
    return len(said) == len(before) and all(map(is_, said, before))


def read_widget(read: Callable[[], WidgetResult]) -> WidgetResult | WidgetFailure:
    """What it shows, or why that cannot be computed."""
    try:
        return read()
    except NotComputable as reason:
        return WidgetFailure(FailureCode(reason.code))


def _is_feed(request: WidgetRequest) -> bool:
    return request.report.kind is WidgetKind.FEED
