"""Bitrix24 says no: it is asked as often as it may be, tried again where that helps, and administrators are told of the rest."""

from datetime import timedelta

import pytest

from resolvers.connectors.reading import ConnectionStatus
from resolvers.connectors.trouble import TroubleKind
from tests.connectors.bitrix24.portal import CODE, Portal, Refused
from tests.connectors.bitrix24.small_portal import fill
from tests.connectors.connected import Connected


async def test_it_is_never_asked_more_often_than_it_may_be(connected: Connected, portal: Portal) -> None:
    fill(portal, deals=600)
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"created": 600}
    assert portal.refused_for_rate == 0
    # Ten at once, and then two a second.
    assert connected.waited >= (len(portal.asked) - 10) / 2


async def test_who_was_asked_too_often_by_others_is_asked_later(connected: Connected, portal: Portal) -> None:
    portal.refusals = [Refused(503, "QUERY_LIMIT_EXCEEDED", "Too many requests")] * 3
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"created": 60}
    assert (await connected.state()).problem is None
    assert connected.waited >= 1 + 2 + 4


async def test_the_time_of_a_method_is_waited_for_with_nothing_held(connected: Connected, portal: Portal) -> None:
    async def used_up(method: str) -> None:
        if method == "crm.activity.list":
            portal.before = None
            raise Refused(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")

    portal.before = used_up
    await connected.run()
    state = await connected.state()
    assert state.status(connected.clock.now) is ConnectionStatus.FAILING
    assert state.problem == {
        "kind": TroubleKind.LIMITED,
        "detail": "OPERATION_TIME_LIMIT Method is blocked due to operation time limit.",
    }
    assert state.due_at == connected.clock.now + timedelta(minutes=1)
    asked = portal.asked.count("crm.item.list")
    connected.clock.now = state.due_at
    run = await connected.run()
    assert run is not None
    assert run.ended_at is not None
    assert run.counts["activity"] == {"created": 8}
    # What was brought before is not asked for again.
    assert portal.asked.count("crm.item.list") == asked
    assert (await connected.state()).failing_since is None


@pytest.mark.parametrize("method", ["crm.item.list", "crm.stagehistory.list"], ids=["by itself", "in a batch"])
async def test_the_time_of_a_method_is_waited_for_until_the_answers_before_said_that_some_of_it_goes(
    connected: Connected, portal: Portal, method: str
) -> None:
    fill(portal, deals=120)

    async def used_up(called: str) -> None:
        if portal.asked.count("batch") == 1 and called in ("crm.item.list", "batch"):
            refused = Refused(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")
            portal.refused_methods = {method: refused}

    portal.before = used_up
    await connected.run()
    state = await connected.state()
    assert state.problem is not None
    assert state.problem["kind"] == TroubleKind.LIMITED
    # Ten minutes after the last answer of that method (limits.md), which was seconds before.
    assert timedelta(minutes=9, seconds=50) < state.due_at - connected.clock.now <= timedelta(minutes=10)
    portal.before, portal.refused_methods = None, {}
    connected.clock.now = state.due_at
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"created": 120}


async def test_who_comes_on_in_between_is_not_tried_ever_less_often(connected: Connected, portal: Portal) -> None:
    fill(portal, deals=200)
    refused_at = {1, 2, 3}

    async def used_up(method: str) -> None:
        if method == "batch" and portal.asked.count("batch") in refused_at:
            refused_at.remove(portal.asked.count("batch"))
            raise Refused(503, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")

    portal.before = used_up
    failures = list[int]()
    while refused_at:
        await connected.run()
        state = await connected.state()
        failures.append(state.failures)
        connected.clock.now = state.due_at
    assert failures == [1, 1, 1]
    run = await connected.run()
    assert run is not None
    assert (run.counts["deal"], (await connected.state()).failures) == ({"created": 200}, 0)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "NO_AUTH_FOUND", TroubleKind.UNAUTHORIZED),
        (401, "expired_token", TroubleKind.UNAUTHORIZED),
        (403, "insufficient_scope", TroubleKind.FORBIDDEN),
        (403, "ACCESS_DENIED", TroubleKind.FORBIDDEN),
        (503, "OVERLOAD_LIMIT", TroubleKind.FORBIDDEN),
        (400, "INVALID_ARG_VALUE", TroubleKind.UNEXPECTED),
    ],
)
async def test_what_somebody_has_to_see_to_is_told_and_tried_ever_less_often(
    connected: Connected, portal: Portal, status: int, code: str, kind: TroubleKind
) -> None:
    portal.refusals = [Refused(status, code, "It says why.")]
    await connected.run()
    state = await connected.state()
    assert state.problem == {"kind": kind, "detail": f"{code} It says why."}
    assert len(portal.asked) == 1
    assert state.due_at == connected.clock.now + timedelta(minutes=1)
    portal.refusals = [Refused(status, code, "It says why.")]
    connected.clock.now = state.due_at
    await connected.run()
    state = await connected.state()
    assert (state.failures, state.due_at) == (2, connected.clock.now + timedelta(minutes=2))
    connected.clock.now = state.due_at
    await connected.run()
    assert (await connected.state()).problem is None


async def test_a_server_that_fails_is_tried_again(connected: Connected, portal: Portal) -> None:
    portal.refusals = [Refused(500, "INTERNAL_SERVER_ERROR", "Internal server error")] * 2
    await connected.run()
    assert (await connected.state()).problem is None


async def test_no_secret_is_told_anywhere(connected: Connected, portal: Portal) -> None:
    portal.refusals = [Refused(403, "ACCESS_DENIED", "No")]
    await connected.run()
    await connected.run()
    stored = await connected.rows("SELECT c::text FROM connections c UNION ALL SELECT a::text FROM audit_entries a")
    assert not any(CODE in row or "t0ken" in row for (row,) in stored)


async def test_an_error_within_a_batch_is_one(connected: Connected, portal: Portal) -> None:
    portal.refused_methods = {
        "crm.stagehistory.list": Refused(403, "allowed_only_intranet_user", "Only intranet users")
    }
    await connected.run()
    assert (await connected.state()).problem == {
        "kind": TroubleKind.FORBIDDEN,
        "detail": "allowed_only_intranet_user Only intranet users",
    }
    portal.refused_methods = {}
    connected.clock.now += timedelta(minutes=1)
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"created": 60}
