"""Writing records through the API."""

from typing import Any

import pytest

from models import Contact
from schema.node import global_id
from tests.resolvers.records.office import NOW
from tests.schema.records.api import Api, codes

DEAL = """
title externalId createdAt isDeleted price
responsible { name email role status department { name parent { name head { name } } } }
createdBy { id } dealType { name } stage { name color isArchived dealType { name } } contact { title }
fields { field { name kind } text number option { label } date flag }
"""


async def test_a_deal_is_created_and_answered_in_full(api: Api) -> None:
    contact = (await api.write("seller", "createContact", name="Ann"))["record"]["id"]
    payload = await api.write(
        "seller",
        "createDeal",
        DEAL,
        dealType=api.id("retail"),
        stage=api.id("offer"),
        name="A boat",
        contact=contact,
        externalId="crm-1",
        createdAt="2026-03-01T00:30:00+03:00",
        fields=[
            {"field": api.id("price"), "number": "0.10"},
            {"field": api.id("fee"), "number": "12345678901234567890.200000"},
            {"field": api.id("note"), "text": "Привет"},
            {"field": api.id("source"), "option": api.id("web")},
            {"field": api.id("due"), "date": "2026-05-01"},
            {"field": api.id("urgent"), "flag": False},
        ],
    )
    assert payload["userErrors"] == []
    record = payload["record"]
    fields = {field["field"]["name"]: field for field in record.pop("fields")}
    assert record == {
        "title": "A boat",
        "externalId": "crm-1",
        "createdAt": "2026-03-01T00:30:00+03:00",
        "isDeleted": False,
        "price": "12345678901234567890.3",
        "responsible": {
            "name": "seller",
            "email": "seller@example.com",
            "role": "USER",
            "status": "ACTIVE",
            "department": {"name": "North", "parent": {"name": "Sales", "head": {"name": "boss"}}},
        },
        "createdBy": {"id": api.id("seller")},
        "dealType": {"name": "retail"},
        "stage": {"name": "offer", "color": None, "isArchived": False, "dealType": {"name": "retail"}},
        "contact": {"title": "Ann"},
    }
    values = {name: [v for k, v in field.items() if k != "field" and v is not None] for name, field in fields.items()}
    assert values == {
        "price": ["0.10"],
        "fee": ["12345678901234567890.200000"],
        "note": ["Привет"],
        "source": [{"label": "Web"}],
        "due": ["2026-05-01"],
        "urgent": [False],
    }


async def test_a_deal_is_moved_changed_handed_over_deleted_and_restored(api: Api) -> None:
    deal = await api.create_deal()
    moved = await api.write(
        "seller", "moveDeal", "stage { name } dealType { name }", deal=deal, toStage=api.id("start")
    )
    assert moved["record"] == {"stage": {"name": "start"}, "dealType": {"name": "service"}}
    # At the instant of its creation, so before the move just made.
    late = await api.write(
        "seller", "moveDeal", "stage { name }", deal=deal, toStage=api.id("won"), occurredAt=NOW.isoformat()
    )
    assert late == {"record": {"stage": {"name": "start"}}, "userErrors": []}
    changed = await api.write("seller", "updateDeal", "title", deal=deal, name="A ship")
    assert changed["record"] == {"title": "A ship"}
    handed = await api.write("boss", "handOverDeal", "responsible { name }", deal=deal, to=api.id("boss"))
    assert handed["record"] == {"responsible": {"name": "boss"}}
    deleted = await api.write("boss", "deleteDeal", "title isDeleted", deal=deal)
    assert deleted["record"] == {"title": "A ship", "isDeleted": True}
    restored = await api.write("boss", "restoreDeal", "isDeleted", deal=deal)
    assert restored["record"] == {"isDeleted": False}


async def test_a_field_without_a_value_becomes_empty(api: Api) -> None:
    deal = await api.create_deal(fields=[{"field": api.id("price"), "number": "10.50"}])
    cleared = await api.write(
        "seller", "updateDeal", "price fields { text }", deal=deal, fields=[{"field": api.id("price")}]
    )
    assert cleared["record"] == {"price": None, "fields": []}


async def test_what_is_left_out_or_null_stays_and_what_is_to_be_cleared_is_emptied(api: Api) -> None:
    contact = (await api.write("seller", "createContact", name="Ann"))["record"]["id"]
    deal = await api.create_deal(contact=contact)
    empty: dict[str, Any] = {"name": None, "contact": None, "clear": None}
    for said in ({}, empty):
        kept = await api.write("seller", "updateDeal", "title contact { title }", deal=deal, **said)
        assert kept["record"] == {"title": "A boat", "contact": {"title": "Ann"}}
    both = "mutation($input: UpdateDealInput!) { updateDeal(input: $input) { deal { id } } }"
    refused = await api.send("seller", both, input={"deal": deal, "contact": contact, "clear": ["CONTACT"]})
    assert [error.extensions for error in refused.errors or ()] == [
        {"code": "BAD_USER_INPUT", "field": ["input", "clear"]}
    ]
    off = await api.write("seller", "updateDeal", "contact { title }", deal=deal, clear=["CONTACT"])
    assert off["record"] == {"contact": None}
    assert codes(await api.write("seller", "updateDeal", deal=deal, name="")) == [("name", "REQUIRED")]


async def test_left_out_responsible_is_the_viewer_and_nobody_has_to_be_said(api: Api) -> None:
    new = {"name": "Ann"}
    empty: dict[str, Any] = {"responsible": None, "nobody": None}
    for said in ({}, empty):
        mine = await api.write("admin", "createContact", "responsible { name }", **new, **said)
        assert mine["record"] == {"responsible": {"name": "admin"}}
    nobodys = await api.write("admin", "createContact", "responsible { name }", nobody=True, **new)
    assert nobodys["record"] == {"responsible": None}
    refused = await api.write("boss", "createContact", nobody=True, **new)
    assert codes(refused) == [("nobody", "FORBIDDEN")]


async def test_handing_over_needs_a_receiver(api: Api) -> None:
    deal = await api.create_deal()
    empty: dict[str, Any] = {"to": None, "nobody": None}
    for said in ({}, empty):
        assert codes(await api.write("admin", "handOverDeal", deal=deal, **said)) == [("to", "REQUIRED")]
    gone = await api.write("seller", "handOverDeal", deal=deal, to=api.id("other"))
    assert gone == {"record": None, "userErrors": []}
    back = await api.write("admin", "handOverDeal", "responsible { name }", deal=deal, nobody=True)
    assert back["record"] == {"responsible": None}


@pytest.mark.parametrize("wrong", ["", "x", "RGVhbDox", "Q29udGFjdDoxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "Q29udGFjdDot"])
async def test_an_id_that_is_none_of_ours_is_a_mistake_of_its_field(api: Api, wrong: str) -> None:
    values = {"name": "A", "dealType": api.id("retail"), "contact": wrong, "responsible": wrong, "mentions": [wrong]}
    payload = await api.write("seller", "createDeal", **values, fields=[{"field": wrong, "option": wrong}])
    assert codes(payload) == [
        ("fields.0.field", "NOT_FOUND"),
        ("responsible", "NOT_FOUND"),
        ("mentions.0", "NOT_FOUND"),
        ("contact", "NOT_FOUND"),
    ]
    assert payload["record"] is None


async def test_mistakes_are_told_in_the_language_of_the_answer(api: Api) -> None:
    operation = 'mutation { createContact(input: { name: "" }) { contact { id } userErrors { message } } }'
    # The office's people have chosen English; the answer's language is the request's to say.
    english = await api.send("seller", operation, "en")
    russian = await api.send("seller", operation, "ru")
    assert english.data == {
        "createContact": {"contact": None, "userErrors": [{"message": "Expected a name, got an empty one."}]}
    }
    assert russian.data == {
        "createContact": {"contact": None, "userErrors": [{"message": "Ожидается название, получено пустое."}]}
    }


async def test_a_communication_is_recorded_once(api: Api) -> None:
    values = {"channel": "CALL", "direction": "INCOMING", "externalId": "pbx-1", "answered": False}
    selection = "id title channel direction answered createdAt responsible { name } contact { id }"
    first = await api.write("seller", "recordCommunication", selection, **values)
    assert first["record"] == {
        "id": first["record"]["id"],
        "title": "Missed call",
        "channel": "CALL",
        "direction": "INCOMING",
        "answered": False,
        "createdAt": "2026-03-10T15:00:00+03:00",
        "responsible": {"name": "seller"},
        "contact": None,
    }
    assert await api.write("boss", "recordCommunication", selection, **values) == first
    assert codes(await api.write("other", "recordCommunication", selection, **values)) == [("externalId", "TAKEN")]


async def test_an_activity_is_created_with_its_type_and_mentions(api: Api) -> None:
    payload = await api.write(
        "seller",
        "createActivity",
        "title activityType { name } fields { field { activityType { name } } number }",
        activityType=api.id("meeting"),
        name="Talk",
        mentions=[api.id("other")],
        fields=[{"field": api.id("rating"), "number": 4.5}],
    )
    assert payload["record"] == {
        "title": "Talk",
        "activityType": {"name": "meeting"},
        "fields": [{"field": {"activityType": {"name": "meeting"}}, "number": "4.5"}],
    }


async def test_the_second_mutation_of_a_request_sees_what_the_first_did(api: Api) -> None:
    contact = (await api.write("seller", "createContact", name="Ann"))["record"]["id"]
    deal = await api.create_deal(contact=contact)
    done = await api.ask(
        "seller",
        """mutation($deal: ID!, $contact: ID!) {
          a: updateDeal(input: { deal: $deal, name: "1" }) { deal { contact { title } } }
          b: updateContact(input: { contact: $contact, name: "Anna" }) { contact { title } }
          c: updateDeal(input: { deal: $deal, name: "2" }) { deal { contact { title } } }
          d: deleteContact(input: { contact: $contact }) { contact { isDeleted } }
          e: updateDeal(input: { deal: $deal, name: "3" }) { deal { contact { title } } }
        }""",
        deal=deal,
        contact=contact,
    )
    assert [done[name]["deal"]["contact"] for name in "ace"] == [{"title": "Ann"}, {"title": "Anna"}, None]
    assert done["d"]["contact"] == {"isDeleted": True}


async def test_nobody_writes_without_signing_in(api: Api) -> None:
    for operation in (
        'mutation { createContact(input: { name: "Ann" }) { contact { id } } }',
        'mutation { deleteDeal(input: { deal: "RGVhbDox" }) { deal { id } } }',
        "mutation { recordCommunication(input: { channel: CALL, direction: INCOMING }) { communication { id } } }",
    ):
        result = await api.send(None, operation)
        assert result.errors is not None
        assert [(error.extensions or {})["code"] for error in result.errors] == ["UNAUTHENTICATED"]


def test_ids_of_records_carry_their_type() -> None:
    assert global_id(Contact.__name__, 1) == "Q29udGFjdDox"
