"""Contacts, activities, sources and communications, by hand."""

from decimal import Decimal
from typing import Any

from tests.oracle.small_company import SmallCompany


def march(small: SmallCompany) -> Any:
    return small.shows("2024-03-01", "2024-03-31")


def test_contacts_are_a_stock_with_the_new_ones_apart() -> None:
    small = SmallCompany()
    small.contact("old", "2024-02-29T23:59")
    small.contact("new", "2024-03-01")
    small.contact("deleted", "2024-03-01", deleted=True)
    small.contact("later", "2024-04-01")
    shown = march(small)["contacts"]
    assert (shown["value"], shown["previous"], shown["secondary"]) == (2, 1, {"new": 1})
    assert (shown["records"], shown["secondary_records"]) == ({"old", "new"}, {"new": {"new"}})
    assert shown["change"] == {"absolute": 1, "percent": Decimal("100.00")}
    assert shown["trend"][-1] == (small.at("2024-03-31"), 2)


def test_new_activities_are_counted_by_type_and_empty_types_left_out() -> None:
    small = SmallCompany()
    small.activity("a", "request", "2024-03-01")
    small.activity("b", "request", "2024-03-02")
    small.activity("c", "complaint", "2024-03-03")
    small.activity("d", "visit", "2024-02-03")
    shown = march(small)
    assert shown["new_activities"]["slices"] == {"request": (2, Decimal("0.6667")), "complaint": (1, Decimal("0.3333"))}
    assert (shown["new_activities"]["value"], shown["new_activities"]["previous"]) == (3, 1)
    assert (shown["activities"]["value"], shown["activities"]["secondary"]) == (4, {"new": 3})


def test_a_source_is_the_first_filled_field_that_applies_to_the_records_type() -> None:
    small = SmallCompany()
    small.source_field("first", "activity", "request", {"f-web": "Web", "f-fair": "Fair"})
    small.source_field("second", "activity", None, {"s-web": "Web", "s-call": "Call"})
    small.records.options["f-fair"].archived = True
    small.activity("a", "request", "2024-03-01", first="f-web", second="s-call")
    small.activity("b", "request", "2024-03-01", second="s-web")
    small.activity("c", "complaint", "2024-03-01", first="f-web", second="s-call")
    small.activity("d", "complaint", "2024-03-01")
    small.activity("e", "request", "2024-03-01", first="f-fair")
    shown = march(small)["activity_sources"]
    assert shown["status"] == "READY"
    assert shown["records"] == {
        ("request", "Web"): {"a", "b"},
        ("request", "Fair"): {"e"},
        ("complaint", "Call"): {"c"},
        ("complaint", None): {"d"},
    }
    assert shown["value"] == sum(shown["cells"].values()) == 5


def test_new_deals_are_counted_by_todays_type_and_by_source() -> None:
    small = SmallCompany()
    small.source_field("origin", "deal", None, {"web": "Web"})
    small.deal("a", "2024-03-01 new/sale", created="2024-03-01", deal_type="service", origin="web")
    small.deal("b", created="2024-03-01")
    small.deal("c", created="2024-03-01")
    small.deal("d", created="2024-04-01")
    shown = march(small)
    assert shown["deal_types"]["slices"] == {"service": (1, Decimal("0.3333")), "sale": (2, Decimal("0.6667"))}
    assert shown["deal_sources"]["slices"] == {"Web": (1, Decimal("0.3333")), None: (2, Decimal("0.6667"))}
    assert shown["deal_sources"]["records"][None] == {"b", "c"}


def test_incoming_communications_are_counted_by_channel_and_missed_calls_told() -> None:
    small = SmallCompany()
    small.communication("a", "call", "2024-03-01", answered=True)
    small.communication("b", "call", "2024-03-02", answered=False)
    small.communication("c", "call", "2024-03-02", direction="outgoing", answered=False)
    small.communication("d", "call", "2024-04-01", answered=False)
    small.communication("e", "sms", "2024-03-03")
    small.communication("f", "form", "2024-02-20")
    shown = march(small)
    assert (shown["calls"]["value"], shown["calls"]["secondary"]) == (2, {"missed": 1})
    assert shown["calls"]["secondary_records"] == {"missed": {"b"}}
    assert (shown["sms"]["value"], shown["emails"]["value"]) == (1, 0)
    assert (shown["forms"]["value"], shown["forms"]["previous"]) == (0, 1)
    assert shown["sms"]["trend"][2] == (small.at("2024-03-03"), 1)


def test_the_same_communication_delivered_twice_counts_once() -> None:
    small = SmallCompany()
    small.communication("a", "email", "2024-03-01")
    small.communication("a", "email", "2024-03-01")
    assert march(small)["emails"]["value"] == 1
