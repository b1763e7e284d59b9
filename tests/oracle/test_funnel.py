"""The sales funnel, by hand."""

from decimal import Decimal
from typing import Any

from tests.oracle.records import DealType, ReportFields, Stage
from tests.oracle.small_company import SmallCompany


def march(small: SmallCompany, deal_type: str = "sale") -> dict[str, Any]:
    return small.shows("2024-03-01", "2024-03-31")["sales_funnel"]["funnels"][deal_type]


def counts(funnel: dict[str, Any]) -> list[int]:
    return [step[1] for step in funnel["steps"]]


def test_a_step_counts_the_deals_that_came_there_or_further() -> None:
    small = SmallCompany()
    small.deal("a", "2024-03-02 new", created="2024-03-02", price="1")
    small.deal("b", "2024-03-02 new", "2024-03-03 offer", created="2024-03-02", price="2")
    small.deal("c", "2024-03-02 new", "2024-03-03 offer", "2024-05-04 won", created="2024-03-02", price="4")
    assert march(small)["steps"] == [
        ("new", 3, Decimal(7), None, Decimal("1.0000")),
        ("offer", 2, Decimal(6), Decimal("0.6667"), Decimal("0.6667")),
        ("won", 1, Decimal(4), Decimal("0.5000"), Decimal("0.3333")),
        ("paid", 0, Decimal(0), Decimal("0.0000"), Decimal("0.0000")),
    ]
    assert march(small)["records"] == [{"a", "b", "c"}, {"b", "c"}, {"c"}, set()]


def test_only_deals_created_in_the_period_are_in_its_funnel() -> None:
    small = SmallCompany()
    small.deal("before", "2024-03-02 new", created="2024-02-29")
    small.deal("after", "2024-03-02 new", created="2024-04-01")
    assert counts(march(small)) == [0, 0, 0, 0]


def test_shares_of_nothing_are_none() -> None:
    shares = [step[3:] for step in march(SmallCompany())["steps"]]
    assert shares == [(None, None)] * 4


def test_a_deal_that_jumped_over_a_stage_has_passed_it() -> None:
    small = SmallCompany()
    small.deal("jumper", "2024-03-02 paid", created="2024-03-02")
    assert counts(march(small)) == [1, 1, 1, 1]


def test_a_stage_added_last_makes_no_wins() -> None:
    small = SmallCompany()
    small.records.add(Stage("papers", "sale", position=9))  # behind "won", "paid" and even "lost"
    small.deal("waiting", "2024-03-02 new", "2024-03-03 papers", created="2024-03-02", price="1")
    small.deal("straight", "2024-03-02 papers", created="2024-03-02", price="2")
    small.deal("new", "2024-03-02 new", created="2024-03-02", price="4")
    small.deal("signed", "2024-03-02 new", "2024-03-03 won", "2024-03-04 papers", created="2024-03-02", price="8")
    assert march(small)["steps"] == [
        ("new", 4, Decimal(15), None, Decimal("1.0000")),
        ("offer", 3, Decimal(11), Decimal("0.7500"), Decimal("0.7500")),
        ("papers", 3, Decimal(11), Decimal("1.0000"), Decimal("0.7500")),
        ("won", 1, Decimal(8), Decimal("0.3333"), Decimal("0.2500")),
        ("paid", 0, Decimal(0), Decimal("0.0000"), Decimal("0.0000")),
    ]


def test_where_every_stage_is_successful_only_wins_are_counted() -> None:
    small = SmallCompany()
    small.records.settings.deal_types["service"] = ReportFields([], {"asked", "done"}, {"refused"})
    small.deal("won", "2024-03-02 done", created="2024-03-02", deal_type="service")
    small.deal("lost", "2024-03-02 refused", created="2024-03-02", deal_type="service")
    assert counts(march(small, "service")) == [1, 1]


def test_moving_back_does_not_un_count() -> None:
    small = SmallCompany()
    small.deal("back", "2024-03-02 offer", "2024-03-03 new", created="2024-03-02")
    assert counts(march(small)) == [1, 1, 0, 0]


def test_lost_deals_stay_in_the_steps_they_reached_and_stand_apart_too() -> None:
    small = SmallCompany()
    small.deal("lost", "2024-03-02 new", "2024-03-03 offer", "2024-06-04 lost", created="2024-03-02", price="5")
    small.deal("junk", "2024-03-02 new", "2024-03-03 lost", "2024-03-04 junk", created="2024-03-02", price="7")
    small.deal("at once", "2024-03-02 junk", created="2024-03-02", price="9")
    small.deal("found again", "2024-03-02 new", "2024-03-03 lost", "2024-03-04 offer", created="2024-03-02", price="11")
    assert counts(march(small)) == [3, 2, 0, 0]
    assert march(small)["lost"] == {
        ("offer", "lost"): (1, Decimal(5)),
        ("new", "junk"): (1, Decimal(7)),
        (None, "junk"): (1, Decimal(9)),
    }


def test_a_deal_that_changed_its_type_is_judged_by_the_moves_made_in_its_type_of_today() -> None:
    small = SmallCompany()
    small.deal("moved", "2024-03-02 paid/sale", "2024-03-03 asked", created="2024-03-02", deal_type="service")
    small.deal("lost", "2024-03-02 offer/sale", "2024-03-03 refused", created="2024-03-02", deal_type="service")
    small.deal("stale", "2024-03-02 lost/sale", created="2024-03-02", deal_type="service")
    assert counts(march(small, "sale")) == [0, 0, 0, 0]
    assert counts(march(small, "service")) == [1, 0]
    assert march(small, "service")["lost_records"] == {(None, "refused"): {"lost"}}


def test_a_deal_on_no_stage_yet_has_reached_none() -> None:
    small = SmallCompany()
    small.deal("nowhere", created="2024-03-02")
    assert counts(march(small)) == [0, 0, 0, 0]


def test_an_archived_type_has_a_funnel_only_when_it_has_deals() -> None:
    small = SmallCompany()
    small.records.add(DealType("service", archived=True))
    assert set(small.shows("2024-03-01", "2024-03-31")["sales_funnel"]["funnels"]) == {"sale"}
    small.deal("old", "2024-03-02 asked", created="2024-03-02", deal_type="service")
    assert set(small.shows("2024-03-01", "2024-03-31")["sales_funnel"]["funnels"]) == {"sale", "service"}
