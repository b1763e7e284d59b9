"""What desktops ask of the database, kept for the next time that the same is asked (`docs/adr/0057`).

A plan follows from settings, reports, periods and whose rows are wanted, and from no row. So whoever asks for the same again takes it
as it is, with what it was answered last: of scans of which the database says what it said before, nothing is made anew.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

from cachetools import LRUCache

from resolvers.catalog.visualisation import WidgetKind
from resolvers.dashboard.assembly import ask_widget
from resolvers.dashboard.status import FailureCode
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_failure import WidgetFailure
from resolvers.dashboard.widget_request import Question, WidgetRequest
from resolvers.planner.pending_result import NotComputable, PendingResult, found_by, is_the_same
from resolvers.planner.query_batch import QueryBatch

# So many numbers and groups of all plans together take some twenty megabytes; a month's desktop has some two thousand.
_MOST_KEPT = 32_000


class AskedWidget:
    """A widget as it was asked of a plan, and what it showed last."""

    def __init__(self, request: WidgetRequest, plan: QueryBatch) -> None:
        begun = len(plan.pending)
        self._read = ask_widget(request, plan)
        self._made_of: Sequence[PendingResult] = plan.pending[begun:]
        self._found: tuple[object, ...] = ()
        self._shown: WidgetResult | WidgetFailure | None = None

    def __call__(self) -> WidgetResult | WidgetFailure:
        """What it shows, once the plan has been run."""
        found = found_by(scan for each in self._made_of for scan in each.scans)
        if self._shown is None or not is_the_same(found, self._found):
            self._shown, self._found = read_widget(self._read), found
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
        self._found: tuple[object, ...] = ()
        self._shown: list[WidgetResult | WidgetFailure | None] = []
        self.size = 1
        """How many numbers it shows, and of how many groups they are made, once it was run."""

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
        found = found_by(self.batch.scans)
        if not self._shown or not is_the_same(found, self._found):
            self._shown, self._found = [asked and asked() for asked in self._asked], found
            self.size = self._count()
        shown = [*self._shown]
        for place, read in self._feeds:
            shown[place] = read_widget(read)
        return cast("Sequence[WidgetResult | WidgetFailure]", shown)

    def _count(self) -> int:
        numbers = sum(0 if each is None or isinstance(each, WidgetFailure) else each.size for each in self._shown)
        return 1 + numbers + sum(scan.size for scan in self.batch.scans)


class KeptPlans:
    """Plans that nobody has at the moment, those that were asked for last, of so many numbers and groups in all. Who asks for much is
    asked for anew: a few of theirs would take the room of everybody's.
    """

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._free: LRUCache[Question, KeptPlan] = LRUCache(most, getsizeof=_size)

    @property
    def size(self) -> int:
        """How many numbers and groups are kept."""
        return int(self._free.currsize)

    def take(self, requests: Sequence[WidgetRequest], now: datetime) -> KeptPlan:
        """The plan of these requests, of one configuration: one that was kept, or a new one."""
        of = tuple(each.question for each in requests)
        questions = Question(*of, by=of)
        return self._free.pop(questions, None) or KeptPlan(questions, requests, now)

    def give_back(self, plan: KeptPlan) -> None:
        """Keeps a plan that was run, and that nobody reads any more."""
        if plan.size <= self._free.maxsize:
            self._free[plan.questions] = plan


def _size(plan: KeptPlan) -> int:
    return plan.size


def read_widget(read: Callable[[], WidgetResult]) -> WidgetResult | WidgetFailure:
    """What it shows, or why that cannot be computed."""
    try:
        return read()
    except NotComputable as reason:
        return WidgetFailure(FailureCode(reason.code))


def _is_feed(request: WidgetRequest) -> bool:
    return request.report.kind is WidgetKind.FEED
