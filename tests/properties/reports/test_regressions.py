"""What random definitions found, each as small as it gets."""

from collections.abc import Awaitable, Callable
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.dashboard.assembly import grouped
from tests.oracle.records import Department, Group
from tests.oracle.reports import report as oracle_report
from tests.oracle.reports.categories import NOT_GIVEN, OTHER
from tests.oracle.reports.documents import Document, all_of, condition, dimension, measure, report, sort
from tests.oracle.reports.report import ReportAnswer
from tests.oracle.small_company import SmallCompany
from tests.properties.questions import Question
from tests.properties.reports.answers import Reader, expected
from tests.properties.reports.inputs import definition_input
from tests.properties.reports.queries import asked, names_of, preview
from tests.properties.settled_company import SettledCompany, settle

BOSS = "boss"
MARCH = Question(SmallCompany().at("2024-03-20"), "THIS_MONTH", granularity="WEEK")
ANNS = all_of(condition("RESPONSIBLE", "IS_ONE_OF", {"id": "ann"}))

# What the product and the oracle say alike.
Shows = Callable[[Document], Awaitable[dict[str, Any]]]


def found_company() -> SmallCompany:
    """Eight sales of March: three of ann's, four of bob's, one of nobody's; ann is in the north and in both groups."""
    small = SmallCompany()
    small.records.company.external_id = "found"
    small.records.add(Department("north"), Group("old", members={"ann", "bob"}), Group("young", members={"ann"}))
    small.records.users["ann"].department = "north"
    sales = [
        ("ann", "10"),
        ("ann", "99999999999999999999.999999"),
        ("ann", None),
        ("bob", "5"),
        ("bob", "7"),
        (None, "1"),
    ]
    for number, (responsible, price) in enumerate(sales):
        stage = "won" if number % 2 else "offer"
        moves = [f"2024-03-0{number + 2} new", f"2024-03-1{number} {stage}"]
        small.deal(f"deal{number}", *moves, created=f"2024-03-0{number + 1}", price=price, responsible=responsible)
    # The ledger dates its win before the deal came to be.
    small.deal("early", "2024-03-31 won", created="2024-04-02", price="3", responsible="bob")
    for name in ("gone", "lost"):
        small.deal(name, "2024-03-12 lost", created="2024-03-02", price="50", responsible="bob")
    return small


@pytest.fixture(scope="module")
async def settled(shared_engine: AsyncEngine) -> SettledCompany:
    """The company."""
    return await settle(shared_engine, found_company().records)


@pytest.fixture
async def shows(settled: SettledCompany) -> Shows:
    """Asks the administrator's question of the product and of the oracle."""
    names = await names_of(settled.engine, settled.id)

    async def both_say(document: Document) -> dict[str, Any]:
        answer = await preview(settled, names, BOSS, document, MARCH)
        assert answer["userErrors"] == []
        told = Reader(document, names).read(answer["widget"])
        assert told == expected(ReportAnswer(settled.records, document, asked(BOSS, MARCH)))
        return told

    return both_say


def rows_of(told: dict[str, Any]) -> dict[tuple[Any, ...], list[Fraction | None]]:
    """The numbers of a table's rows, in order."""
    return {place: [cell[0] for cell in cells] for place, cells in told["lines"]}


@pytest.mark.parametrize("of", ["DEPARTMENT", "GROUP"])
@pytest.mark.parametrize("drawn", ["TABLE", "MATRIX"])
async def test_people_stand_beside_their_departments_and_groups(shows: Shows, of: str, drawn: str) -> None:
    for by in ((of, "RESPONSIBLE"), ("RESPONSIBLE", of)):
        told = await shows(report("DEALS", drawn, by=by))
        assert told["lines" if drawn == "TABLE" else "cells"]


async def test_departments_stand_beside_groups(shows: Shows) -> None:
    told = await shows(report("DEALS", "TABLE", by=("GROUP", "DEPARTMENT"), sort=sort("POSITION", descending=False)))
    assert rows_of(told) == {
        ("old", "north"): [3],
        ("old", NOT_GIVEN): [4],
        ("young", "north"): [3],
        (NOT_GIVEN, NOT_GIVEN): [1],
    }


async def test_a_funnel_tells_nothing_of_losses_that_its_filter_leaves_out(shows: Shows) -> None:
    told = await shows(report("DEALS", "FUNNEL", where=ANNS))
    assert told["funnels"]["sale"]["lost"] == {}


@pytest.mark.parametrize(
    "further", [measure("MEDIAN", "PRICE"), measure("DISTINCT", "STAGE")], ids=["median", "distinct"]
)
async def test_the_rest_has_no_median_even_where_it_is_one_category(shows: Shows, further: Document) -> None:
    told = await shows(report("DEALS", "TABLE", measure(), further, by=("RESPONSIBLE",), limit=2))
    assert rows_of(told)[(OTHER,)] == [1, None]


@pytest.mark.parametrize("by", ["NAME", "POSITION"])
@pytest.mark.parametrize("descending", [True, False])
async def test_what_is_not_given_stands_last_in_any_order(shows: Shows, by: str, descending: bool) -> None:
    told = await shows(report("DEALS", "BARS", by=("RESPONSIBLE",), sort=sort(by, descending=descending)))
    people = ["bob", "ann"] if descending else ["ann", "bob"]
    assert [place for (place,), _ in told["lines"]] == [*people, NOT_GIVEN]


async def test_rows_that_tie_stand_in_the_companys_order(shows: Shows) -> None:
    # bob has more deals than ann, and both have two on a stage.
    told = await shows(report("DEALS", "TABLE", by=("RESPONSIBLE", "STAGE")))
    assert list(rows_of(told))[:2] == [("ann", "offer"), ("bob", "lost")]


async def test_steps_of_time_stand_by_value_where_that_is_asked_for(shows: Shows) -> None:
    weeks = (dimension("TIME", "WEEK"),)
    for drawn in ("TABLE", "BARS"):
        told = await shows(report("DEALS", drawn, by=weeks, sort=sort()))
        numbers = [cells[0][0] for _, cells in told["lines"]]
        assert numbers == sorted(numbers, reverse=True) != [0] * len(numbers)


async def test_a_limit_counts_what_any_measure_has_rows_of(shows: Shows) -> None:
    told = await shows(report("DEALS", "TABLE", measure(time="LOST"), measure(), by=("RESPONSIBLE",), limit=1))
    assert rows_of(told) == {("bob",): [2, 4], (OTHER,): [0, 4]}


async def test_a_median_loses_no_digit(shows: Shows) -> None:
    told = await shows(report("DEALS", "NUMBER", measure("MEDIAN", "PRICE"), where=ANNS))
    assert told["figures"][0][0] == Fraction("50000000000000000004.9999995")


async def test_how_long_deals_stand_is_told_as_of_the_end_of_each_step(shows: Shows) -> None:
    longest = measure("MAXIMUM", "DAYS_IN_STAGE", time="LOST_AT_END")
    told = await shows(report("DEALS", "TABLE", longest, by=(dimension("TIME", "WEEK"),)))
    # Lost on Tuesday the 12th, looked at on the 20th.
    assert [cells[0][0] for _, cells in told["lines"]] == [None, None, 5, 8, 8]


async def test_a_deal_won_before_it_was_created_closes_in_days_below_0(shows: Shows) -> None:
    days = [measure(each, "DAYS_TO_CLOSE", time="WON") for each in ("MINIMUM", "SUM")]
    told = await shows(report("DEALS", "NUMBER", *days))
    assert [figure[0] for figure in told["figures"]] == [-2, 27 - 2]


@pytest.mark.parametrize("drawn", ["BARS", "PIE"])
async def test_slices_stand_in_the_order_of_a_measure_beside_the_whole(shows: Shows, drawn: str) -> None:
    told = await shows(report("DEALS", drawn, measure(), measure("SUM", "PRICE"), by=("STAGE",), sort=sort(measure=1)))
    assert [(place, figure[0]) for (place,), [figure] in told["lines"]] == [("won", 3), ("lost", 2), ("offer", 3)]


@pytest.mark.parametrize("drawn", ["SERIES", "MATRIX"])
async def test_what_stands_beside_a_chart_is_in_the_order_asked_for(shows: Shows, drawn: str) -> None:
    told = await shows(report("DEALS", drawn, by=("RESPONSIBLE", dimension("TIME", "WEEK")), sort=sort()))
    listed = told["sides"][0] if drawn == "MATRIX" else [category for category, *_ in told["series"]]
    assert listed == ["bob", "ann", NOT_GIVEN]


async def test_the_same_breakdown_the_other_way_round_in_one_query_has_its_numbers_too(settled: SettledCompany) -> None:
    documents = [report("DEALS", "TABLE", by=by) for by in (("RESPONSIBLE", "STAGE"), ("STAGE", "RESPONSIBLE"))]
    names = await names_of(settled.engine, settled.id)
    one, other = [definition_input(document, names.id_of) for document in documents]
    both = """query($one: ReportDefinitionInput!, $other: ReportDefinitionInput!, $period: PeriodInput) {
      one: previewReport(definition: $one, period: $period) { widget { ...Rows } }
      other: previewReport(definition: $other, period: $period) { widget { ...Rows } }
    } fragment Rows on TableWidget { rows { values { value } } }"""
    variables = {"one": one, "other": other, "period": {"preset": "THIS_MONTH"}}
    answer = await settled.ask(BOSS, both, variables, now=MARCH.now)
    numbers = [[row["values"][0]["value"] for row in answer[name]["widget"]["rows"]] for name in ("one", "other")]
    assert numbers == [["2", "2", "1", "1", "1", "1"]] * 2


@pytest.mark.parametrize(
    "figure", [measure("MEDIAN", "PRICE"), measure("DISTINCT", "STAGE")], ids=["median", "distinct"]
)
async def test_what_does_not_add_up_is_computed_for_groups_by_contact(shows: Shows, figure: Document) -> None:
    told = await shows(report("DEALS", "MATRIX", figure, by=("GROUP", "CONTACT")))
    assert all(number is not None for number, _ in told["cells"].values())


@pytest.mark.parametrize("figure", [("DISTINCT", "RESPONSIBLE"), ("MEDIAN", "PRICE")], ids=["distinct", "median"])
@pytest.mark.parametrize(
    "by", [("STAGE", "GROUP"), ("GROUP", "DEPARTMENT"), ("GROUP", "RESPONSIBLE"), ("GROUP", "TIME")]
)
async def test_what_does_not_add_up_is_computed_for_groups_beside_anything(
    shows: Shows, figure: tuple[str, str], by: tuple[str, str]
) -> None:
    measures = (measure("DISTINCT", "CONTACT"), measure(*figure), measure("SUM", "PRICE"))
    told = await shows(report("DEALS", "TABLE", *measures, by=by))
    assert len(told["lines"]) > 2


@pytest.mark.parametrize("figure", [measure(), measure("MEDIAN", "PRICE")], ids=["count", "median"])
@pytest.mark.parametrize(
    ("drawn", "by"),
    [
        ("BARS", ("RESPONSIBLE",)),
        ("BARS", ("GROUP",)),
        ("MATRIX", ("RESPONSIBLE", "STAGE")),
        ("MATRIX", ("STAGE", "GROUP")),
        ("SERIES", ("GROUP", "TIME")),
        ("SERIES", ("TIME", "STAGE")),
    ],
)
async def test_a_chart_keeps_the_best_of_each_dimension_and_makes_all_others_one(
    shows: Shows, monkeypatch: pytest.MonkeyPatch, drawn: str, by: tuple[str, ...], figure: Document
) -> None:
    document = report("DEALS", drawn, figure, by=by)
    assert str(OTHER) not in str(await shows(document))
    monkeypatch.setattr(grouped, "MAX_IN_CHART", 1)
    monkeypatch.setattr(oracle_report, "MAX_IN_CHART", 1)
    assert str(OTHER) in str(await shows(document))
    # A table has all there is.
    assert str(OTHER) not in str(await shows(report("DEALS", "TABLE", figure, by=by)))
