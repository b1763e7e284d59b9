"""Prices and sources: filled in, empty, archived, of several fields."""

from decimal import Decimal
from statistics import mean, median

from tests.crm_desktop.demo.written_company import WrittenCompany


def test_software_has_two_prices_and_every_other_type_the_shared_one(company: WrittenCompany) -> None:
    for deal in company.deals:
        own = deal["field:licence-price"] or deal["field:services-price"]
        if deal["deal_type"] == "software":
            assert not deal["field:price"]
        else:
            assert not own
    both = [deal for deal in company.deals if deal["field:licence-price"] and deal["field:services-price"]]
    one = [deal for deal in company.deals if deal["field:licence-price"] and not deal["field:services-price"]]
    assert len(both) > 100
    assert len(one) > 10


def test_some_deals_have_no_price_and_some_have_the_price_0(company: WrittenCompany) -> None:
    prices = [deal["field:price"] for deal in company.deals if deal["deal_type"] != "software"]
    assert 0.01 < prices.count("") / len(prices) < 0.08
    assert 0 < prices.count("0.00") / len(prices) < 0.05


def test_prices_lean_to_the_small_side_with_a_few_large_ones(company: WrittenCompany) -> None:
    prices = [
        Decimal(deal["field:price"])
        for deal in company.deals
        if deal["deal_type"] == "equipment" and deal["field:price"]
    ]
    assert mean(prices) > median(prices) * Decimal("1.2")
    assert max(prices) > 5 * median(prices)


def test_an_archived_source_is_found_in_old_records_only(company: WrittenCompany) -> None:
    archived = {row["external_id"] for row in company.rows("field_options") if row["archived"] == "true"}
    assert len(archived) == 2
    for name, column in (("deals", "field:deal-source"), ("activities", "field:activity-source")):
        rows = company.rows(name)
        old = [row["created_at"] for row in rows if row[column] in archived]
        assert len(old) > 10, name
        assert max(old) < "2024-09", name


def test_options_of_two_source_fields_share_a_label(company: WrittenCompany) -> None:
    labels: dict[str, set[str]] = {}
    for row in company.rows("field_options"):
        labels.setdefault(row["field"], set()).add(row["label"])
    assert labels["deal-source"] & labels["tender-source"]
    assert labels["activity-source"] & labels["request-source"]
    settings = company.read_json("report_field_settings")
    assert settings["deal_source_fields"] == ["tender-source", "deal-source"]
    assert settings["activity_source_fields"] == ["request-source", "activity-source"]


def test_both_source_fields_are_in_use_and_some_records_have_no_source(company: WrittenCompany) -> None:
    for name, columns in (
        ("deals", ("field:deal-source", "field:tender-source")),
        ("activities", ("field:activity-source", "field:request-source")),
    ):
        rows = company.rows(name)
        for column in columns:
            assert sum(bool(row[column]) for row in rows) > 50, column
        without = sum(not any(row[column] for column in columns) for row in rows)
        assert 0 < without < 0.2 * len(rows), name


def test_lost_deals_and_no_others_have_a_reason(company: WrittenCompany) -> None:
    lost = {deal for deal, rows in company.ledger.items() if rows[-1]["to_stage"] in company.lost_stages}
    reasoned = {deal["external_id"] for deal in company.deals if deal["field:loss-reason"]}
    assert reasoned <= lost
    assert len(reasoned) > 0.9 * len(lost)
