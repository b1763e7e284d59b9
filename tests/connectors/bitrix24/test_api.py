"""Administrators see how a connected system stands, and what it brought, refused and differs in."""

from datetime import timedelta
from typing import Any

from resolvers.webhooks.posting import Poster
from schema.context import Context
from schema.schema import schema
from tests.connectors.bitrix24.portal import CODE, Portal, Refused
from tests.connectors.bitrix24.small_portal import DEAL
from tests.connectors.connected import HERE, Connected

SYSTEM = """id vendor vendorName name status trouble { kind detail } failingSince pausedAt lastRunAt nextRunAt lastReconciledAt
  nextReconciliationAt askedFor refusedCount waitingEventCount eventsAddress
  runs(first: 1) { totalCount pageInfo { hasNextPage } edges { node {
    kind startedAt endedAt step requests counts { kind outcome count }
    differences { entity there here missing outdated gone isHeld missingIds outdatedIds goneIds } } } }
  refusedRows { totalCount edges { node { kind externalId body problems { member message } } } }"""


async def ask(connected: Connected, document: str, **variables: Any) -> Any:
    """What the API answers the administrator, by the server's keys."""
    context = Context(
        engine=connected.engine,
        now=connected.clock.now,
        viewer=connected.viewer,
        vault=connected.vault,
        poster=Poster(HERE),
        public_url="https://crm.example",
    )
    result = await schema.execute(document, variable_values=variables, context_value=context)
    assert result.errors is None, result.errors
    return result.data


async def change(connected: Connected, mutation: str, shown: str, type_: str | None = None, **input: Any) -> Any:
    """The payload of a mutation."""
    type_ = type_ or f"{mutation[0].upper()}{mutation[1:]}Input"
    document = (
        f"mutation($input: {type_}!) {{ done: {mutation}(input: $input) {{ {shown} userErrors {{ field code }} }} }}"
    )
    return (await ask(connected, document, input=input))["done"]


async def system_of(connected: Connected) -> dict[str, Any]:
    """The one system."""
    [system] = (await ask(connected, f"{{ connectedSystems {{ {SYSTEM} }} }}"))["connectedSystems"]
    return system


async def test_how_it_stands_and_what_it_brought_is_told(connected: Connected, portal: Portal) -> None:
    del portal.items[DEAL][3]["categoryId"]
    before = await system_of(connected)
    assert (before["status"], before["runs"]["totalCount"], before["lastRunAt"]) == ("WAITING", 0, None)
    await connected.run()
    system = await system_of(connected)
    assert (system["vendor"], system["vendorName"], system["status"]) == ("bitrix24", "Bitrix24", "WAITING")
    assert system["eventsAddress"].startswith("https://crm.example/connections/1/1/")
    # At 13:00 in Berlin; the next look in five minutes, and the next comparison at three.
    assert system["nextRunAt"] == "2026-03-10T13:05:02+01:00"
    assert system["nextReconciliationAt"] == "2026-03-11T03:00:00+01:00"
    [run] = [each["node"] for each in system["runs"]["edges"]]
    assert (run["kind"], run["step"], run["differences"]) == ("HISTORY", "end", [])
    assert {"kind": "CONTACT", "outcome": "CREATED", "count": 14} in run["counts"]
    assert system["refusedCount"] == system["refusedRows"]["totalCount"] == 1
    [refused] = [each["node"] for each in system["refusedRows"]["edges"]]
    assert (refused["kind"], refused["externalId"]) == ("DEAL", "bitrix24-1:deal-3")
    assert refused["problems"] == [{"member": None, "message": "KeyError: 'categoryId'"}]


async def test_differences_are_told_in_words(connected: Connected, portal: Portal) -> None:
    await connected.run()
    del portal.items[DEAL][3]
    done = await change(
        connected,
        "runConnectedSystem",
        "system { askedFor }",
        system=(await system_of(connected))["id"],
        kind="RECONCILIATION",
    )
    assert done == {"system": {"askedFor": "RECONCILIATION"}, "userErrors": []}
    await connected.run()
    [run] = [each["node"] for each in (await system_of(connected))["runs"]["edges"]]
    assert [each["entity"] for each in run["differences"]] == ["Companies", "Contacts", "Deals", "Activities"]
    assert run["differences"][2] == {
        "entity": "Deals", "there": 59, "here": 60, "missing": 0, "outdated": 0, "gone": 1, "isHeld": False,
        "missingIds": [], "outdatedIds": [], "goneIds": ["3"],
    }  # fmt: skip


async def test_what_is_wrong_is_told_tried_and_mended_by_other_settings(connected: Connected, portal: Portal) -> None:
    portal.refusals = [Refused(401, "NO_AUTH_FOUND", "Wrong authorization data")]
    await connected.run()
    system = await system_of(connected)
    assert system["status"] == "FAILING"
    assert system["trouble"] == {"kind": "UNAUTHORIZED", "detail": "NO_AUTH_FOUND Wrong authorization data"}
    wrong = [{"key": "address", "value": portal.webhook.replace(CODE, "old")}]
    assert (await change(connected, "updateConnectedSystem", "system { name }", system=system["id"], settings=wrong))[
        "userErrors"
    ] == []
    tried = "answeredBy trouble { kind }"
    of = {"type_": "ConnectedSystemInput", "system": system["id"]}
    connected.clock.now += timedelta(seconds=10)
    assert (await change(connected, "testConnectedSystem", tried, **of))["trouble"] == {"kind": "UNAUTHORIZED"}
    right = [{"key": "address", "value": portal.webhook}]
    await change(connected, "updateConnectedSystem", "system { name }", system=system["id"], settings=right)
    portal.scopes.remove("user")
    assert (await change(connected, "testConnectedSystem", tried, **of))["trouble"] == {"kind": "FORBIDDEN"}
    portal.scopes.append("user")
    assert (await change(connected, "testConnectedSystem", tried, **of))["answeredBy"] == "127.0.0.1"
    await connected.run()
    assert (await system_of(connected))["status"] == "WAITING"


async def test_input_that_cannot_be_is_refused_by_its_field(connected: Connected) -> None:
    def given(**settings: str) -> list[dict[str, str]]:
        return [{"key": key, "value": value} for key, value in settings.items()]

    async def mistakes(vendor: str = "bitrix24", name: str = "New", **settings: str) -> list[tuple[list[str], str]]:
        done = await change(
            connected, "connectSystem", "system { id }", vendor=vendor, name=name, settings=given(**settings)
        )
        return [(each["field"], each["code"]) for each in done["userErrors"]]

    assert await mistakes(vendor="nobody") == [(["vendor"], "NOT_FOUND")]
    assert await mistakes() == [(["settings", "address"], "REQUIRED")]
    assert await mistakes(address="ftp://x") == [(["settings", "address"], "INVALID")]
    assert await mistakes(address="https://u:p@x.example/") == [(["settings", "address"], "INVALID")]
    assert await mistakes(address="https://x.example/", other="x") == [(["settings", "other"], "NOT_FOUND")]
    assert await mistakes(name=" ", address="https://x.example/") == [(["name"], "REQUIRED")]
    assert await connected.rows("SELECT count(*) FROM connections") == [(1,)]


async def test_a_secret_is_sent_to_no_other_address_than_it_was_given_for(connected: Connected) -> None:
    given = [{"key": "address", "value": "https://x.example/"}, {"key": "token", "value": "secret"}]
    made = await change(connected, "connectSystem", "system { id }", vendor="amocrm", name="New", settings=given)
    system = made["system"]["id"]

    async def mistakes(*settings: tuple[str, str]) -> list[tuple[list[str], str]]:
        changed = [{"key": key, "value": value} for key, value in settings]
        done = await change(connected, "updateConnectedSystem", "system { id }", system=system, settings=changed)
        return [(each["field"], each["code"]) for each in done["userErrors"]]

    assert await mistakes(("address", "https://y.example/")) == [(["settings", "token"], "REQUIRED")]
    assert await mistakes(("address", "https://x.example/")) == []
    assert await mistakes(("token", "another")) == []
    assert await mistakes(("address", "https://y.example/"), ("token", "secret")) == []


async def test_what_can_be_connected_is_told_in_the_readers_language(connected: Connected) -> None:
    shown = "{ vendors { key name entities tells settings { key label isSecret isRequired example } } }"
    vendor = next(each for each in (await ask(connected, shown))["vendors"] if each["key"] == "bitrix24")
    assert vendor["entities"] == ["Companies", "Contacts", "Deals", "Activities"]
    assert [(each["key"], each["isSecret"], each["isRequired"]) for each in vendor["settings"]] == [
        ("address", True, True),
        ("eventsToken", True, False),
    ]
