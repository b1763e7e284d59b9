"""The oracle of reports on a few rows, by hand."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle.records import Contact, Department, Field, Group, Option
from tests.oracle.reports.categories import NOT_GIVEN, OTHER
from tests.oracle.reports.documents import (
    all_of,
    any_of,
    attribute,
    condition,
    dimension,
    measure,
    ratio,
    report,
    rows_by,
    sort,
)
from tests.oracle.reports.needs import gaps
from tests.oracle.reports.records_of_company import Asked
from tests.oracle.reports.report import Line, ReportAnswer
from tests.oracle.small_company import SmallCompany


def shop() -> SmallCompany:
    """Four sales of March: two won, one of them reopened; one lost; one open. Of ann's, but the lost one, which is bob's."""
    small = SmallCompany()
    small.deal("cheap", "2024-03-02 new", "2024-03-05 won", created="2024-03-01", price="10")
    small.deal("dear", "2024-03-03 new", "2024-03-10 won", "2024-03-20 offer", created="2024-03-03", price="90")
    small.deal("lost", "2024-03-04 new", "2024-03-31 lost", created="2024-03-04", price="50", responsible="bob")
    small.deal("open", "2024-03-06 offer", created="2024-03-05", price=None)
    return small


def march(small: SmallCompany, document: Any, viewer: str = "boss", **more: Any) -> ReportAnswer:
    asked = Asked(viewer, small.at("2024-04-15"), first=date(2024, 3, 1), last=date(2024, 3, 31), **more)
    return ReportAnswer(small.records, document, asked)


def values(answer: ReportAnswer) -> list[Fraction | None]:
    return [figure.value for figure in answer.totals()]


def shown(lines: list[Line]) -> list[tuple[Any, ...]]:
    return [(*line.place, *(figure.value for figure in line.figures)) for line in lines]


def test_each_time_has_its_rows() -> None:
    small = shop()
    times = ["CREATED", "EXISTING", "WON", "LOST", "CLOSED", "OPEN_AT_END", "WON_AT_END", "LOST_AT_END"]
    measures = [measure(time=time) for time in times]
    behind = [set(figure.records) for figure in march(small, report("DEALS", "TABLE", *measures)).totals()]
    everything = {"cheap", "dear", "lost", "open"}
    assert behind == [
        everything,
        everything,
        {"cheap", "dear"},
        {"lost"},
        {"cheap", "dear", "lost"},
        {"dear", "open"},
        {"cheap"},
        {"lost"},
    ]


def test_every_move_of_the_ledger_is_a_row() -> None:
    [moves] = march(shop(), report("DEAL_TRANSITIONS")).totals()
    assert (moves.value, moves.records) == (8, Counter({"cheap": 2, "dear": 3, "lost": 2, "open": 1}))


def test_aggregates_look_at_the_rows_that_have_a_value() -> None:
    aggregates = [measure(each, "PRICE") for each in ("SUM", "AVERAGE", "MINIMUM", "MAXIMUM", "MEDIAN")]
    answer = march(shop(), report("DEALS", "NUMBER", *aggregates))
    assert values(answer) == [150, 50, 10, 90, 50]
    # Behind a sum stands also what adds nothing to it.
    assert ["open" in figure.records for figure in answer.totals()] == [True, False, False, False, False]


def test_of_nothing_there_is_a_sum_but_no_average() -> None:
    nothing = all_of(condition("PRICE", "IS_LESS", {"number": "0"}))
    measures = [measure(each, "PRICE") for each in ("SUM", "AVERAGE", "MEDIAN")]
    assert values(march(shop(), report("DEALS", "NUMBER", *measures, where=nothing))) == [0, None, None]


def test_a_median_of_two_lies_between_them_and_an_average_ends_after_ten_decimals() -> None:
    small = shop()
    measures = [measure("MEDIAN", "PRICE"), measure("AVERAGE", "DAYS_TO_CLOSE")]
    assert values(march(small, report("DEALS", "NUMBER", *measures, time="WON"))) == [50, Fraction(11, 2)]
    small.deal("third", "2024-03-05 won", created="2024-03-01")
    document = report("DEALS", "NUMBER", measure("AVERAGE", "DAYS_TO_CLOSE"), time="CLOSED")
    # 4, 7, 27 and 4 days
    assert values(march(small, document)) == [Fraction(42, 4)]


def test_a_change_of_type_is_an_entry_only_from_outside() -> None:
    small = SmallCompany()
    for name, *moves in (
        ("won still", "2024-02-20 won/sale", "2024-03-05 done"),
        ("closed still", "2024-02-20 won/sale", "2024-03-05 refused"),
        ("won now", "2024-02-20 offer/sale", "2024-03-05 done"),
    ):
        small.deal(name, *moves, created="2024-01-01", deal_type="service")
    document = report("DEALS", "TABLE", *(measure(time=time) for time in ("WON", "LOST", "CLOSED")))
    behind = [set(figure.records) for figure in march(small, document).totals()]
    assert behind == [{"won now"}, {"closed still"}, {"won now"}]


def test_a_deal_won_before_it_was_created_closes_in_days_below_0() -> None:
    small = SmallCompany()
    small.deal("late", "2024-03-08 won", created="2024-03-10")
    document = report("DEALS", "NUMBER", measure("MINIMUM", "DAYS_TO_CLOSE"), time="WON")
    assert values(march(small, document)) == [-2]


def test_a_ratio_has_four_decimals_and_the_rows_of_its_second_part() -> None:
    document = report("DEALS", "NUMBER", ratio(measure(time="WON"), measure(time="CLOSED")))
    [win_rate] = march(shop(), document).totals()
    assert (win_rate.value, set(win_rate.records)) == (Fraction(6667, 10000), {"cheap", "dear", "lost"})
    of_nothing = ratio(measure(), measure(where=all_of(condition("STAGE", "IS_EMPTY"))))
    assert values(march(shop(), report("DEALS", "NUMBER", of_nothing))) == [None]


def test_everybody_counts_what_they_see_and_the_viewer_is_whoever_looks() -> None:
    own = report(where=all_of(condition("RESPONSIBLE", "IS_ONE_OF", {"viewer": True})))
    small = shop()
    assert [values(march(small, report(), viewer)) for viewer in ("boss", "ann", "bob")] == [[4], [3], [1]]
    assert [values(march(small, own, viewer)) for viewer in ("boss", "ann", "bob")] == [[0], [3], [1]]


def test_groups_of_tests_and_empty_values() -> None:
    small = shop()
    cheap = condition("PRICE", "IS_AT_MOST", {"number": "10"})
    unpriced, of_bob = condition("PRICE", "IS_EMPTY"), condition("RESPONSIBLE", "IS_NONE_OF", {"id": "ann"})

    def passing(part: Any) -> set[str]:
        return set(march(small, report(where=part)).totals()[0].records)

    assert passing(any_of(cheap, unpriced)) == {"cheap", "open"}
    assert passing(all_of(cheap, unpriced)) == set()
    assert passing(all_of(any_of(cheap, of_bob), condition("PRICE", "IS_NOT_EMPTY"))) == {"cheap", "lost"}
    assert passing(any_of()) == passing(all_of()) == {"cheap", "dear", "lost", "open"}


def test_a_day_lasts_from_its_first_instant_to_its_last() -> None:
    small = SmallCompany()
    for name, created in (("before", "2024-03-30T23:59:59"), ("on", "2024-03-31"), ("after", "2024-04-01")):
        small.deal(name, created=created)

    def passing(operator: str) -> set[str]:
        tested = all_of(condition("TIME", operator, {"day": "2024-03-31"}))
        return set(march(small, report(where=tested, time="EXISTING"), granularity="DAY").totals()[0].records)

    assert passing("IS_LESS") == {"before"}
    assert passing("IS_AT_MOST") == {"before", "on"}
    assert passing("IS_ONE_OF") == passing("IS_AT_LEAST") == {"on"}  # the last one came after March
    assert passing("IS_GREATER") == set()


def test_a_relative_day_is_the_first_of_its_unit() -> None:
    small = shop()

    def passing(unit: str, offset: int) -> set[str]:
        tested = all_of(condition("TIME", "IS_AT_LEAST", {"unit": unit, "offset": offset}))
        return set(march(small, report(where=tested)).totals()[0].records)

    # It is Monday, 15 April.
    assert passing("MONTH", -1) == passing("QUARTER", -1) == {"cheap", "dear", "lost", "open"}
    assert passing("MONTH", 0) == passing("QUARTER", 0) == set()
    assert passing("DAY", -42) == {"lost", "open"}  # 4 March
    assert passing("WEEK", -6) == {"lost", "open"}


def test_breaking_down_by_the_largest_with_the_rest_as_one() -> None:
    small = shop()
    small.contact("acme", "2024-03-01")
    small.records.deals["cheap"].contact = small.records.deals["dear"].contact = "acme"
    small.deal("hers", created="2024-03-07", responsible=None)
    document = report("DEALS", "TABLE", measure(), measure("SUM", "PRICE"), by=("RESPONSIBLE",))
    assert shown(march(small, document).lines()) == [("ann", 3, 100), ("bob", 1, 50), (NOT_GIVEN, 1, 100)]
    median = report("DEALS", "TABLE", measure(), measure("MEDIAN", "PRICE"), by=("RESPONSIBLE",), limit=1)
    assert shown(march(small, median).lines()) == [("ann", 3, 50), (OTHER, 2, None)]
    by_price = report("DEALS", "BARS", measure("SUM", "PRICE"), by=("CONTACT",), sort=sort(descending=False))
    assert shown(march(small, by_price).lines()) == [("acme", 100), (NOT_GIVEN, 150)]


def test_a_row_counts_in_every_group_and_once_in_the_total() -> None:
    small = shop()
    small.records.add(Group("north", members={"ann", "bob"}), Group("old", members={"ann"}))
    answer = march(small, report("DEALS", "BARS", by=("GROUP",)))
    assert shown(answer.lines()) == [("north", 4), ("old", 3)]
    assert values(answer) == [4]


def test_departments_are_those_people_are_in_themselves() -> None:
    small = shop()
    small.records.add(Department("sales"), Department("north", parent="sales"))
    small.records.users["ann"].department = "north"
    assert shown(march(small, report("DEALS", "BARS", by=("DEPARTMENT",))).lines()) == [("north", 3), (NOT_GIVEN, 1)]
    in_sales = all_of(condition("DEPARTMENT", "IS_ONE_OF", {"id": "sales"}))
    assert values(march(small, report(where=in_sales))) == [0]


def test_steps_of_time_are_all_there() -> None:
    document = report("DEALS", "SERIES", measure("AVERAGE", "PRICE"), by=(dimension("TIME", "WEEK"),))
    [series] = march(shop(), document).series()
    assert [figure.value for _, figure in series.points] == [50, 50, None, None, None]
    assert series.total.value == 50


def test_what_stands_is_shown_as_of_the_end_of_each_step() -> None:
    document = report("DEALS", "SERIES", time="OPEN_AT_END", by=(dimension("TIME", "WEEK"), "STAGE"))
    lines = {each.category: [figure.value for _, figure in each.points] for each in march(shop(), document).series()}
    # Weeks end before 4, 11, 18, 25 March and 1 April.
    assert lines == {"new": [2, 1, 1, 1, 0], "offer": [0, 1, 1, 2, 2]}


def test_days_in_a_stage_end_with_the_period_or_today() -> None:
    document = report("DEAL_TRANSITIONS", "TABLE", measure("MEDIAN", "DAYS_IN_STAGE"), by=("STAGE",))
    by_stage = {line.place[0]: line.figures[0].value for line in march(shop(), document).lines()}
    # new: 3, 7 and 27 days; won: 26 to the end of March and 10; offer: 11 and 25; lost on the last day
    assert by_stage == {"new": 7, "won": 18, "offer": 18, "lost": 0}
    early = report("DEALS", "NUMBER", measure("MAXIMUM", "DAYS_IN_STAGE"), time="OPEN_AT_END")
    small = shop()
    asked = Asked("boss", small.at("2024-03-12T12:00"), first=date(2024, 3, 1), last=date(2024, 3, 31))
    assert values(ReportAnswer(small.records, early, asked)) == [6]


def test_who_was_won_and_came_back_has_returned() -> None:
    document = report("DEALS", "TABLE", time="WON", by=("RETURNED",))
    assert shown(march(shop(), document).lines()) == [(True, 1), (False, 1)]


def test_the_first_deal_of_a_contact_is_so_also_for_those_who_do_not_see_it() -> None:
    small = shop()
    small.records.add(Contact("acme", small.at("2024-03-01")))
    for name in ("cheap", "lost", "open"):
        small.records.deals[name].contact = "acme"
    document = report("DEALS", "TABLE", by=("IS_FIRST_OF_CONTACT",))
    assert shown(march(small, document).lines()) == [(False, 2), (True, 1), (NOT_GIVEN, 1)]
    assert shown(march(small, document, "bob").lines()) == [(False, 1)]
    small.records.deals["cheap"].deleted = True
    assert shown(march(small, document, "bob").lines()) == [(True, 1)]


def test_custom_fields_filter_group_and_date() -> None:
    small = shop()
    small.records.add(Field("due", "deal", None, "date"), Field("size", "deal", None, "choice"))
    small.records.add(Option("big", "size", "Big", 1), Option("small", "size", "Small", 0))
    small.records.deals["cheap"].fields |= {"due": date(2024, 3, 31), "size": "big"}
    small.records.deals["dear"].fields |= {"due": date(2024, 4, 1), "size": "small"}
    small.records.deals["lost"].fields |= {"size": "small"}
    due = report("DEALS", "NUMBER", time=rows_by("DATE_FIELD", "due"))
    assert set(march(small, due).totals()[0].records) == {"cheap"}
    size = attribute("FIELD", "size")
    by_size = report("DEALS", "BARS", by=(size,), sort=sort("POSITION", descending=False))
    assert shown(march(small, by_size).lines()) == [("small", 2), ("big", 1), (NOT_GIVEN, 1)]
    assert values(march(small, report("DEALS", "NUMBER", measure("DISTINCT", size)))) == [2]
    assert [each[0] for each in shown(march(small, report("DEALS", "BARS", by=(size,), limit=2)).lines())] == [
        "small",
        "big",
        OTHER,
    ]


def test_a_period_of_its_own_goes_before_the_desktops() -> None:
    own = {"preset": None, "first": "2024-03-01", "last": "2024-03-03"}
    answer = march(shop(), report(period=own))
    assert values(answer) == [2]
    assert [figure.value for figure in answer.previous() or ()] == [0]
    assert answer.changes() == [(2, None)]


def test_a_matrix_has_the_cells_that_have_rows() -> None:
    small = shop()
    small.source_field("source", "deal", None, {"web": "Web", "site": "Web"})
    small.records.deals["cheap"].fields["source"] = "web"
    small.records.deals["dear"].fields["source"] = "site"
    cells = march(small, report("DEALS", "MATRIX", by=("RESPONSIBLE", "SOURCE"))).cells()
    assert {place: figure.value for place, figure in cells.items()} == {
        ("ann", "Web"): 2,
        ("ann", NOT_GIVEN): 1,
        ("bob", NOT_GIVEN): 1,
    }


def test_parts_of_a_pie_have_their_share() -> None:
    answer = march(shop(), report("DEALS", "PIE", measure("SUM", "PRICE"), by=("RESPONSIBLE",)))
    assert answer.shares(answer.lines()) == [Fraction(6667, 10000), Fraction(3333, 10000)]


def test_a_funnel_is_of_the_deals_that_pass() -> None:
    document = report("DEALS", "FUNNEL", where=all_of(condition("RESPONSIBLE", "IS_ONE_OF", {"id": "bob"})))
    funnel = march(shop(), document).funnels()["sale"]
    assert [step[1] for step in funnel["steps"]] == [1, 0, 0, 0]
    assert funnel["lost"] == {("new", "lost"): (1, Decimal(50))}


def test_what_needs_settings_has_gaps_without_them() -> None:
    small = shop()
    assert not gaps(small.records, report(time="WON"))
    assert not gaps(small.records, report("CONTACTS"))
    assert gaps(small.records, report("DEALS", "BARS", by=("SOURCE",)))
    small.records.settings.deal_types["sale"].success_stages.clear()
    assert gaps(small.records, report(time="WON"))
    assert not gaps(small.records, report(time="LOST"))
