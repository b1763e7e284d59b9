"""Deal types with what counts for them, found by name and by how far their settings are."""

from typing import Any

from schema.node import global_id
from tests.schema.report_field_settings.settings_api import SettingsApi

FOUND = """query($first: Int! = 20, $after: String, $search: String! = "", $completeness: SettingsCompleteness) {
  reportFieldSettings { found: dealTypesConnection(
    first: $first, after: $after, search: $search, completeness: $completeness
  ) { totalCount pageInfo { hasNextPage endCursor } edges { node { dealType { name } successfulStages { name } } } } }
}"""
ALL = """{ reportFieldSettings { dealTypes {
  dealType { name isArchived } priceFields { id } successfulStages { id } unsuccessfulStages { id }
} } }"""
ONE = "query($id: ID!) { reportFieldSettings { ofDealType(id: $id) { dealType { name } } } }"


async def found(api: SettingsApi, **variables: Any) -> dict[str, Any]:
    return (await api.ask("admin", FOUND, **variables))["reportFieldSettings"]["found"]


async def names(api: SettingsApi, **variables: Any) -> list[str]:
    return [edge["node"]["dealType"]["name"] for edge in (await found(api, **variables))["edges"]]


async def test_each_deal_type_is_lacking_complete_or_archived(api: SettingsApi) -> None:
    listed = (await api.ask("admin", ALL))["reportFieldSettings"]["dealTypes"]
    lists = ("priceFields", "successfulStages", "unsuccessfulStages")
    archived = [each["dealType"]["name"] for each in listed if each["dealType"]["isArchived"]]
    used = [each for each in listed if not each["dealType"]["isArchived"]]
    complete = [each["dealType"]["name"] for each in used if all(each[name] for name in lists)]
    lacking = [each["dealType"]["name"] for each in used if not all(each[name] for name in lists)]
    assert archived
    assert lacking
    assert await names(api) == [each["dealType"]["name"] for each in listed]
    assert await names(api, completeness="ARCHIVED") == archived
    assert await names(api, completeness="COMPLETE") == complete
    assert await names(api, completeness="LACKING") == lacking
    assert (await found(api, completeness="LACKING", first=1))["totalCount"] == len(lacking)


async def test_deal_types_are_found_by_name_page_by_page(api: SettingsApi) -> None:
    assert await names(api, search="RE") == ["retail", "bare", "retired"]
    page = await found(api, search="re", first=1)
    assert page["totalCount"] == 3
    assert page["pageInfo"]["hasNextPage"]
    assert await names(api, search="re", after=page["pageInfo"]["endCursor"]) == ["bare", "retired"]


async def test_a_page_goes_on_behind_what_has_been_set_up_since(api: SettingsApi) -> None:
    page = await found(api, completeness="LACKING", first=1)
    [first] = page["edges"]
    rest = (await names(api, completeness="LACKING"))[1:]
    name = first["node"]["dealType"]["name"]
    await api.execute("UPDATE deal_types SET archived_at = now() WHERE id = :id", id=api.office[name])
    assert await names(api, completeness="LACKING", after=page["pageInfo"]["endCursor"]) == rest


async def test_one_deal_type_is_had_by_its_id(api: SettingsApi) -> None:
    answer = await api.ask("admin", ONE, id=api.id("retail"))
    assert answer["reportFieldSettings"]["ofDealType"] == {"dealType": {"name": "retail"}}
    for unknown in (global_id("DealType", 2**62), global_id("Stage", api.office["retail"]), "no id"):
        assert (await api.ask("admin", ONE, id=unknown))["reportFieldSettings"]["ofDealType"] is None
