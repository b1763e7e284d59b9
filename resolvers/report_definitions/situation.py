"""For whom a report is compiled."""

from dataclasses import dataclass
from datetime import UTC, datetime

from models import WeekStart
from models.time_zone import TimeZone, time_zone
from resolvers.catalog.people import NOBODY, People
from resolvers.configuration import Configuration
from resolvers.language import Language
from resolvers.report_definitions.vocabulary.attribute_spec import NOTHING_SET


@dataclass(frozen=True, slots=True)
class Situation:
    """Who looks at a report, when, in which language, and with which settings and colleagues.

    ``now`` is an instant, ``zone`` the company's.
    """

    configuration: Configuration
    people: People
    viewer_id: int
    now: datetime
    zone: TimeZone
    week_start: WeekStart
    language: Language


ANYBODY = Situation(NOTHING_SET, NOBODY, 0, datetime(1970, 1, 1, tzinfo=UTC), time_zone("UTC"), WeekStart.MONDAY, "en")
"""In place of whoever looks at what is the same for everybody."""
