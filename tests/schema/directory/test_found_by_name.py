"""What is found by name on the server, page by page: departments, groups, types, fields and options."""

from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Group
from schema.node import global_id
from tests.resolvers.records.office import Office
from tests.schema.records.api import Api

PAGE = "totalCount before pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor"
ARGUMENTS = "first: $first, after: $after, search: $search"
DECLARED = '$first: Int! = 20, $after: String, $search: String! = ""'
DEPARTMENTS = f"""query({DECLARED}, $inScope: Boolean! = false, $outside: ID) {{
  found: departmentsConnection({ARGUMENTS}, inScope: $inScope, outside: $outside) {{ {PAGE} above hasParts node {{ name }} }} }} }}"""
GROUPS = f"query({DECLARED}) {{ found: groupsConnection({ARGUMENTS}) {{ {PAGE} node {{ name }} }} }} }}"
TYPES = f"""query({DECLARED}, $all: Boolean! = false) {{
  found: dealTypesConnection({ARGUMENTS}, includeArchived: $all) {{ {PAGE} node {{ name }} }} }} }}"""
ACTIVITY_TYPES = f"""query({DECLARED}, $all: Boolean! = false) {{
  found: activityTypesConnection({ARGUMENTS}, includeArchived: $all) {{ {PAGE} node {{ name }} }} }} }}"""
FIELDS = f"""query($entity: Entity! = DEAL, $kind: FieldKind, $type: ID, {DECLARED}, $all: Boolean! = false) {{
  found: customFieldsConnection(
    entity: $entity, kind: $kind, dealType: $type, {ARGUMENTS}, includeArchived: $all
  ) {{ {PAGE} node {{ name }} }} }} }}"""
OPTIONS = f"""query($field: ID!, {DECLARED}, $all: Boolean! = false) {{ node(id: $field) {{ ... on CustomField {{
  found: optionsConnection({ARGUMENTS}, includeArchived: $all) {{ {PAGE} node {{ label }} }} }} }} }} }}"""


async def found(api: Api, query: str, who: str = "seller", **variables: object) -> dict[str, Any]:
    answer = await api.ask(who, query, **variables)
    page: dict[str, Any] = answer.get("found") or answer["node"]["found"]
    return page


async def names(api: Api, query: str, who: str = "seller", **variables: object) -> list[str]:
    edges = (await found(api, query, who, **variables))["edges"]
    return [edge["node"].get("name") or edge["node"]["label"] for edge in edges]


async def test_departments_stand_before_their_parts_and_tell_what_they_are_a_part_of(api: Api) -> None:
    page = await found(api, DEPARTMENTS)
    told = [(edge["node"]["name"], edge["above"], edge["hasParts"]) for edge in page["edges"]]
    assert told == [("Sales", [], True), ("North", ["Sales"], False), ("Support", [], False)]
    [north] = (await found(api, DEPARTMENTS, search="NOR"))["edges"]
    assert (north["node"]["name"], north["above"]) == ("North", ["Sales"])


async def test_departments_outside_of_one_are_neither_it_nor_its_parts(api: Api, office: Office) -> None:
    def outside(name: str) -> dict[str, str]:
        return {"outside": global_id("Department", office[name])}

    assert await names(api, DEPARTMENTS, **outside("sales")) == ["Support"]
    page = await found(api, DEPARTMENTS, **outside("north"))
    assert [(edge["node"]["name"], edge["hasParts"]) for edge in page["edges"]] == [
        ("Sales", False),
        ("Support", False),
    ]


async def test_departments_in_scope_are_those_that_a_desktop_can_be_narrowed_to(api: Api) -> None:
    assert await names(api, DEPARTMENTS, "boss", inScope=True) == ["Sales", "North"]
    assert await names(api, DEPARTMENTS, "admin", inScope=True) == ["Sales", "North", "Support"]
    assert await names(api, DEPARTMENTS, "seller", inScope=True) == []
    assert await names(api, DEPARTMENTS, "stranger") == []


async def test_people_in_scope_are_those_whose_records_the_viewer_sees(api: Api) -> None:
    query = "{ users(inScope: true) { totalCount edges { node { name } } } }"
    seen = {who: (await api.ask(who, query)) for who in ("admin", "boss", "seller")}
    assert {who: [edge["node"]["name"] for edge in each["users"]["edges"]] for who, each in seen.items()} == {
        "admin": ["admin", "boss", "other", "seller"],
        "boss": ["boss", "seller"],
        "seller": ["seller"],
    }


async def test_groups_are_found_by_name(api: Api, engine: AsyncEngine, office: Office) -> None:
    assert await names(api, GROUPS) == []
    async with engine.begin() as connection:
        for name in ("Ёлки", "Board", "елец"):
            await connection.execute(insert(Group).values(company_id=office.company_id, name=name))
    assert await names(api, GROUPS) == ["Board", "елец", "Ёлки"]
    assert await names(api, GROUPS, search="елк") == ["Ёлки"]
    assert await names(api, GROUPS, "stranger") == []


async def test_types_and_options_in_use_are_found_in_the_companys_order(api: Api, office: Office) -> None:
    assert await names(api, TYPES) == ["retail", "service", "bare"]
    assert await names(api, TYPES, all=True, search="re") == ["retail", "bare", "retired"]
    assert await names(api, ACTIVITY_TYPES) == ["meeting"]
    field = global_id("CustomField", office["source"])
    assert await names(api, OPTIONS, field=field) == ["Web"]
    assert await names(api, OPTIONS, field=field, all=True) == ["Web", "Radio"]
    assert await names(api, OPTIONS, field=field, all=True, search="RAD") == ["Radio"]


async def test_fields_in_use_are_found_among_those_of_what_they_are_fields_of(api: Api, office: Office) -> None:
    assert await names(api, FIELDS) == ["price", "fee", "score", "note", "source", "due", "urgent", "hours"]
    assert await names(api, FIELDS, all=True, search="fa") == ["fax"]
    assert await names(api, FIELDS, kind="PRICE") == ["price", "fee"]
    service = global_id("DealType", office["service"])
    assert await names(api, FIELDS, kind="PRICE", type=service) == ["fee"]
    assert await names(api, FIELDS, entity="CONTACT") == ["city"]
    assert await names(api, FIELDS, entity="CONTACT", type=service) == []
    assert await names(api, FIELDS, "stranger") == ["Foreign"]


async def test_what_is_found_comes_in_pages_whose_count_is_of_all(api: Api) -> None:
    first = await found(api, TYPES, first=1, search="e")
    assert [edge["node"]["name"] for edge in first["edges"]] == ["retail"]
    assert (first["totalCount"], first["before"], first["pageInfo"]["hasNextPage"]) == (3, 0, True)
    rest = await found(api, TYPES, search="e", after=first["pageInfo"]["endCursor"])
    assert [edge["node"]["name"] for edge in rest["edges"]] == ["service", "bare"]
    assert (rest["totalCount"], rest["before"], rest["pageInfo"]["hasNextPage"]) == (3, 1, False)
    assert rest["pageInfo"]["hasPreviousPage"]


@pytest.mark.parametrize("query", [DEPARTMENTS, GROUPS, TYPES, ACTIVITY_TYPES, FIELDS])
@pytest.mark.parametrize(
    ("variables", "field"),
    [
        ({"first": 0}, "first"),
        ({"first": 101}, "first"),
        ({"after": "x"}, "after"),
        ({"after": "OTk5OTk5OTk5"}, "after"),
        ({"search": "a\0"}, "search"),
        ({"search": "a" * 201}, "search"),
    ],
)
async def test_what_cannot_be_asked_is_refused_by_its_argument(
    api: Api, query: str, variables: dict[str, Any], field: str
) -> None:
    result = await api.send("seller", query, **variables)
    assert result.errors is not None
    assert [error.extensions for error in result.errors] == [{"code": "BAD_USER_INPUT", "field": [field]}]
