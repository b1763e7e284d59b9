"""What may be asked for, and what is wrong with what may not."""

from typing import Any

import pytest

from schema.node import global_id
from tests.schema.records.api import codes
from tests.schema.reports.definitions import Json, as_input, whole_definition
from tests.schema.reports.reports import DEALS, Reports


def one_of(attribute: str, *values: Json, operator: str = "IS_ONE_OF") -> Json:
    return {"condition": {"of": {"attribute": attribute}, "operator": operator, "values": [*values]}}


def nested(depth: int) -> Json:
    """Groups so deep, around a condition."""
    inner = one_of("OUTCOME", {"text": "OPEN"})
    for _ in range(depth):
        inner = {"all": [inner]}
    return inner


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None}
    return [without_nulls(each) for each in value] if isinstance(value, list) else value


async def refused(reports: Reports, **definition: Any) -> list[tuple[str, str]]:
    """The mistakes of a definition, by their paths below it."""
    name = f"Deals {len(await reports.names('admin'))}"
    payload = await reports.change("createReport", name=name, definition={**DEALS, **definition})
    return [(path.removeprefix("definition."), code) for path, code in codes(payload)]


PEOPLE = ("RESPONSIBLE", "DEPARTMENT", "GROUP", "CONTACT")


async def test_people_departments_groups_and_contacts_must_be_the_companys(reports: Reports) -> None:
    stranger = reports.id("stranger")
    contact = (await reports.write("stranger", "createContact", name="Theirs"))["record"]["id"]
    wanted = {"any": [
        one_of("RESPONSIBLE", {"id": reports.id("seller")}, {"id": stranger}, {"viewer": True}),
        {"all": [one_of("CONTACT", {"id": contact})]},
        one_of("GROUP", {"id": global_id("Group", 2**40)}),
        one_of("DEPARTMENT", {"id": reports.id("seller")}),
    ]}  # fmt: skip
    measure = {"aggregate": "COUNT", "filter": one_of("RESPONSIBLE", {"id": stranger})}
    assert await refused(reports, filter=wanted, measures=[measure]) == [
        ("filter.any.0.condition.values.1.id", "NOT_FOUND"),
        ("filter.any.1.all.0.condition.values.0.id", "NOT_FOUND"),
        ("filter.any.2.condition.values.0.id", "NOT_FOUND"),
        ("filter.any.3.condition.values.0.id", "NOT_FOUND"),
        ("measures.0.filter.condition.values.0.id", "NOT_FOUND"),
    ]


@pytest.mark.parametrize("foreign", ["foreign_field", "seller"])
async def test_fields_must_be_the_companys(reports: Reports, foreign: str) -> None:
    measure = {"aggregate": "SUM", "of": {"attribute": "FIELD", "field": reports.id(foreign)}}
    assert await refused(reports, measures=[measure]) == [("measures.0.of.field", "NOT_FOUND")]


async def test_stages_and_types_must_be_the_companys(reports: Reports) -> None:
    wanted = {"all": [
        one_of("STAGE", {"id": reports.id("foreign_stage")}),
        one_of("DEAL_TYPE", {"id": reports.id("retail")}, {"id": reports.id("foreign_type")}),
    ]}  # fmt: skip
    assert await refused(reports, filter=wanted) == [
        ("filter.all.0.condition.values.0.id", "NOT_FOUND"),
        ("filter.all.1.condition.values.1.id", "NOT_FOUND"),
    ]


async def test_a_ratio_has_both_parts_and_the_viewer_is_never_false(reports: Reports) -> None:
    ratio = {"aggregate": "RATIO", "numerator": {"aggregate": "COUNT"}}
    nobody = one_of("RESPONSIBLE", {"viewer": False})
    assert await refused(reports, measures=[ratio], filter=nobody) == [
        ("measures.0.denominator", "REQUIRED"),
        ("filter.condition.values.0.viewer", "INVALID"),
    ]


async def test_a_definition_has_limits(reports: Reports) -> None:
    text = {"text": "x" * 501}
    many = {"all": [one_of("OUTCOME", {"text": "OPEN"})] * 51}
    assert await refused(reports, filter=many) == [("filter.all.50.condition", "TOO_LONG")]
    assert await refused(reports, filter=nested(5)) == []
    assert await refused(reports, filter=nested(6)) == [("filter.all.0.all.0.all.0.all.0.all.0", "INVALID")]
    groups = {"all": [{"any": []}] * 50}
    assert await refused(reports, filter=groups) == [("filter.all.49", "TOO_LONG")]
    values = one_of("FIELD", *[{"id": reports.id("web")}] * 101)
    values["condition"]["of"]["field"] = reports.id("source")
    assert ("filter.condition.values", "TOO_LONG") in await refused(reports, filter=values)
    note = one_of("FIELD", text, operator="CONTAINS")
    note["condition"]["of"]["field"] = reports.id("note")
    assert await refused(reports, filter=note) == [("filter.condition.values.0.text", "TOO_LONG")]
    table = {"visualisation": "TABLE", "measures": [{"aggregate": "COUNT"}] * 21}
    assert await refused(reports, **table) == [("measures", "TOO_LONG")]
    unstorable = {"visualisation": "TABLE", "measures": [{"aggregate": "COUNT", "label": "a\0b"}]}
    assert await refused(reports, **unstorable) == [("measures.0.label", "INVALID")]


async def test_a_filter_of_any_depth_is_refused_politely(reports: Reports) -> None:
    document = "mutation($input: CreateReportInput!) { createReport(input: $input) { userErrors { code } } }"
    given = {"name": "Deep", "definition": {**DEALS, "filter": nested(2_000)}}
    assert await reports.refused("admin", document, input=given) == ["BAD_USER_INPUT"]


async def test_a_whole_definition_is_read_in_one_query(reports: Reports) -> None:
    ratio = {"aggregate": "RATIO", "numerator": {"aggregate": "COUNT", "filter": nested(5)}}
    ratio["denominator"] = ratio["numerator"]
    report = await reports.saved("Deals", {**DEALS, "measures": [ratio], "filter": nested(5)})
    found = await reports.read(report, shown=f"definition {whole_definition()}")
    assert found is not None
    read = as_input(found["definition"])
    assert without_nulls(read["filter"]) == nested(5)
    assert without_nulls(read["measures"][0]["denominator"]["filter"]) == nested(5)


async def test_values_are_told_by_name_where_the_viewer_may_know_it(reports: Reports) -> None:
    theirs = (await reports.write("other", "createContact", name="Their contact"))["record"]["id"]
    wanted = {"all": [
        one_of("STAGE", {"id": reports.id("won")}),
        one_of("RESPONSIBLE", {"id": reports.id("other")}),
        one_of("DEPARTMENT", {"id": reports.id("sales")}),
        one_of("DEAL_TYPE", {"id": reports.id("retail")}),
        one_of("CONTACT", {"id": theirs}),
    ]}  # fmt: skip
    report = await reports.saved("Deals", {**DEALS, "filter": wanted})
    await reports.publish(report, audience={"everyone": True})
    shown = "definition { filter { parts { condition { values { id: objectId label } } } } }"

    async def labels(who: str) -> list[str | None]:
        found = await reports.read(report, who, shown)
        assert found is not None
        return [part["condition"]["values"][0]["label"] for part in found["definition"]["filter"]["parts"]]

    assert await labels("admin") == ["won", "other", "Sales", "retail", "Their contact"]
    assert await labels("seller") == ["won", "other", "Sales", "retail", None]


async def test_reading_a_report_takes_few_statements(reports: Reports, count_statements: Any) -> None:
    for number in range(5):
        await reports.published(f"Deals {number}")
    with count_statements(reports.engine) as statements:
        await reports.ask(
            "seller",
            "{ reports(first: 10) { edges { node { name folder { name } createdBy { name } definition { dataset } } } } }",
        )
    assert len(statements) == 3, "which are theirs; the reports; the people"
    with count_statements(reports.engine) as statements:
        await reports.ask("seller", "{ dashboard { widgets { key title } } }")
    assert len(statements) == 1
