"""What is not read from cells of one day is read from the tables, and nothing else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from models.cell import Grain
from models.time_zone import time_zone
from resolvers.planner.cell_spans import day_of, spans_of

ZONE = "Europe/Paris"
instants = st.datetimes(datetime(2023, 12, 1), datetime(2026, 2, 1), timezones=st.just(UTC)) | st.datetimes(
    datetime(2023, 12, 1), datetime(2026, 2, 1), timezones=st.just(ZoneInfo(ZONE))
).map(lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0))


@given(
    bounds=st.frozensets(instants, max_size=3),
    start=instants | st.none(),
    end=instants | st.none(),
    tried=st.lists(instants, min_size=1, max_size=8),
)
def test_each_instant_is_in_one_place_with_days_and_without(
    bounds: frozenset[datetime], start: datetime | None, end: datetime | None, tried: list[datetime]
) -> None:
    if start is not None and end is not None and start > end:
        start, end = end, start
    zone = time_zone(ZONE)
    spans = spans_of(bounds, start, end, zone)
    for some in (spans, spans.without_days(zone)):
        for at in tried:
            day = day_of(at, zone)
            found = sum(each.first <= day < each.after for each in some.cells)
            found += sum(starts <= at < ends for starts, ends in some.edges)
            assert found == ((start is None or start <= at) and (end is None or at < end))
    assert all(each.grain is not Grain.DAY for each in spans.without_days(zone).cells)
