"""What pickers offer."""

from typing import Any

import pytest

from tests.resolvers.records.office import Office
from tests.schema.records.api import Api

USERS = """query($first: Int! = 20, $after: String, $search: String! = "", $all: Boolean! = false) {
  users(first: $first, after: $after, search: $search, includeDismissed: $all) {
    totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


async def _names(api: Api, who: str = "seller", **variables: object) -> list[str]:
    users = (await api.ask(who, USERS, **variables))["users"]
    return [edge["node"]["name"] for edge in users["edges"]]


async def test_everybody_sees_all_colleagues_by_name_and_nobody_else(api: Api) -> None:
    for who in ("seller", "boss", "admin"):
        assert await _names(api, who) == ["admin", "boss", "other", "seller"]
    assert await _names(api, all=True) == ["admin", "boss", "gone", "other", "seller"]
    assert await _names(api, "stranger", all=True) == ["stranger"]


async def test_people_come_in_pages(api: Api) -> None:
    first = (await api.ask("seller", USERS, first=3))["users"]
    assert [edge["node"]["name"] for edge in first["edges"]] == ["admin", "boss", "other"]
    assert first["totalCount"] == 4
    cursors = [edge["cursor"] for edge in first["edges"]]
    assert first["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": cursors[0],
        "endCursor": cursors[2],
    }
    rest = (await api.ask("seller", USERS, first=3, after=cursors[2]))["users"]
    assert [edge["node"]["name"] for edge in rest["edges"]] == ["seller"]
    assert (rest["totalCount"], rest["pageInfo"]["hasNextPage"]) == (4, False)


async def test_people_are_searched_by_name_and_address_as_typed(api: Api) -> None:
    assert await _names(api, search="SELL") == ["seller"]
    assert await _names(api, search="boss@") == ["boss"]
    assert await _names(api, search="%") == []
    assert await _names(api, search="b_ss") == []
    assert await _names(api, search="\\") == []
    assert await _names(api, search="' OR 1=1") == []


@pytest.mark.parametrize(
    ("variables", "field"),
    [
        ({"first": 0}, "first"),
        ({"first": 101}, "first"),
        ({"after": "x"}, "after"),
        ({"search": "a\0"}, "search"),
        ({"search": "a\ud800"}, "search"),
        ({"search": "a" * 201}, "search"),
    ],
)
async def test_what_cannot_be_asked_is_refused_by_its_argument(api: Api, variables: dict[str, Any], field: str) -> None:
    result = await api.send("seller", USERS, **variables)
    assert result.errors is not None
    assert [error.extensions for error in result.errors] == [{"code": "BAD_USER_INPUT", "field": [field]}]


async def test_departments_form_a_tree_with_heads(api: Api) -> None:
    found = await api.ask("seller", "{ departments { name parent { name } head { name } } groups { name } }")
    assert found == {
        "departments": [
            {"name": "North", "parent": {"name": "Sales"}, "head": None},
            {"name": "Sales", "parent": None, "head": {"name": "boss"}},
            {"name": "Support", "parent": None, "head": None},
        ],
        "groups": [],
    }
    assert (await api.ask("stranger", "{ departments { name } }")) == {"departments": []}


async def test_types_in_use_are_offered_and_archived_ones_on_demand(api: Api) -> None:
    query = """query($all: Boolean!) {
      dealTypes(includeArchived: $all) { name isArchived stages { name isArchived } }
      activityTypes(includeArchived: $all) { name }
    }"""
    offered = await api.ask("seller", query, all=False)
    assert [each["name"] for each in offered["dealTypes"]] == ["retail", "service", "bare"]
    stages = [(stage["name"], stage["isArchived"]) for stage in offered["dealTypes"][0]["stages"]]
    assert stages == [("old", True), ("new", False), ("offer", False), ("won", False), ("lost", False)]
    assert offered["activityTypes"] == [{"name": "meeting"}]
    everything = await api.ask("seller", query, all=True)
    assert everything["dealTypes"][-1]["isArchived"] is True
    assert len(everything["activityTypes"]) == 2


async def test_fields_are_offered_by_what_they_are_of(api: Api) -> None:
    query = """query($entity: Entity!) { customFields(entity: $entity) {
      name kind entity dealType { name } activityType { name } options { label isArchived } } }"""
    fields = {field["name"]: field for field in (await api.ask("seller", query, entity="DEAL"))["customFields"]}
    assert list(fields) == ["price", "fee", "score", "note", "source", "due", "urgent", "hours"]
    assert (fields["price"]["dealType"], fields["fee"]["dealType"]) == ({"name": "retail"}, None)
    assert fields["source"]["options"] == [
        {"label": "Web", "isArchived": False},
        {"label": "Radio", "isArchived": True},
    ]
    [city] = (await api.ask("seller", query, entity="CONTACT"))["customFields"]
    assert (city["name"], city["kind"], city["entity"]) == ("city", "TEXT", "CONTACT")
    [rating] = (await api.ask("seller", query, entity="ACTIVITY"))["customFields"]
    assert (rating["activityType"], rating["dealType"]) == ({"name": "meeting"}, None)


async def test_report_field_settings_are_there_for_every_deal_type(api: Api) -> None:
    query = """{ reportFieldSettings {
      activitySourceFields { name } dealSourceFields { name } version
      dealTypes { dealType { name } priceFields { name } successfulStages { name } unsuccessfulStages { name } } } }"""
    settings = (await api.ask("seller", query))["reportFieldSettings"]
    assert (settings["version"], settings["dealSourceFields"], settings["activitySourceFields"]) == (0, [], [])
    nothing = {"priceFields": [], "successfulStages": [], "unsuccessfulStages": []}
    assert settings["dealTypes"] == [
        {
            "dealType": {"name": "retail"},
            "priceFields": [{"name": "price"}, {"name": "fee"}],
            "successfulStages": [{"name": "won"}],
            "unsuccessfulStages": [{"name": "lost"}],
        },
        *({"dealType": {"name": name}, **nothing} for name in ("service", "bare", "retired")),
    ]


async def test_everything_of_the_company_is_found_by_its_id_and_nothing_of_another(api: Api, office: Office) -> None:
    query = "query($id: ID!) { node(id: $id) { __typename id } }"
    names = {
        "User": "gone",
        "Department": "north",
        "DealType": "retired",
        "Stage": "old",
        "ActivityType": "telegram",
        "CustomField": "fax",
        "FieldOption": "radio",
    }
    for type_, name in names.items():
        id_ = api.id(name)
        assert (await api.ask("other", query, id=id_))["node"] == {"__typename": type_, "id": id_}
        assert (await api.ask("stranger", query, id=id_))["node"] is None
    for name in ("stranger", "foreign_type", "foreign_stage", "foreign_activity", "foreign_field"):
        assert (await api.ask("admin", query, id=api.id(name)))["node"] is None


@pytest.mark.parametrize(
    "query",
    [
        "{ users { totalCount } }",
        "{ departments { name } }",
        "{ groups { name } }",
        "{ dealTypes { name } }",
        "{ activityTypes { name } }",
        "{ customFields(entity: DEAL) { name } }",
        "{ reportFieldSettings { version } }",
    ],
)
async def test_nobody_reads_without_signing_in(api: Api, query: str) -> None:
    result = await api.send(None, query)
    assert result.errors is not None
    assert [(error.extensions or {}).get("code") for error in result.errors] == ["UNAUTHENTICATED"]
