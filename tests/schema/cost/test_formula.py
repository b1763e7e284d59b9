"""What a request costs is known from its text and its variables, by `docs/cost.md`."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLList, GraphQLObjectType, get_named_type, get_nullable_type

from schema import limits
from schema.cost import Cost, cost_of, weights
from schema.documents import Documents
from schema.node import global_id
from schema.schema import schema

CORE: Any = schema._schema  # pyright: ignore[reportPrivateUsage]
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
DOCS = Path(__file__).parents[3] / "docs"
FIGURES, PAGE = weights.FIGURES, weights.PAGE_OF_RECORDS
TREND = "... on MetricWidget { metric { trend { value } } }"


def cost(text: str, variables: Mapping[str, Any] | None = None, operation: str | None = None) -> Cost:
    checked = Documents().check(CORE, text)
    assert checked.errors == []
    return cost_of(checked.formula(CORE, operation), variables, None, NOW)


def desktop(inside: str, arguments: str = "compareTo: NONE") -> int:
    return cost(f"{{ dashboard({arguments}) {{ {inside} }} }}").requested


def widget(inside: str, arguments: str = "compareTo: NONE") -> int:
    """What is selected of one widget costs, besides its figures."""
    return desktop(f'widget(key: "deals") {{ {inside} }}', arguments) - FIGURES


@pytest.mark.parametrize("text", ["{ viewer { name } }", "{ dashboard { asOf } }", "{ __schema { types { name } } }"])
def test_what_reads_no_figures_and_no_list_is_free(text: str) -> None:
    assert cost(text).requested == 0


def test_a_desktop_costs_the_figures_of_all_its_widgets_for_each_period() -> None:
    assert desktop("widgets { key }") == weights.WIDGETS
    assert desktop("widgets { total { value } }") == weights.WIDGETS * (1 + FIGURES)
    assert desktop("widgets { total { value } }", "compareTo: SAME_PERIOD_LAST_YEAR") == weights.WIDGETS * (
        1 + 2 * FIGURES
    )
    assert cost("{ dashboard { widgets { total { value } } } }").requested == weights.WIDGETS * (1 + 2 * FIGURES)


@pytest.mark.parametrize("periods", [1, 2])
def test_each_filter_adds_a_tenth_of_the_figures(periods: int) -> None:
    filters = "[{attribute: SOURCE, orNotGiven: true}, {attribute: GROUP, orNotGiven: true}]"
    compared = f"compareTo: {'NONE' if periods == 1 else 'PREVIOUS_PERIOD'}, filters: {filters}"
    assert widget("total { value }", compared) == periods * (FIGURES + 2 * FIGURES // 10) - FIGURES


def test_one_widget_costs_its_own_figures() -> None:
    assert widget("total { value }") == 0


@pytest.mark.parametrize(
    ("period", "steps"),
    [
        ("{preset: THIS_MONTH}", 30),
        ("{preset: LAST_90_DAYS}", 13),
        ('{from: "2026-01-01", to: "2026-12-31"}', 12),
        ('{from: "2024-06-01", to: "2026-11-27"}', 30),
    ],
)
def test_a_trend_costs_a_unit_a_step(period: str, steps: int) -> None:
    assert widget(TREND, f"period: {period}, compareTo: NONE") == steps


def test_a_shorter_step_costs_more() -> None:
    year = '{from: "2026-01-01", to: "2026-12-31"}'
    assert widget(TREND, f"period: {year}, granularity: DAY, compareTo: NONE") == 365
    assert widget(TREND, f"period: {year}, granularity: YEAR, compareTo: NONE") == 1


def test_variables_and_their_defaults_count_as_if_they_were_written() -> None:
    text = f"""query($period: PeriodInput, $step: Granularity = DAY, $first: Int = 7) {{
        dashboard(period: $period, granularity: $step, compareTo: NONE) {{ widget(key: "deals") {{
            {TREND} total {{ records(first: $first) {{ totalCount }} }} }} }} }}"""
    year = {"from": "2026-01-01", "to": "2026-12-31"}
    assert cost(text, {"period": year}).requested == FIGURES + 365 + PAGE + 7
    assert cost(text, {"period": year, "step": "MONTH", "first": 3}).requested == FIGURES + 12 + PAGE + 3
    assert cost(text, {"period": None}).requested == FIGURES + 30 + PAGE + 7


def test_rows_cost_a_page_and_a_unit_each_at_every_number_they_stand_behind() -> None:
    assert widget("total { records { totalCount } }") == PAGE + 20
    assert widget("total { records(first: 100) { totalCount } }") == PAGE + 100
    assert widget("... on MetricWidget { metric { trend { records(first: 1) { totalCount } } } }") == 30 * (
        1 + PAGE + 1
    )


def test_what_stands_under_a_kind_of_widget_counts_for_those_of_that_kind() -> None:
    base = desktop("widgets { total { value } }")
    kinds = weights.WIDGETS_OF_KIND
    assert sum(kinds.values()) == weights.WIDGETS
    assert desktop(f"widgets {{ total {{ value }} {TREND} }}") == base + 30 * kinds["MetricWidget"]
    assert desktop("widgets { total { value trend { value } } }") == base + 30 * weights.WIDGETS
    assert (
        desktop("widgets { total { value } ... on MatrixWidget { cells { value } } }")
        == base + 30 * kinds["MatrixWidget"]
    )


def test_every_alias_counts_and_what_is_selected_twice_in_one_place_counts_once() -> None:
    one = "dashboard { widgets { total { value } } }"
    assert cost(f"{{ a: {one} b: {one} }}").requested == 2 * cost(f"{{ {one} }}").requested
    assert cost(f"{{ ...A ...B }} fragment A on Query {{ {one} }} fragment B on Query {{ {one} }}") == cost(
        f"{{ {one} }}"
    )


def test_a_node_costs_what_its_id_says() -> None:
    key = "deals?viewer=1&from=2026-01-01&to=2026-12-31&compareTo=NONE&granularity=DAY"
    text = f'{{ node(id: "{global_id("Widget", key)}") {{ {TREND} }} }}'
    assert cost(text).requested == FIGURES + 365


def test_a_list_of_reports_costs_each_of_them() -> None:
    one = "edges { node { widget(compareTo: NONE) { total { value } } } }"
    assert cost(f"{{ reports(first: 50) {{ {one} }} }}").requested == weights.PAGE + 50 * (1 + FIGURES)


def test_a_mutation_costs_the_desktop_it_answers_with() -> None:
    shown = "dashboard(compareTo: NONE) { widgets { total { value } } }"
    text = f"mutation {{ saveLayout(input: {{baseRevision: 0, operations: []}}) {{ {shown} }} }}"
    assert cost(text).requested == weights.WIDGETS * (1 + FIGURES)


@pytest.mark.parametrize("period", ['{from: "2026-12-31", to: "2026-01-01"}', '{from: "2026-12-31"}'])
def test_a_period_that_is_none_costs_no_steps(period: str) -> None:
    assert widget(TREND, f"period: {period}, compareTo: NONE") == 0


@pytest.mark.parametrize("first", [-1, 0, 10_000, "many", 1.5, None])
def test_rows_that_nobody_gets_cost_no_more_than_the_most_that_are_given(first: object) -> None:
    text = '{ dashboard { widget(key: "deals") { total { records(first: $first) { totalCount } } } } }'
    most = 2 * FIGURES + PAGE + 100
    assert cost("query($first: Int)" + text, {"first": first}).requested <= most


def test_each_operation_costs_what_is_asked_in_it() -> None:
    text = "query A { viewer { name } } query B { dashboard { widgets { total { value } } } }"
    assert cost(text, operation="A").requested == 0
    assert cost(text, operation="B").requested > 0


def test_every_list_of_numbers_has_a_length() -> None:
    numbers = {kind.name for kind in CORE.get_possible_types(CORE.type_map["Counted"])} | {
        "Widget",
        "Funnel",
        "TableRow",
    }
    lists = {
        f"{kind.name}.{name}"
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name, field in kind.fields.items()
        if isinstance(get_nullable_type(field.type), GraphQLList) and get_named_type(field.type).name in numbers
    }
    assert lists | {"ReportFieldSettingsPreview.blocks"} == weights.LENGTHS.keys()


def test_every_field_that_reads_figures_is_known() -> None:
    # What a report's preview and a change of the settings show was read before.
    read_before = {"ReportPreview.widget", "BlockPreview.before", "BlockPreview.after"}
    widgets = {
        f"{kind.name}.{name}"
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if get_named_type(field.type).name == "Widget"
    }
    assert widgets - read_before | {"Query.node"} == weights.READS_FIGURES.keys()


def test_the_document_says_what_counts_how_much() -> None:
    text = (DOCS / "cost.md").read_text()
    told = dict(re.findall(r"^\| `(\w+\.\w+)` \| (\w+) \|$", text, re.MULTILINE))
    assert told == {
        name: "steps" if length is weights.STEPS else str(length) for name, length in weights.LENGTHS.items()
    }
    units = [int(found) for found in re.findall(r"\| (\d+) \|$", text.partition("| list")[0], re.MULTILINE)]
    assert units == [FIGURES, FIGURES // weights.SHARE_OF_FILTER, PAGE, weights.PAGE, weights.EXPLANATION, weights.EACH]
    assert f'"limit": {limits.MAX_COST}}}' in text
    assert weights.WIDGETS_OF_KIND["MetricWidget"] == 12
    assert weights.WIDGETS_OF_KIND["BreakdownWidget"] == 3


def test_the_product_itself_asks_for_much_less_than_the_limit() -> None:
    whole = (DOCS / "whole-desktop.graphql").read_text()
    assert cost(whole, {"period": {"preset": "THIS_YEAR"}, "granularity": "DAY"}).requested < limits.MAX_COST / 5
