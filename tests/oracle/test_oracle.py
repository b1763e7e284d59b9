"""Won, lost and standing deals, by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.small_company import SmallCompany


def shown(small: SmallCompany, first: str = "2024-03-01", last: str = "2024-03-31", **more: Any) -> Any:
    return small.shows(first, last, **more)


def test_revenue_is_the_price_of_the_deals_won() -> None:
    small = SmallCompany()
    small.deal("one", "2024-03-05 won", created="2024-01-01", price="100.10", extra=Decimal("0.20"))
    small.deal("two", "2024-03-06 won", created="2024-01-01", price=None)
    small.deal("three", "2024-03-06 won", created="2024-01-01", price="0")
    small.deal("four", "2024-03-06 offer", created="2024-01-01")
    context = shown(small)
    assert context["revenue"]["value"] == Decimal("100.30")
    assert context["revenue"]["records"] == {"one", "two", "three"}
    assert context["revenue"]["without_price"] == 1
    assert context["won_deals"]["value"] == 3


def test_a_deal_won_twice_counts_in_both_months_and_once_in_all() -> None:
    small = SmallCompany()
    small.deal("twice", "2024-03-05 won", "2024-04-01 offer", "2024-05-07 won", created="2024-01-01")
    values = [
        shown(small, first, last)["won_deals"]["value"]
        for first, last in [
            ("2024-03-01", "2024-03-31"),
            ("2024-04-01", "2024-04-30"),
            ("2024-05-01", "2024-05-31"),
            ("2024-03-01", "2024-05-31"),
        ]
    ]
    assert values == [1, 0, 1, 1]


def test_a_deal_is_drawn_on_the_day_of_its_first_entry() -> None:
    small = SmallCompany()
    small.deal("twice", "2024-03-05 won", "2024-03-06 offer", "2024-03-07 won", created="2024-01-01")
    trend = [point for point in shown(small)["won_deals"]["trend"] if point[1]]
    assert trend == [(small.at("2024-03-05"), 1)]
    assert len(shown(small)["won_deals"]["trend"]) == 31


def test_won_and_reopened_within_the_period_counts_and_is_called_returned() -> None:
    small = SmallCompany()
    small.deal("reopened", "2024-03-05 won", "2024-03-31T23:59 offer", created="2024-01-01")
    small.deal("later", "2024-03-05 won", "2024-04-01 offer", created="2024-01-01")
    small.deal("to lost", "2024-03-05 won", "2024-03-06 lost", created="2024-01-01")
    context = shown(small)
    assert context["won_deals"]["value"] == 3
    assert context["won_deals"]["secondary_records"]["returned"] == {"reopened", "to lost"}
    assert context["revenue"]["secondary"] == {"returned": 2}
    assert (context["lost_deals"]["value"], context["lost_deals"]["secondary"]) == (1, {"returned": 0})


def test_a_lost_deal_that_is_taken_up_again_is_returned() -> None:
    small = SmallCompany()
    small.deal("again", "2024-03-05 lost", "2024-03-06 offer", created="2024-01-01", price="30")
    small.deal("gone", "2024-03-05 lost", "2024-03-06 junk", created="2024-01-01", price="50")
    context = shown(small)
    assert context["missed_revenue"]["value"] == 80
    assert context["lost_deals"]["secondary_records"]["returned"] == {"again"}


def test_moving_between_two_successful_stages_is_no_new_win() -> None:
    small = SmallCompany()
    small.deal("paid", "2024-02-28 won", "2024-03-05 paid", created="2024-01-01")
    assert shown(small)["won_deals"]["value"] == 0


def test_a_deal_created_on_a_successful_stage_counts() -> None:
    small = SmallCompany()
    small.deal("at once", "2024-03-05 won", created="2024-03-05")
    assert shown(small)["won_deals"]["value"] == 1


def test_rows_of_the_same_instant_keep_the_order_of_their_lines() -> None:
    small = SmallCompany()
    small.deal("forward", "2024-03-05 offer", "2024-03-05 won", created="2024-03-05")
    small.deal("back", "2024-03-05 won", "2024-03-05 offer", created="2024-03-05")
    context = shown(small)
    assert context["won_deals"]["value"] == 2
    assert context["potential_revenue"]["records"] == {"back"}


def test_the_from_side_follows_the_time_not_the_line() -> None:
    small = SmallCompany()
    small.deal("late line", "2024-03-05 paid", "2024-02-20 won", created="2024-01-01")
    assert shown(small)["won_deals"]["value"] == 0
    assert shown(small, "2024-02-01", "2024-02-29")["won_deals"]["value"] == 1


def test_a_move_is_judged_by_the_type_it_was_made_in() -> None:
    small = SmallCompany()
    small.deal("a", "2024-02-20 won/sale", "2024-03-05 done/service", created="2024-01-01", deal_type="service")
    small.deal("b", "2024-03-05 won/sale", "2024-03-06 asked/service", created="2024-01-01", deal_type="service")
    context = shown(small)
    assert context["won_deals"]["records"] == {"b"}  # from one type's success to another's is no second win
    assert context["won_deals"]["secondary_records"]["returned"] == {"b"}
    assert context["deals"]["secondary_records"]["won"] == {"a"}
    series = context["revenue_by_deal_type"]["series"]
    assert {name: one["total"] for name, one in series.items()} == {"sale": 100, "service": 0}
    february = shown(small, "2024-02-01", "2024-02-29")
    assert february["won_deals"]["records"] == {"a"}


def test_a_loss_is_one_loss_also_when_the_deals_type_changes() -> None:
    small = SmallCompany()
    small.deal("a", "2024-03-01 lost/sale", "2024-03-05 refused/service", created="2024-01-01", deal_type="service")
    small.deal("b", "2024-02-20 lost/sale", "2024-03-05 refused/service", created="2024-01-01", deal_type="service")
    small.deal("c", "2024-02-20 won/sale", "2024-03-05 refused/service", created="2024-01-01", deal_type="service")
    context = shown(small)
    assert context["lost_deals"]["records"] == {"a", "c"}
    assert context["missed_revenue"]["value"] == 200


def test_the_price_is_that_of_todays_type() -> None:
    small = SmallCompany()
    small.deal("a", "2024-03-05 won/sale", created="2024-01-01", deal_type="service", extra=Decimal(7))
    assert shown(small)["revenue"]["value"] == 100


def test_a_period_holds_its_first_instant_and_not_the_one_after_its_last() -> None:
    small = SmallCompany()
    small.deal("before", "2024-02-29T23:59:59.999999 won", created="2024-01-01")
    small.deal("first", "2024-03-01 won", created="2024-01-01")
    small.deal("last", "2024-03-31T23:59:59.999999 won", created="2024-01-01")
    small.deal("after", "2024-04-01 won", created="2024-01-01")
    small.deal("elsewhere", "2024-02-29T23:30+00:00 won", created="2024-01-01")  # 00:30 on 1 March in Berlin
    assert shown(small)["won_deals"]["records"] == {"first", "last", "elsewhere"}


def test_a_day_of_23_hours_ends_at_its_local_midnight() -> None:
    small = SmallCompany()
    small.deal("in", "2024-03-31T21:59+00:00 won", created="2024-01-01")
    small.deal("out", "2024-03-31T22:00+00:00 won", created="2024-01-01")
    assert shown(small, "2024-03-31", "2024-03-31")["won_deals"]["records"] == {"in"}


def test_a_day_of_25_hours_ends_at_its_local_midnight() -> None:
    small = SmallCompany()
    small.deal("first", "2024-10-26T22:00+00:00 won", created="2024-01-01")
    small.deal("last", "2024-10-27T22:59+00:00 won", created="2024-01-01")
    small.deal("out", "2024-10-27T23:00+00:00 won", created="2024-01-01")
    assert shown(small, "2024-10-27", "2024-10-27")["won_deals"]["records"] == {"first", "last"}


def test_deleted_deals_leave_every_block_and_past_periods_too() -> None:
    small = SmallCompany()
    deal = small.deal("gone", "2024-03-02 offer", "2024-03-05 won", created="2024-03-01", deleted=True)
    context = shown(small)
    for block in ("deals", "revenue", "won_deals", "deal_types", "potential_revenue"):
        assert context[block]["value"] == 0
    assert context["sales_funnel"]["funnels"]["sale"]["steps"][0][1] == 0
    deal.deleted = False
    assert shown(small)["won_deals"]["value"] == 1


def test_potential_revenue_is_a_balance_at_the_periods_end() -> None:
    small = SmallCompany()
    small.deal("open", "2024-01-02 offer", created="2024-01-01", price="1")
    small.deal("on no stage", created="2024-03-31", price="2")
    small.deal("not yet on a stage", "2024-04-02 won", created="2024-03-31", price="4")
    small.deal("won later", "2024-01-02 offer", "2024-04-01 won", created="2024-01-01", price="8")
    small.deal("won", "2024-01-02 offer", "2024-03-31 won", created="2024-01-01", price="16")
    small.deal("lost", "2024-01-02 lost", created="2024-01-01", price="32")
    small.deal("not yet there", created="2024-04-01", price="64")
    small.deal("reopened", "2024-01-02 won", "2024-03-31 new", created="2024-01-01", price="128")
    context = shown(small)["potential_revenue"]
    assert context["value"] == 1 + 2 + 4 + 8 + 128
    assert shown(small, "2024-03-31", "2024-03-31")["potential_revenue"]["value"] == context["value"]
    assert context["trend"][0] == (small.at("2024-03-01"), 1 + 8 + 16)
    assert context["trend"][-1] == (small.at("2024-03-31"), context["value"])


def test_deals_are_a_stock_with_new_open_won_and_lost() -> None:
    small = SmallCompany()
    small.deal("a", "2024-02-02 offer", "2024-04-01 won", created="2024-02-01")
    small.deal("b", "2024-03-02 won", created="2024-03-01")
    small.deal("c", "2024-03-02 lost", created="2024-03-01")
    small.deal("d", created="2024-04-01")
    context = shown(small)["deals"]
    assert (context["value"], context["previous"]) == (3, 1)
    assert context["secondary"] == {"new": 2, "open": 1, "won": 1, "lost": 1}
    assert context["trend"][0] == (small.at("2024-03-01"), 3)


def test_a_running_month_is_compared_to_date() -> None:
    small = SmallCompany()
    small.deal("now", "2024-03-02 won", created="2024-01-01", price="150")
    small.deal("early", "2024-02-11T14:29 won", created="2024-01-01", price="100")
    small.deal("late", "2024-02-11T14:30 won", created="2024-01-01", price="1000")
    running = shown(small, now="2024-03-11T14:30")["revenue"]
    assert (running["value"], running["previous"]) == (150, 100)
    assert running["change"] == {"absolute": 50, "percent": Decimal("50.00")}
    over = shown(small, now="2024-04-01")["revenue"]
    assert (over["previous"], over["change"]["percent"]) == (1100, Decimal("-86.36"))
    stock = shown(small, now="2024-03-11T14:30")["potential_revenue"]
    assert stock["previous"] == 1150  # as of 9 February 14:30, just before the late one was won


def test_the_change_from_nothing_has_no_percentage() -> None:
    small = SmallCompany()
    small.deal("one", "2024-03-02 won", created="2024-01-01", price="150")
    assert shown(small)["revenue"]["change"] == {"absolute": 150, "percent": None}
    alone = shown(small, compare_to="NONE")["revenue"]
    assert (alone["previous"], alone["change"]) == (None, None)


def test_a_percentage_is_of_the_bases_absolute_value() -> None:
    small = SmallCompany()
    small.deal("credit", "2024-02-10 won", created="2024-01-01", price="-100")
    small.deal("one", "2024-03-02 won", created="2024-01-01", price="100")
    assert shown(small)["revenue"]["change"] == {"absolute": 200, "percent": Decimal("200.00")}


@pytest.mark.parametrize(("price", "percent"), [("100125", "0.12"), ("100135", "0.14")])
def test_a_percentage_is_rounded_half_even(price: str, percent: str) -> None:
    small = SmallCompany()
    small.deal("before", "2024-02-10 won", created="2024-01-01", price="100000")
    small.deal("now", "2024-03-02 won", created="2024-01-01", price=price)
    assert shown(small)["revenue"]["change"]["percent"] == Decimal(percent)


def test_the_series_add_up_to_the_revenue() -> None:
    small = SmallCompany()
    small.deal("a", "2024-03-02 won", created="2024-01-01", price="0.1")
    small.deal("b", "2024-03-02 paid", created="2024-01-01", price="0.2")
    small.deal("c", "2024-03-30 done", created="2024-01-01", deal_type="service", price="1")
    context = shown(small, granularity="WEEK")["revenue_by_deal_type"]
    assert context["value"] == sum(one["total"] for one in context["series"].values()) == Decimal("1.3")
    assert [value for _, value in context["series"]["sale"]["points"]] == [Decimal("0.3"), 0, 0, 0, 0]
    assert context["series"]["sale"]["records"][small.at("2024-03-01")] == {"a", "b"}
    assert context["series"]["service"]["points"][-1] == (small.at("2024-03-25"), 1)


@pytest.mark.parametrize("granularity", ["DAY", "WEEK", "MONTH"])
def test_a_trend_of_flows_adds_up_to_the_value(granularity: str) -> None:
    small = SmallCompany()
    for day in range(1, 29):
        when = date(2024, 1 + day % 4, day).isoformat()
        small.deal(f"deal {day}", f"{when} won", created="2024-01-01", price=str(day))
    context = shown(small, "2024-01-05", "2024-04-20", granularity=granularity)
    for block in ("revenue", "won_deals", "lost_deals"):
        assert sum(value for _, value in context[block]["trend"]) == context[block]["value"]


def test_no_digit_of_long_prices_is_lost() -> None:
    small = SmallCompany()
    small.deal("tiny", "2024-02-10 won", created="2024-01-01", price="0.000001")
    for number in range(30):
        small.deal(f"{number}", "2024-03-02 won", created="2024-01-01", price="99999999999999999999.999999")
    revenue = shown(small)["revenue"]
    assert revenue["value"] == Decimal("2999999999999999999999.999970")
    assert revenue["change"]["percent"] == Decimal("299999999999999999999999996900.00")
