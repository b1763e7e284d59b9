"""Whatever is typed into a definition travels as a parameter: the text of no statement contains it, and it means nothing but itself."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import CountStatements
from tests.oracle.records import Field
from tests.oracle.reports.documents import Document, all_of, any_of, attribute, condition, measure, report
from tests.oracle.small_company import SmallCompany
from tests.properties.questions import Question
from tests.properties.reports.queries import Names, names_of, preview
from tests.properties.settled_company import RefusedError, SettledCompany, settle

BOSS = "boss"
# In front of each payload, so that a piece of it is found also where the rest was changed on its way.
MARK = "zq7x"
NASTY = {
    "a quote": "'",
    "a quote and a statement": "'; DROP TABLE deals; --",
    "two quotes": "''",
    "a double quote": '"',
    "a placeholder": "%s",
    "a named placeholder": "%(company)s",
    "a named placeholder of nothing": "%(x)s",
    "percent signs": "100%%",
    "an underscore": "a_b",
    "a backslash": "\\",
    "a backslash and a quote": "\\'",
    "an escape": "\\x41\\n",
    "a colon": ":company",
    "a dollar": "$1 $$ $body$",
    "braces": "{0} {company}",
    "a comment": "-- no more",
    "a long comment": "/* nor this */",
    "semicolons": ";;",
    "a question mark": "? ?| ?&",
    "an array": "{1,2}",
    "json": '{"a": [null]}',
    "letters": "Привет ÄÖÜ ßẞ",
    "another direction": "\u202ea\u200bbc",
    "a face": "😀👩‍👩‍👧",
    "a plane": "𝒳𐍈",
    "a combining letter": "e\u0301",
}
UNPRINTABLE = {"control characters": "\x01\x1f\x7f", "lines": "a\nb\tc\r\n", "ten thousand": "y" * 10_000}
TEXT_OPERATORS = ["IS_ONE_OF", "IS_NONE_OF", "CONTAINS", "CONTAINS_NOT"]
_TEXT, _NUMBER, _DAY = (attribute("FIELD", name) for name in ("remark", "size", "due"))


@pytest.fixture(scope="module")
async def settled(shared_engine: AsyncEngine) -> SettledCompany:
    """A deal for each payload, with it in a field."""
    small = SmallCompany()
    small.records.company.external_id = "typed"
    small.records.add(Field("remark", "deal", None, "text"), Field("size", "deal", None, "number"))
    small.records.add(Field("due", "deal", None, "date"))
    for name, payload in NASTY.items():
        small.deal(name, "2024-03-02 new", created="2024-03-01", remark=MARK + payload)
    small.deal("without", "2024-03-02 won", created="2024-03-01")
    return await settle(shared_engine, small.records)


@pytest.fixture
async def names(settled: SettledCompany) -> Names:
    """Its names."""
    return await names_of(settled.engine, settled.id)


def march() -> Question:
    """The month of all of them."""
    return Question(SmallCompany().at("2024-03-20"), "THIS_MONTH")


def spoken_of_everywhere(test: Document) -> Document:
    """A report with the test wherever one can stand, in a group too."""
    within = all_of(any_of(test, test))
    counted = measure(where=within, label=f"{MARK} label")
    return report("DEALS", "TABLE", counted, measure("SUM", "PRICE", time="WON", where=within), where=within)


def assert_unspoken(statements: list[str], *typed: str) -> None:
    """None of the texts has any of it."""
    assert statements
    for statement in statements:
        for each in (MARK, *typed):
            assert each not in statement


@pytest.mark.parametrize("operator", TEXT_OPERATORS)
@pytest.mark.parametrize("name", [*NASTY, *UNPRINTABLE])
async def test_no_text_is_part_of_a_statement(
    settled: SettledCompany, names: Names, count_statements: CountStatements, name: str, operator: str
) -> None:
    typed = MARK + (NASTY | UNPRINTABLE)[name]
    document = spoken_of_everywhere(condition(_TEXT, operator, {"text": typed}))
    with count_statements(settled.engine) as statements:
        answer = await preview(settled, names, BOSS, document, march())
    assert_unspoken(statements, typed)
    if name in UNPRINTABLE and answer["userErrors"]:
        return
    assert answer["userErrors"] == []
    [counted, _] = answer["widget"]["totals"]
    found = {edge["node"]["externalId"] for edge in counted["records"]["edges"]}
    is_equal, is_positive = operator in ("IS_ONE_OF", "IS_NONE_OF"), operator in ("IS_ONE_OF", "CONTAINS")
    held = {each for each, payload in NASTY.items() if holds(MARK + payload, typed, is_equal=is_equal)}
    assert found == (held if is_positive else {*NASTY, "without"} - held)
    assert answer["widget"]["columns"][0]["label"] == f"{MARK} label"


def holds(text: str, typed: str, *, is_equal: bool) -> bool:
    """Whether a text is what was typed, or has it in itself."""
    return text == typed if is_equal else typed.lower() in text.lower()


@pytest.mark.parametrize("operator", ["IS_ONE_OF", "IS_NONE_OF", "IS_LESS", "IS_AT_MOST", "IS_GREATER", "IS_AT_LEAST"])
@pytest.mark.parametrize(
    ("of", "value", "typed"),
    [
        (_NUMBER, {"number": "918273645.25"}, "918273645"),
        (attribute("PRICE"), {"number": "-918273645.25"}, "918273645"),
        (_DAY, {"day": "2031-07-19"}, "2031-07-19"),
        (attribute("TIME"), {"day": "2031-07-19"}, "2031-07-"),
        (_DAY, {"unit": "DAY", "offset": 918273}, "918273"),
    ],
    ids=["number", "price", "day", "time", "relative day"],
)
async def test_no_number_and_no_day_is_part_of_a_statement(
    settled: SettledCompany,
    names: Names,
    count_statements: CountStatements,
    of: Document,
    value: dict[str, Any],
    typed: str,
    operator: str,
) -> None:
    if of == attribute("TIME") and operator == "IS_NONE_OF":
        pytest.skip("Of a time there is no such test")
    with count_statements(settled.engine) as statements:
        answer = await preview(settled, names, BOSS, spoken_of_everywhere(condition(of, operator, value)), march())
    assert_unspoken(statements, typed)
    # A day beyond the calendar may be refused.
    assert answer["userErrors"] == [] or "offset" in value


@pytest.mark.parametrize("payload", [*NASTY.values(), *UNPRINTABLE.values()], ids=[*NASTY, *UNPRINTABLE])
@pytest.mark.parametrize("attribute_name", ["OUTCOME", "CHANNEL"])
async def test_no_name_of_a_key_is_part_of_a_statement(
    settled: SettledCompany, names: Names, count_statements: CountStatements, payload: str, attribute_name: str
) -> None:
    dataset = "DEALS" if attribute_name == "OUTCOME" else "COMMUNICATIONS"
    tested = all_of(condition(attribute_name, "IS_ONE_OF", {"text": MARK + payload}))
    with count_statements(settled.engine) as statements:
        answer = await preview(settled, names, BOSS, report(dataset, where=tested), march())
    assert_unspoken(statements, MARK + payload)
    assert answer["userErrors"]


async def test_a_text_with_a_nul_is_refused(settled: SettledCompany, names: Names) -> None:
    document = spoken_of_everywhere(condition(_TEXT, "CONTAINS", {"text": "a\x00b"}))
    refusal = ""
    try:
        answer = await preview(settled, names, BOSS, document, march())
    except RefusedError as refused:
        refusal = str(refused)
    else:
        assert answer["userErrors"]
    assert "INTERNAL" not in refusal
