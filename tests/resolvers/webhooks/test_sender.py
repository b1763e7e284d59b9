"""Targets are told of changes: each until it is taken, in their order, by one at a time."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from strawberry.types import ExecutionResult

from resolvers.authentication import Vault
from resolvers.language import Language
from resolvers.webhooks.posting import Poster
from resolvers.webhooks.sender import GIVEN_UP_AFTER, WebhookSender
from resolvers.webhooks.signing import SignedMessage, is_signed, is_timely
from schema.context import Context
from schema.events.change import NAMES
from schema.node import global_id
from schema.schema import schema
from tests.conftest import Clock
from tests.resolvers.records.office import Office
from tests.resolvers.webhooks.receiver import Receiver, answer, receiving
from tests.schema.mutation_cases import World

HERE = [ip_network("127.0.0.0/8")]


class Following(World):
    """The office with a target, which is the receiver."""

    clock = Clock()
    poster = Poster(HERE)
    target = ""
    secret = ""

    async def follow(self, receiver: Receiver, clock: Clock) -> None:
        """Makes the target."""
        self.clock = clock
        made = await self.change(
            "createWebhookTarget",
            "secret target { id }",
            name="Warehouse",
            address=receiver.address,
            kinds=["CONTACT", "DEAL"],
            figures=[global_id("Widget", "contacts")],
        )
        assert made["userErrors"] == []
        self.target, self.secret = made["target"]["id"], made["secret"]
        self.clock.now += timedelta(seconds=1)

    def sender(self) -> WebhookSender:
        """One of the processes that send."""
        return WebhookSender(self.engine, self.vault, self.poster, NAMES, self.clock)

    async def send(
        self, who: str | None, operation: str, language: Language = "en", **variables: Any
    ) -> ExecutionResult:
        """What the API answers, by the server's clock and with its keys."""
        viewer = self.office.viewer(who) if who else None
        context = Context(
            engine=self.engine,
            now=self.clock.now,
            viewer=viewer,
            language=language,
            vault=self.vault,
            poster=self.poster,
        )
        return await schema.execute(operation, variable_values=variables, context_value=context)

    async def deliver(self, seconds: float = 5) -> None:
        """Everything that is due so many seconds later."""
        self.clock.now += timedelta(seconds=seconds)
        sender = self.sender()
        while await sender.send_next():
            pass

    async def shown(self, fields: str) -> dict[str, Any]:
        """How the target stands."""
        [target] = (await self.ask("admin", f"{{ webhookTargets {{ {fields} }} }}"))["webhookTargets"]
        return target


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


@pytest.fixture
async def world(engine: AsyncEngine, office: Office, receiver: Receiver, clock: Clock) -> Following:
    world = Following(engine, office)
    await world.follow(receiver, clock)
    return world


async def contact(world: Following, name: str = "Ann") -> str:
    return (await world.write("seller", "createContact", name=name, externalId=name))["record"]["id"]


async def test_a_change_is_told_signed_with_ids_and_figures(world: Following, receiver: Receiver) -> None:
    id_ = await contact(world)
    await world.deliver()
    [(headers, body)] = receiver.got
    message = SignedMessage(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body)
    assert is_signed(message, [world.secret])
    assert is_timely(message, world.clock.now)
    [told] = receiver.bodies
    [change] = told["changes"]
    assert told["type"] == "changes"
    assert told["figures"] == [global_id("Widget", "contacts")]
    assert {**change, "occurredAt": ""} == {
        "kind": "contact", "id": id_, "externalId": "Ann", "act": "created", "occurredAt": "",
    }  # fmt: skip
    await world.deliver()
    assert len(receiver.got) == 1


async def test_what_is_not_taken_is_told_again_by_the_same_id_before_anything_else(
    world: Following, receiver: Receiver
) -> None:
    receiver.answers = [answer(500, b"no"), answer(302, more="location: http://127.0.0.1/\r\n")]
    await contact(world, "Ann")
    await world.deliver()
    await contact(world, "Ben")
    state = await world.shown("failures failingSince deliveries { status answer attempts deliveredAt }")
    assert (state["failures"], state["failingSince"] is not None) == (1, True)
    assert state["deliveries"] == [{"status": 500, "answer": "no", "attempts": 1, "deliveredAt": None}]
    await world.deliver(seconds=1)
    assert len(receiver.got) == 1
    await world.deliver(seconds=60)
    await world.deliver(seconds=60)
    ids = [headers["webhook-id"] for headers, _ in receiver.got]
    assert len({*ids[:3]}) == 1
    assert len({*ids}) == 2
    names = [[each["externalId"] for each in told["changes"]] for told in receiver.bodies]
    assert names == [["Ann"], ["Ann"], ["Ann"], ["Ben"]]
    state = await world.shown("failures failingSince lastDeliveredAt")
    assert (state["failures"], state["failingSince"]) == (0, None)


async def test_several_that_send_tell_each_message_once(world: Following, receiver: Receiver) -> None:
    await contact(world)
    world.clock.now += timedelta(seconds=5)
    await asyncio.gather(*(each.send_next() for each in [world.sender() for _ in range(4)]))
    assert len(receiver.got) == 1


async def test_one_that_was_killed_with_a_message_leaves_it_to_another(world: Following, receiver: Receiver) -> None:
    await contact(world)
    held = world.clock.now + timedelta(minutes=1)
    await world.execute("UPDATE webhook_targets SET due_at = :held WHERE company_id = :company", held=held)
    await world.deliver()
    assert receiver.got == []
    await world.deliver(seconds=60)
    assert len(receiver.got) == 1


async def test_who_takes_nothing_for_days_is_paused_and_told_of(world: Following, receiver: Receiver) -> None:
    await contact(world)
    receiver.answers = [answer(500), answer(503)]
    await world.deliver()
    await world.deliver(seconds=GIVEN_UP_AFTER.total_seconds() + 60)
    state = await world.shown("isGivenUp pausedAt failures")
    assert (state["isGivenUp"], state["pausedAt"] is not None, state["failures"]) == (True, True, 2)
    action, name, _, after = await world.latest()
    assert (action, name, after) == ("giveUpWebhookTarget", "Warehouse", {"name": "Warehouse", "answer": 503})
    await world.deliver(seconds=4_000)
    assert len(receiver.got) == 2
    same = {"name": "Warehouse", "address": receiver.address, "kinds": ["CONTACT"]}
    await world.change("updateWebhookTarget", target=world.target, **same)
    await world.deliver()
    assert len(receiver.got) == 3


async def test_who_wants_nothing_more_is_paused_at_once(world: Following, receiver: Receiver) -> None:
    await contact(world)
    receiver.answers = [answer(410)]
    await world.deliver()
    assert (await world.shown("isGivenUp"))["isGivenUp"] is True


async def test_who_was_away_for_too_long_hears_that_all_is_to_be_read_anew(
    world: Following, receiver: Receiver
) -> None:
    await world.execute("UPDATE webhook_targets SET cursor = 'W10=' WHERE company_id = :company")
    await world.deliver()
    assert [told["type"] for told in receiver.bodies] == ["changes.lost"]
    await contact(world)
    await world.deliver()
    assert [told["type"] for told in receiver.bodies] == ["changes.lost", "changes"]


async def test_a_test_tells_what_came_of_it_and_changes_nothing_else(world: Following, receiver: Receiver) -> None:
    receiver.answers = [answer(418, b"x" * 20_000)]
    shown = "delivery { isTest status answer error deliveredAt }"
    tried = (await world.change("testWebhookTarget", shown, target=world.target))["delivery"]
    assert tried == {"isTest": True, "status": 418, "answer": "x" * 500, "error": None, "deliveredAt": None}
    assert receiver.bodies[0]["type"] == "test"
    await contact(world)
    await world.deliver()
    assert len(receiver.got) == 2


async def test_two_secrets_sign_while_one_takes_the_place_of_the_other(world: Following, receiver: Receiver) -> None:
    old = world.secret
    new = (await world.change("rotateWebhookTarget", "secret", target=world.target, graceHours=1))["secret"]
    await world.change("testWebhookTarget", target=world.target)
    [(headers, body)] = receiver.got
    message = SignedMessage(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body)
    assert is_signed(message, [old])
    assert is_signed(message, [new])


async def test_nothing_near_us_is_asked_unless_it_is_named(world: Following, receiver: Receiver) -> None:
    world.poster = Poster()
    address = receiver.address.replace("http:", "https:")
    await world.execute("UPDATE webhook_targets SET address = :address WHERE company_id = :company", address=address)
    tried = (await world.change("testWebhookTarget", "delivery { status error }", target=world.target))["delivery"]
    assert tried == {"status": None, "error": "127.0.0.1 is not to be asked"}
    assert receiver.got == []


@pytest.mark.parametrize(
    "address",
    ["", "crm.example", "ftp://crm.example", "http://crm.example", "https://a:b@crm.example", "https://crm.example/#x"],
)
async def test_an_address_that_is_none_is_refused(engine: AsyncEngine, office: Office, address: str) -> None:
    world = World(engine, office)
    made = await world.change("createWebhookTarget", name="X", address=address, kinds=["DEAL"])
    assert [(each["field"], each["code"]) for each in made["userErrors"]] == [(["address"], "INVALID")]
    made = await world.change("createWebhookTarget", name="X", address="https://crm.example")
    assert [(each["field"], each["code"]) for each in made["userErrors"]] == [(["kinds"], "REQUIRED")]


async def test_secrets_of_targets_are_not_in_the_database(world: Following) -> None:
    [[stored]] = await world.rows("SELECT string_agg(t::text, '') FROM webhook_targets t WHERE company_id = :company")
    assert world.secret not in stored
    assert isinstance(world.vault, Vault)
