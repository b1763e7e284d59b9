"""Who may do what: every mutation for every role, on a record of `seller`."""

from typing import Any

import pytest

from tests.schema.records.api import Api, codes

KINDS = ("Contact", "Activity", "Deal")
VERBS = ("update", "handOver", "delete", "restore")


async def _record_of_seller(api: Api, kind: str) -> str:
    types = {"Activity": {"activityType": api.id("meeting")}, "Deal": {"dealType": api.id("retail")}}.get(kind, {})
    return (await api.write("seller", f"create{kind}", name="Theirs", **types))["record"]["id"]


@pytest.mark.parametrize(
    ("who", "is_allowed"), [("admin", True), ("boss", True), ("seller", True), ("other", False), ("stranger", False)]
)
@pytest.mark.parametrize("kind", KINDS)
async def test_a_record_is_written_by_those_who_see_it_and_is_nothing_to_the_others(
    api: Api, kind: str, who: str, is_allowed: bool
) -> None:
    record = await _record_of_seller(api, kind)
    key = kind.lower()
    inputs: dict[str, dict[str, Any]] = {"update": {"name": "Ours"}, "handOver": {"to": api.id("boss")}}
    for verb in ("update", "delete", "restore", "handOver"):
        payload = await api.write(who, f"{verb}{kind}", "title isDeleted", **{key: record}, **inputs.get(verb, {}))
        assert codes(payload) == ([] if is_allowed else [(key, "NOT_FOUND"), *_receiver(who, verb)])
    if kind == "Deal" and not is_allowed:
        assert codes(await api.write(who, "moveDeal", deal=record, toStage=api.id("won")))[-1] == ("deal", "NOT_FOUND")
    node = (await api.ask("admin", "query($id: ID!) { node(id: $id) { ... on Record { title } } }", id=record))["node"]
    assert node == {"title": "Ours" if is_allowed else "Theirs"}


def _receiver(who: str, verb: str) -> list[tuple[str, str]]:
    """In another company the receiver is nobody either."""
    return [("to", "NOT_FOUND")] if who == "stranger" and verb == "handOver" else []


@pytest.mark.parametrize(
    ("who", "code"),
    [("admin", None), ("boss", None), ("seller", None), ("other", "FORBIDDEN"), ("stranger", "NOT_FOUND")],
)
@pytest.mark.parametrize("mutation", ["createContact", "createActivity", "createDeal", "recordCommunication"])
async def test_a_record_for_somebody_is_created_by_those_who_see_their_rows(
    api: Api, mutation: str, who: str, code: str | None
) -> None:
    foreign = who == "stranger"
    values: dict[str, Any] = {
        "createContact": {"name": "A"},
        "createActivity": {"name": "A", "activityType": api.id("foreign_activity" if foreign else "meeting")},
        "createDeal": {"name": "A", "dealType": api.id("foreign_type" if foreign else "retail")},
        "recordCommunication": {"channel": "SMS", "direction": "OUTGOING"},
    }[mutation]
    payload = await api.write(who, mutation, "responsible { name }", responsible=api.id("seller"), **values)
    assert codes(payload) == ([] if code is None else [("responsible", code)])
    assert payload["record"] == ({"responsible": {"name": "seller"}} if code is None else None)
