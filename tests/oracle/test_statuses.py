"""What a block says when settings are missing, by hand."""

from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.records import Company, DealType, Field, Records, ReportFields, User
from tests.oracle.small_company import SmallCompany

MONEY = ["revenue", "revenue_by_deal_type", "potential_revenue", "missed_revenue"]


def march(small: SmallCompany) -> dict[str, dict[str, Any]]:
    return small.shows("2024-03-01", "2024-03-31")


def test_with_everything_set_the_blocks_of_deals_are_ready() -> None:
    shown = march(SmallCompany())
    for block in [*MONEY, "won_deals", "lost_deals"]:
        assert (shown[block]["status"], shown[block]["missing"]) == ("READY", [])
        assert shown[block]["value"] == 0


def test_without_deal_types_nothing_can_be_won() -> None:
    small = SmallCompany()
    small.records = Records(Company("empty", "UTC"))
    small.records.add(User("boss", "admin"))
    shown = march(small)
    for block in [*MONEY, "won_deals", "lost_deals"]:
        assert shown[block] == {"status": "NOT_CONFIGURED", "missing": [("DEAL_TYPES", None)]}
    assert shown["contacts"]["status"] == "READY"
    assert shown["deals"]["status"] == "READY"
    assert shown["sales_funnel"] == {"status": "READY", "missing": [], "funnels": {}}


def test_a_type_without_settings_makes_a_block_partial_and_is_named() -> None:
    small = SmallCompany()
    small.records.settings.deal_types["service"] = ReportFields([], set(), set())
    shown = march(small)
    assert (shown["won_deals"]["status"], shown["won_deals"]["missing"]) == ("PARTIAL", [("SUCCESS_STAGES", "service")])
    assert shown["potential_revenue"]["missing"] == [
        ("FAILURE_STAGES", "service"),
        ("PRICE_FIELDS", "service"),
        ("SUCCESS_STAGES", "service"),
    ]


def test_a_partial_number_follows_the_formula_with_empty_sets() -> None:
    small = SmallCompany()
    small.records.settings.deal_types["service"] = ReportFields([], {"done"}, set())
    small.deal("one", "2024-03-02 won", created="2024-03-01", price="10")
    small.deal("two", "2024-03-02 done", created="2024-03-01", price="20", deal_type="service")
    small.deal("three", "2024-03-02 refused", created="2024-03-01", price="40", deal_type="service")
    shown = march(small)
    assert shown["revenue"]["status"] == "PARTIAL"
    assert (shown["revenue"]["value"], shown["revenue"]["without_price"]) == (Decimal(10), 1)
    assert shown["potential_revenue"]["records"] == {"three"}
    assert shown["lost_deals"]["value"] == 0


def test_when_every_type_lacks_something_the_block_is_not_configured() -> None:
    small = SmallCompany()
    small.records.settings.deal_types["sale"] = ReportFields(["price"], set(), {"lost"})
    small.records.settings.deal_types["service"] = ReportFields([], {"done"}, {"refused"})
    shown = march(small)
    missing = [("PRICE_FIELDS", "service"), ("SUCCESS_STAGES", "sale")]
    assert shown["revenue"] == {"status": "NOT_CONFIGURED", "missing": missing}
    assert shown["won_deals"]["status"] == "PARTIAL"
    assert shown["lost_deals"]["status"] == "READY"


def test_an_archived_type_is_not_asked_but_its_deals_count() -> None:
    small = SmallCompany()
    small.records.deal_types["service"] = DealType("service", archived=True)
    small.deal("old", "2024-03-02 done", created="2024-03-01", price="20", deal_type="service")
    assert march(small)["revenue"]["value"] == 20
    assert set(march(small)["revenue_by_deal_type"]["series"]) == {"sale", "service"}
    del small.records.settings.deal_types["service"]
    assert march(small)["revenue"]["status"] == "READY"
    assert set(march(small)["revenue_by_deal_type"]["series"]) == {"sale"}


@pytest.mark.parametrize("block", MONEY)
def test_a_type_whose_price_field_is_archived_has_no_settings_and_is_named(block: str) -> None:
    small = SmallCompany()
    small.records.fields["extra"].archived = True  # of the sales' two
    for name, stage, deal_type in (
        ("sold", "won", "sale"),
        ("served", "done", "service"),
        ("dropped", "lost", "sale"),
        ("refused", "refused", "service"),
        ("offered", "offer", "sale"),
        ("asked", "asked", "service"),
    ):
        small.deal(name, f"2024-03-02 {stage}", created="2024-03-01", deal_type=deal_type)
    shown = march(small)
    assert (shown[block]["status"], shown[block]["missing"]) == ("PARTIAL", [("ARCHIVED_PRICE_FIELD", "sale")])
    assert (shown[block]["value"], shown[block]["without_price"]) == (100, 1)
    assert shown["won_deals"]["status"] == "READY"


@pytest.mark.parametrize("block", MONEY)
def test_when_no_type_has_a_price_field_in_use_the_block_is_not_configured(block: str) -> None:
    small = SmallCompany()
    small.records.fields["price"].archived = True
    missing = [("ARCHIVED_PRICE_FIELD", "sale"), ("ARCHIVED_PRICE_FIELD", "service")]
    assert march(small)[block] == {"status": "NOT_CONFIGURED", "missing": missing}


def test_the_deals_of_an_archived_type_keep_their_price() -> None:
    small = SmallCompany()
    small.records.deal_types["sale"] = DealType("sale", archived=True)
    small.records.fields["extra"].archived = True
    small.deal("old", "2024-03-02 won", created="2024-03-01", price="20")
    shown = march(small)["revenue"]
    assert (shown["status"], shown["value"]) == ("READY", 20)


def test_without_a_source_field_the_sources_are_not_configured() -> None:
    shown = march(SmallCompany())
    assert shown["deal_sources"] == {"status": "NOT_CONFIGURED", "missing": [("DEAL_SOURCE_FIELD", None)]}
    assert shown["activity_sources"] == {"status": "NOT_CONFIGURED", "missing": [("ACTIVITY_SOURCE_FIELD", None)]}
    assert shown["deal_types"]["status"] == "READY"


def test_a_type_without_a_source_field_of_its_own_makes_the_sources_partial() -> None:
    small = SmallCompany()
    small.source_field("origin", "deal", "sale", {"web": "Web"})
    small.deal("one", created="2024-03-01", origin="web")
    small.deal("two", created="2024-03-01", deal_type="service", origin="web")
    shown = march(small)["deal_sources"]
    assert (shown["status"], shown["missing"]) == ("PARTIAL", [("DEAL_SOURCE_FIELD", "service")])
    assert shown["records"] == {"Web": {"one"}, None: {"two"}}


def test_a_type_whose_source_field_is_archived_has_none_and_is_named() -> None:
    small = SmallCompany()
    small.source_field("origin", "deal", None, {"web": "Web"})
    small.source_field("came_by", "deal", "sale", {"road": "Road"})
    small.records.fields["came_by"].archived = True
    small.deal("one", created="2024-03-01", origin="web", came_by="road")
    small.deal("two", created="2024-03-01", deal_type="service", origin="web")
    shown = march(small)["deal_sources"]
    assert (shown["status"], shown["missing"]) == ("PARTIAL", [("ARCHIVED_SOURCE_FIELD", "sale")])
    assert shown["records"] == {"Web": {"two"}, None: {"one"}}


def test_when_no_type_has_a_source_field_in_use_the_sources_are_not_configured() -> None:
    small = SmallCompany()
    small.activity("one", "visit", "2024-03-01")
    small.records.add(Field("channel", "activity", None, "choice", archived=True))
    small.records.settings.activity_source_fields = ["channel"]
    shown = march(small)["activity_sources"]
    assert shown == {"status": "NOT_CONFIGURED", "missing": [("ARCHIVED_SOURCE_FIELD", "visit")]}
