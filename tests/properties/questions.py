"""What people ask their desktop, at random."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from resolvers.period import PeriodPreset
from tests.oracle.comparison import UNITS, Asked
from tests.oracle.desktop import desktop
from tests.oracle.filters import Filters
from tests.oracle.periods import Interval, days_asked_for, days_of_preset
from tests.oracle.records import Records
from tests.properties.clocks import days_of, moments
from tests.properties.companies import SomeCompany, companies
from tests.properties.definitions import Draw
from tests.properties.people import VIEWERS

_COMPARISONS = ["PREVIOUS_PERIOD", "PREVIOUS_PERIOD", "SAME_PERIOD_LAST_YEAR", "NONE"]
# A chart of more days than this takes longer, and shows nothing that a shorter one does not.
_MOST_DAYS = 62
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """A period, what it is compared with, the step of charts, and the instant it is asked at."""

    now: datetime
    preset: str | None = None
    first: date | None = None
    last: date | None = None
    compare_to: str = "PREVIOUS_PERIOD"
    granularity: str | None = None

    @property
    def variables(self) -> dict[str, Any]:
        """The query's variables."""
        period: dict[str, Any] | None = None
        if self.preset is not None:
            period = {"preset": self.preset}
        elif self.first is not None and self.last is not None:
            period = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        return {"period": period, "compareTo": self.compare_to, "granularity": self.granularity}

    def compared(self, records: Records) -> Interval | None:
        """The interval that is compared with, by the oracle."""
        zone, week_start = ZoneInfo(records.company.timezone), records.company.week_start
        days = days_asked_for(self.preset, self.first, self.last, now=self.now, zone=zone, week_start=week_start)
        return Asked(days, self.compare_to, self.now, zone, week_start).earlier

    def oracle(
        self, records: Records, viewer: str, only: Collection[str] | None = None, filters: Filters | None = None
    ) -> dict[str, dict[str, Any]]:
        """The oracle's answer; ``only`` narrows the viewer's scope to some people, ``filters`` all rows to some values."""
        return desktop(
            records,
            viewer,
            now=self.now,
            preset=self.preset,
            from_=self.first,
            to=self.last,
            compare_to=self.compare_to,
            granularity=self.granularity,
            only=only,
            filters=filters,
        )


@st.composite
def questions(draw: Draw, company: SomeCompany) -> Question:
    """Periods by name and by dates, around the days at which something happened; asked then, before or afterwards."""
    now = draw(st.sampled_from(company.moments) | moments(company.clock))
    compare_to = draw(st.sampled_from(_COMPARISONS))
    kind = draw(st.sampled_from(["between", "between", "after", "whole", "preset"]))
    if kind == "preset":
        preset = draw(st.sampled_from([None, *(each.name for each in PeriodPreset)]))
        is_long = preset is not None and any(word in preset for word in ("QUARTER", "YEAR", "90", "365"))
        return Question(now, preset, compare_to=compare_to, granularity=draw(steps(366 if is_long else 31)))
    eventful = st.sampled_from(company.moments).map(lambda moment: moment.astimezone(company.clock.zone).date())
    first, last = sorted([draw(eventful | days_of(company.clock)), draw(eventful)])
    if kind == "whole":
        # The week, month, quarter or year of the day, or the one after it: what is compared is then often eventful.
        unit = draw(st.sampled_from(UNITS))
        whole = days_of_preset(unit, first, company.records.company.week_start)
        first, last = whole.first, whole.after - _DAY
        if draw(st.booleans()):
            whole = days_of_preset(unit, whole.after, company.records.company.week_start)
            first, last = whole.first, whole.after - _DAY
    if kind == "after":
        # The second day begins the period, and the first one is in the period before.
        first, last = last, last + max(last - first, _DAY) - _DAY
    return Question(now, None, first, last, compare_to, draw(steps((last - first) // _DAY + 1)))


def steps(days: int) -> st.SearchStrategy[str | None]:
    """The steps that a chart of so many days may be asked for."""
    return st.sampled_from([None, None, "WEEK", "MONTH", *(["DAY"] if days <= _MOST_DAYS else [])])


@dataclass(frozen=True)
class Scene:
    """A company, and what two of its viewers ask."""

    company: SomeCompany
    questions: dict[str, Question]


@st.composite
def scenes(draw: Draw) -> Scene:
    """Everything a test needs, drawn at once: nothing can be drawn while it runs on the event loop."""
    company = draw(companies())
    viewers = draw(st.permutations(VIEWERS))[:2]
    return Scene(company, {viewer: draw(questions(company)) for viewer in viewers})
