"""However much is asked, a statement stays within what PostgreSQL takes: arguments, columns, dimensions."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import CustomField
from resolvers import limits as reading_limits
from resolvers.planner import scan
from schema import limits
from schema.node import global_id
from tests.conftest import CountStatements
from tests.resolvers.records.office import Office
from tests.schema.records.api import Api
from tests.schema.reports.reports import Reports, key

Json = dict[str, Any]
Shown = Callable[..., Awaitable[list[Json]]]

DESKTOP = """{ dashboard(period: { from: "2026-03-01", to: "2026-03-31" }) { widgets { key status { code message }
  ... on BreakdownWidget { total { value } slices { category { key standsFor } value } }
  ... on TableWidget { totals { value } rows { categories { key } values { value } } } } } }"""
DEALS = 4
_numbers = count(1)


def counted() -> Json:
    """A measure that no other one shares: deals worth more than less than nothing."""
    of = {"of": {"attribute": "PRICE"}, "operator": "IS_GREATER", "values": [{"number": str(-next(_numbers))}]}
    return {"aggregate": "COUNT", "filter": {"condition": of}}


def share() -> Json:
    return {"aggregate": "RATIO", "numerator": counted(), "denominator": counted()}


def by(*attributes: str) -> list[Json]:
    return [{"of": {"attribute": attribute}} for attribute in attributes]


@pytest.fixture
async def reports(engine: AsyncEngine, office: Office) -> Reports:
    """An office with some deals of different prices."""
    api = Api(engine, office)
    for number in range(DEALS):
        await api.create_deal(fields=[{"field": api.id("price"), "number": str(number)}])
    return Reports(engine, office)


async def add_flags(reports: Reports, how_many: int, kind: str = "flag") -> list[int]:
    """The numbers of new fields of deals."""
    rows = [
        {"company_id": reports.office.company_id, "name": f"{kind} {n}", "entity": "deal", "kind": kind}
        for n in range(how_many)
    ]
    async with reports.engine.begin() as connection:
        return [*await connection.scalars(insert(CustomField).returning(CustomField.id), rows)]


@pytest.fixture
def shown(reports: Reports, count_statements: CountStatements) -> Shown:
    """Publishes reports and tells what they show."""

    async def show(*definitions: Json) -> list[Json]:
        return await _shown(reports, count_statements, *definitions)

    return show


async def _shown(reports: Reports, count_statements: CountStatements, *definitions: Json) -> list[Json]:
    """What these reports show on the administrator's desktop, on which nothing fails."""
    keys: list[str] = []
    for definition in definitions:
        report = await reports.saved(f"Wide {next(_numbers)}", {"dataset": "DEALS", **definition})
        assert (await reports.publish(report, audience={"everyone": True}))["userErrors"] == []
        keys.append(key(report))
    with count_statements(reports.engine) as statements:
        widgets = {each["key"]: each for each in (await reports.ask("admin", DESKTOP))["dashboard"]["widgets"]}
    assert "FAILED" not in {each["status"]["code"] for each in widgets.values()}
    # The ground and all figures: nothing had to be computed by itself because it did not go with others.
    assert len(statements) == 2
    return [widgets[each] for each in keys]


async def test_a_table_has_as_many_measures_as_may_be_each_of_them_two_of_its_own(shown: Shown) -> None:
    [table] = await shown(
        {"visualisation": "TABLE", "measures": [share() for _ in range(16)], "dimensions": by("STAGE")}
    )
    assert [each["value"] for each in table["totals"]] == ["1"] * 16
    assert [[each["value"] for each in row["values"]] for row in table["rows"]] == [["1"] * 16]


async def test_many_reports_of_the_same_rows_have_measures_of_their_own(shown: Shown) -> None:
    tables = await shown(
        *(
            {"visualisation": "TABLE", "measures": [counted() for _ in range(20)], "dimensions": by(name)}
            for name in ("STAGE", "DEAL_TYPE", "RESPONSIBLE", "OUTCOME", "GROUP", "DEPARTMENT", "CONTACT")
        ),
    )
    for table in tables:
        assert [each["value"] for each in table["totals"]] == [str(DEALS)] * 20
        assert [each["value"] for row in table["rows"] for each in row["values"]] == [str(DEALS)] * 20


async def test_many_reports_of_the_same_rows_are_by_fields_of_their_own(shown: Shown, reports: Reports) -> None:
    fields = await add_flags(reports, 40)
    bars = await shown(
        *(
            {
                "visualisation": "BARS",
                "measures": [{"aggregate": "COUNT"}],
                "dimensions": [{"of": {"attribute": "FIELD", "field": global_id("CustomField", field)}}],
            }
            for field in fields
        ),
    )
    assert [[(each["category"]["key"], each["value"]) for each in one["slices"]] for one in bars] == [
        [("not_given", str(DEALS))]
    ] * 40


async def test_of_others_it_is_told_how_many_they_are_without_those_that_have_nothing(
    shown: Shown, reports: Reports
) -> None:
    api = Api(reports.engine, reports.office)
    for who in ("boss", "other", "admin"):
        await api.create_deal(who="admin", responsible=api.id(who))
    count = {"visualisation": "BARS", "measures": [{"aggregate": "COUNT"}], "dimensions": by("RESPONSIBLE")}
    [few, all_of_them] = await shown({**count, "limit": 1}, count)
    told = [[(each["category"]["standsFor"], each["value"]) for each in one["slices"]] for one in (few, all_of_them)]
    assert told == [[(1, str(DEALS)), (3, "3")], [(1, str(DEALS)), (1, "1"), (1, "1"), (1, "1")]]


@pytest.mark.parametrize("figure", ["CONTACT", "STAGE"])
async def test_what_does_not_add_up_is_told_for_any_number_of_groups(
    shown: Shown, reports: Reports, figure: str
) -> None:
    company = {"company": reports.office.company_id, "members": [reports.office["seller"], reports.office["boss"]]}
    async with reports.engine.begin() as connection:
        await connection.execute(
            text("""WITH g AS (INSERT INTO groups (company_id, name)
              SELECT :company, 'Group ' || n FROM generate_series(1, 400) n RETURNING id)
              INSERT INTO group_members (company_id, group_id, user_id)
              SELECT :company, id, member FROM g, unnest(CAST(:members AS bigint[])) member"""),
            company,
        )
    measures = [{"aggregate": "DISTINCT", "of": {"attribute": of}} for of in (figure, "RESPONSIBLE")]
    measures.append({"aggregate": "MEDIAN", "of": {"attribute": "PRICE"}})
    [table] = await shown({"visualisation": "TABLE", "measures": measures, "dimensions": by("GROUP", "STAGE")})
    assert len(table["rows"]) == 400
    assert {tuple(each["value"] for each in row["values"]) for row in table["rows"]} == {
        ("0" if figure == "CONTACT" else "1", "1", "1.5")
    }


async def test_the_price_may_be_the_sum_of_any_number_of_fields(shown: Shown, reports: Reports) -> None:
    prices, choices = await add_flags(reports, 150, "price"), await add_flags(reports, 150, "choice")
    company = {"company": reports.office.company_id, "prices": prices, "choices": choices}
    async with reports.engine.begin() as connection:
        for statement in (
            "UPDATE deal_type_report_fields SET price_field_ids = :prices WHERE company_id = :company",
            "UPDATE report_field_settings SET deal_source_field_ids = :choices WHERE company_id = :company",
        ):
            await connection.execute(text(statement), company)
    await shown({"visualisation": "BARS", "measures": [{"aggregate": "COUNT"}], "dimensions": by("SOURCE")})


async def test_a_report_of_too_many_groups_fails_alone(reports: Reports, monkeypatch: pytest.MonkeyPatch) -> None:
    api = Api(reports.engine, reports.office)
    for who in ("admin", "boss", "seller", "other"):
        await api.create_deal("admin", responsible=api.id(who))
    monkeypatch.setattr(reading_limits, "MAX_GROUPS", 3)
    scan.scan_text.cache_clear()
    report = await reports.saved(
        "Crowded", {"dataset": "DEALS", "visualisation": "BARS", "dimensions": by("RESPONSIBLE")}
    )
    await reports.publish(report, audience={"everyone": True})
    widgets = {each["key"]: each for each in (await reports.ask("admin", DESKTOP))["dashboard"]["widgets"]}
    scan.scan_text.cache_clear()
    failed = {each["key"]: each["status"] for each in widgets.values() if each["status"]["code"] == "FAILED"}
    assert list(failed) == [key(report)]
    assert failed[key(report)]["message"].startswith("Too many rows to show.")
    assert widgets["deal_types"]["total"]["value"] == str(DEALS + 4)


async def test_the_largest_widget_gives_way_where_an_answer_would_be_too_long(
    shown: Shown, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    measures = [counted() for _ in range(20)]
    large = {"visualisation": "TABLE", "measures": measures, "dimensions": [{**by("TIME")[0], "step": "DAY"}]}
    small = {"visualisation": "BARS", "measures": measures[:1], "dimensions": by("STAGE")}
    _, table = await shown(small, large)
    monkeypatch.setattr(limits, "MAX_NUMBERS", 400)
    widgets = (await reports.ask("admin", DESKTOP))["dashboard"]["widgets"]
    assert [each["key"] for each in widgets if each["status"]["code"] == "FAILED"] == [table["key"]]
