"""Records by id."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from schema.node import global_id
from tests.conftest import CountStatements
from tests.schema.records.api import Api

NODE = "query($id: ID!) { node(id: $id) { __typename id ... on Record { title } } }"


async def _ids(api: Api) -> dict[str, str]:
    """A record of each kind, of `seller`."""
    created = {
        "Contact": await api.write("seller", "createContact", name="A"),
        "Activity": await api.write("seller", "createActivity", name="A", activityType=api.id("meeting")),
        "Deal": await api.write("seller", "createDeal", name="A", dealType=api.id("retail")),
        "Communication": await api.write("seller", "recordCommunication", channel="SMS", direction="INCOMING"),
    }
    return {kind: payload["record"]["id"] for kind, payload in created.items()}


async def test_those_who_see_a_record_find_it_and_to_the_others_there_is_none(api: Api) -> None:
    for kind, id_ in (await _ids(api)).items():
        for who in ("admin", "boss", "seller"):
            title = "Incoming SMS" if kind == "Communication" else "A"
            assert (await api.ask(who, NODE, id=id_))["node"] == {"__typename": kind, "id": id_, "title": title}
        for who in ("other", "stranger"):
            assert (await api.ask(who, NODE, id=id_))["node"] is None


async def test_a_deleted_record_is_found_by_nobody(api: Api) -> None:
    deal = await api.create_deal()
    await api.write("seller", "deleteDeal", deal=deal)
    assert (await api.ask("admin", NODE, id=deal))["node"] is None
    await api.write("seller", "restoreDeal", deal=deal)
    assert (await api.ask("seller", NODE, id=deal))["node"] is not None


async def test_a_record_of_nobody_is_found_by_administrators(api: Api) -> None:
    contact = (await api.write("admin", "createContact", name="A", nobody=True))["record"]["id"]
    assert (await api.ask("admin", NODE, id=contact))["node"] is not None
    assert (await api.ask("boss", NODE, id=contact))["node"] is None


@pytest.mark.parametrize("key", ["0", "-1", "x", "9223372036854775807", "9223372036854775808", "1" * 400, "٣"])
async def test_an_id_of_no_record_finds_nothing(api: Api, key: str) -> None:
    for kind in ("Contact", "Activity", "Deal", "Communication"):
        assert (await api.ask("admin", NODE, id=global_id(kind, key)))["node"] is None


async def test_a_contact_out_of_sight_is_not_shown_with_a_deal_in_sight(api: Api) -> None:
    contact = (await api.write("admin", "createContact", name="Ann", responsible=api.id("other")))["record"]["id"]
    deal = await api.create_deal("admin", contact=contact, responsible=api.id("seller"))
    query = "query($id: ID!) { node(id: $id) { ... on Deal { title contact { title } } } }"
    assert (await api.ask("admin", query, id=deal))["node"] == {"title": "A boat", "contact": {"title": "Ann"}}
    assert (await api.ask("seller", query, id=deal))["node"] == {"title": "A boat", "contact": None}


async def test_records_of_all_kinds_are_read_in_one_statement(
    engine: AsyncEngine, api: Api, count_statements: CountStatements
) -> None:
    ids = await _ids(api)
    ids["Another"] = await api.create_deal()
    fields = "\n".join(
        f'{name}: node(id: "{id_}") {{ ... on Record {{ title responsible {{ name }} }} }}' for name, id_ in ids.items()
    )
    with count_statements(engine) as statements:
        found = await api.ask("seller", f"{{ {fields} }}")
    assert all(found.values())
    assert len(statements) == 1


async def test_what_belongs_to_deals_takes_as_many_statements_for_many_as_for_one(
    engine: AsyncEngine, api: Api, count_statements: CountStatements
) -> None:
    contact = (await api.write("seller", "createContact", name="Ann"))["record"]["id"]
    ids = [await api.create_deal(contact=contact) for _ in range(3)]
    selection = """{ ... on Deal {
      price stage { name } dealType { name } fields { text } contact { title responsible { department { name } } }
    } }"""
    counts: list[int] = []
    for some in (ids[:1], ids):
        fields = "\n".join(f'n{number}: node(id: "{id_}") {selection}' for number, id_ in enumerate(some))
        with count_statements(engine) as statements:
            await api.ask("seller", f"{{ {fields} }}")
        counts.append(len(statements))
    # The deals, the configuration, the contacts, the departments.
    assert counts == [4, 4]
