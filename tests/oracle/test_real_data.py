"""The oracle on the real data sets: known figures, and agreement with the straighter computation."""

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.oracle.desktop import desktop
from tests.oracle.direct_count import Tables, figures, tables
from tests.oracle.read_folder import read_folder
from tests.oracle.real_data import BPIC2012, MAVEN, needs_real_data
from tests.oracle.records import Records
from tests.oracle.scopes import people_seen_by

pytestmark = needs_real_data

LATER = datetime(2020, 1, 1, tzinfo=UTC)
MONTHS = {
    BPIC2012: [(2011, 10), (2011, 11), (2011, 12), (2012, 1), (2012, 2), (2012, 3)],
    MAVEN: [(2016, 10), (2016, 11), (2016, 12), *((2017, month) for month in range(1, 13))],
}
VIEWERS = {
    BPIC2012: ["admin", "112", "11000", "10629", "10909"],
    MAVEN: ["admin", "dustin-brinkmann", "celia-rouche", "darcel-schlecht", "moses-frase"],
}


@cache
def read_once(folder: Path) -> tuple[Records, Tables]:
    return read_folder(folder), tables(folder)


def month_of(records: Records, viewer: str, year: int, month: int) -> dict[str, dict[str, Any]]:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return desktop(records, viewer, now=LATER, from_=first, to=last, compare_to="NONE")


@cache
def month_of_folder(folder: Path, viewer: str, year: int, month: int) -> dict[str, dict[str, Any]]:
    records, _ = read_once(folder)
    return month_of(records, viewer, year, month)


CASES = [
    pytest.param(folder, viewer, id=f"{folder.parent.name}-{viewer}")
    for folder, viewers in VIEWERS.items()
    for viewer in viewers
]


@pytest.mark.parametrize(("folder", "viewer"), CASES)
def test_every_month_agrees_with_the_straight_computation(folder: Path, viewer: str) -> None:
    records, data = read_once(folder)
    people = people_seen_by(records, viewer)
    for year, month in MONTHS[folder]:
        expected = figures(data, year, month, None if people is None else set(people))
        shown = month_of_folder(folder, viewer, year, month)
        assert {block: shown[block]["value"] for block in expected} == expected, f"{year}-{month}"


def test_the_bank_lost_2139_deals_in_january_2012() -> None:
    assert month_of_folder(BPIC2012, "admin", 2012, 1)["lost_deals"]["value"] == 2139
    _, data = read_once(BPIC2012)
    assert figures(data, 2012, 1, None)["lost_deals"] == 2139


def test_by_the_clock_of_utc_the_bank_would_have_lost_2140() -> None:
    records = read_folder(BPIC2012)
    records.company.timezone = "UTC"
    assert month_of(records, "admin", 2012, 1)["lost_deals"]["value"] == 2140


def test_eight_monthly_figures_of_the_bank_depend_on_the_zone() -> None:
    _, data = read_once(BPIC2012)
    in_utc = replace(data, zone=ZoneInfo("UTC"))
    differing = 0
    for year, month in MONTHS[BPIC2012]:
        here, there = figures(data, year, month, None), figures(in_utc, year, month, None)
        differing += sum(here[block] != there[block] for block in here)
    assert differing == 8


def test_399_deals_of_the_bank_are_open_at_the_end() -> None:
    records, _ = read_once(BPIC2012)
    shown = desktop(records, "admin", now=LATER, from_=date(2011, 10, 1), to=date(2012, 3, 31), compare_to="NONE")
    assert shown["deals"]["secondary"]["open"] == 399
    assert len(shown["potential_revenue"]["records"]) == 399
    assert shown["activities"]["value"] == 170_107


def test_the_hardware_seller_won_4238_deals_for_10_005_534() -> None:
    records, _ = read_once(MAVEN)
    shown = desktop(records, "admin", now=LATER, from_=date(2016, 10, 1), to=date(2017, 12, 31), compare_to="NONE")
    assert shown["won_deals"]["value"] == 4238
    assert shown["revenue"]["value"] == 10_005_534
    assert sum(one["total"] for one in shown["revenue_by_deal_type"]["series"].values()) == 10_005_534


def test_the_months_of_the_hardware_seller_add_up_because_no_deal_was_reopened() -> None:
    won = [month_of_folder(MAVEN, "admin", year, month)["won_deals"]["value"] for year, month in MONTHS[MAVEN]]
    assert sum(won) == 4238


@pytest.mark.parametrize("folder", [BPIC2012, MAVEN], ids=["bpic2012", "maven_crm"])
def test_no_funnel_grows_from_stage_to_stage(folder: Path) -> None:
    for year, month in MONTHS[folder]:
        for funnel in month_of_folder(folder, "admin", year, month)["sales_funnel"]["funnels"].values():
            counts = [step[1] for step in funnel["steps"]]
            assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("folder", [BPIC2012, MAVEN], ids=["bpic2012", "maven_crm"])
def test_every_number_is_the_count_or_the_sum_of_the_records_behind_it(folder: Path) -> None:
    records, _ = read_once(folder)
    for year, month in MONTHS[folder]:
        shown = month_of_folder(folder, "admin", year, month)
        for block in ("contacts", "activities", "deals", "won_deals", "lost_deals", "calls"):
            assert shown[block]["value"] == len(shown[block]["records"])
        for block in ("revenue", "potential_revenue", "missed_revenue"):
            prices = [records.deals[deal].fields["amount"] for deal in shown[block]["records"]]
            assert shown[block]["value"] == sum(prices)
        for block in ("new_activities", "deal_types"):
            assert shown[block]["value"] == sum(count for count, _ in shown[block]["slices"].values())
            assert shown[block]["value"] == sum(len(behind) for behind in shown[block]["records"].values())
