"""The parameters of a scan or a drill-down that tell its period, whose rows, and the stages of its population."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from models.time_zone import TimeZone
from permissions.rows import DataScope
from resolvers.catalog.population import Outcome, Population
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval, first_day_from
from resolvers.statement import SentAgain


def period_params(
    population: Population, interval: Interval, scope: DataScope, buckets: Buckets | None, configuration: Configuration
) -> dict[str, Any]:
    """The parameters of `resolvers.catalog.parameters` that are a scan's own."""
    stages: Mapping[Outcome | None, list[int]] = {
        None: [],
        Outcome.SUCCESS: list(configuration.success_stage_ids),
        Outcome.FAILURE: list(configuration.failure_stage_ids),
        Outcome.CLOSED: [*configuration.success_stage_ids, *configuration.failure_stage_ids],
        Outcome.OPEN: [*configuration.success_stage_ids, *configuration.failure_stage_ids],
    }
    steps = _steps(buckets) if buckets else {"starts": [interval.start], "ends": [interval.end]}
    starts = buckets.starts if buckets else (interval.start,)
    return {
        **(_days(interval, starts, configuration.zone) if population.is_by_day else {}),
        "start": interval.start,
        "end": interval.end,
        **steps,
        "first_end": buckets.ends[0] if buckets else interval.end,
        "people": None if scope.people is None else list(scope.people),
        "seen": None if scope.seen is None else list(scope.seen),
        "stages": stages[population.outcome],
    }


# All scans over a period have the same, and so have all companies of a zone.
@lru_cache(maxsize=200)
def _steps(buckets: Buckets) -> Mapping[str, object]:
    return SentAgain.all_of({"starts": list(buckets.starts), "ends": list(buckets.ends)})


def _days(interval: Interval, starts: Iterable[datetime], zone: TimeZone) -> dict[str, Any]:
    return {
        "first_day": first_day_from(interval.start, zone),
        "after_day": first_day_from(interval.end, zone),
        "first_days": [first_day_from(start, zone) for start in starts],
    }
