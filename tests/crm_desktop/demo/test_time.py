"""When things happen: nothing in the future, today never empty, busy and quiet times."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.crm_desktop.demo.written_company import TODAY, WrittenCompany, write

TIMES = {
    "contacts": "created_at",
    "deals": "created_at",
    "transitions": "occurred_at",
    "activities": "created_at",
    "communications": "occurred_at",
}
# A Thursday, a Sunday, New Year's Day, a leap day, the days on which clocks change in Berlin.
DAYS = [
    TODAY,
    date(2025, 8, 17),
    date(2025, 1, 1),
    date(2024, 2, 29),
    date(2025, 3, 30),
    date(2025, 10, 26),
]


def _times(company: WrittenCompany, name: str) -> list[datetime]:
    return [datetime.fromisoformat(row[TIMES[name]]) for row in company.rows(name)]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("deals", [40, 1_000])
def test_nothing_is_in_the_future_and_today_is_not_empty(tmp_path: Path, today: date, deals: int) -> None:
    company = write(tmp_path, deals, today)
    zone = ZoneInfo(company.demo.timezone)
    now = datetime.combine(today, time(9), zone)
    first = datetime.combine(today - timedelta(days=760), time(0), zone)
    for name in TIMES:
        times = _times(company, name)
        assert first <= min(times), name
        assert max(times) <= now, name
        assert sum(moment.astimezone(zone).date() == today for moment in times) >= 1, name


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_deals_are_won_and_lost_and_earn_money_this_morning(tmp_path: Path, today: date) -> None:
    company = write(tmp_path, 1_000, today)
    prices = {deal["external_id"]: deal["field:price"] or deal["field:licence-price"] for deal in company.deals}
    closed = [row for row in company.rows("transitions") if row["occurred_at"].startswith(str(today))]
    assert any(row["to_stage"] in company.lost_stages for row in closed)
    assert any(row["to_stage"] in company.won_stages and float(prices[row["deal"]] or 0) > 0 for row in closed)


def test_times_carry_the_offset_that_the_zone_had_then(company: WrittenCompany) -> None:
    zone = ZoneInfo(company.demo.timezone)
    for name in TIMES:
        for moment in _times(company, name):
            assert moment.utcoffset() == moment.astimezone(zone).utcoffset()


def test_a_contact_is_older_than_its_deals(company: WrittenCompany) -> None:
    created = {row["external_id"]: datetime.fromisoformat(row["created_at"]) for row in company.rows("contacts")}
    for deal in company.deals:
        if deal["contact"]:
            assert created[deal["contact"]] <= datetime.fromisoformat(deal["created_at"])


def test_working_days_are_busier_than_weekends_and_office_hours_than_evenings(company: WrittenCompany) -> None:
    for name in TIMES:
        times = _times(company, name)
        by_weekday = Counter(moment.weekday() for moment in times)
        assert by_weekday[1] > 4 * by_weekday[6], name
        by_hour = Counter(moment.hour for moment in times)
        assert by_hour[10] > 5 * by_hour[19], name
        # Hours at which clocks are changed are left out.
        assert set(by_hour) <= set(range(6, 23)), name


def test_business_grows_from_year_to_year_peaks_in_december_and_rests_in_january(company: WrittenCompany) -> None:
    months = Counter(moment.strftime("%Y-%m") for moment in _times(company, "deals"))
    last_year, this_year = (
        sum(months[f"{year}-{month:02}"] for month in range(1, 11)) for year in (TODAY.year - 1, TODAY.year)
    )
    assert 1.05 < this_year / last_year < 1.4
    assert months["2024-12"] > 1.4 * months["2025-01"]
    assert months["2025-07"] < months["2025-09"] > months["2025-08"]


def test_some_months_are_better_than_a_year_before_and_some_are_worse(company: WrittenCompany) -> None:
    won = Counter(
        row["occurred_at"][:7] for row in company.rows("transitions") if row["to_stage"] in company.won_stages
    )
    better = [won[f"2025-{month:02}"] > won[f"2024-{month:02}"] for month in range(1, 11)]
    assert any(better)
    assert not all(better)
