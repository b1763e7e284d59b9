"""Bitrix24 is brought whole, and then what changes there."""

from datetime import timedelta

from models import RunKind
from resolvers.connectors.reading import ConnectionStatus
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.bitrix24.small_portal import CONTACT, DEAL, add_deal, add_item, at, move
from tests.connectors.connected import Connected

DEALS = """
SELECT d.external_id, t.name, c.name, u.email, s.name FROM deals d
JOIN deal_types t ON t.company_id = d.company_id AND t.id = d.deal_type_id
LEFT JOIN contacts c ON c.company_id = d.company_id AND c.id = d.contact_id
LEFT JOIN users u ON u.company_id = d.company_id AND u.id = d.responsible_id
LEFT JOIN stages s ON s.company_id = d.company_id AND s.id = d.stage_id
WHERE d.external_id LIKE 'bitrix24-1:deal-%' AND d.deleted_at IS NULL"""
MOVES = """
SELECT s.external_id, m.occurred_at, u.email FROM transitions m
JOIN deals d ON d.company_id = m.company_id AND d.id = m.deal_id
JOIN stages s ON s.company_id = m.company_id AND s.id = m.to_stage_id
LEFT JOIN users u ON u.company_id = m.company_id AND u.id = m.actor_id
WHERE d.external_id = 'bitrix24-1:deal-{deal}' ORDER BY m.occurred_at"""


async def moves(connected: Connected, deal: int) -> list[tuple[str, str, str | None]]:
    """The moves of a deal: to which stage, when, by whom."""
    found = await connected.rows(MOVES.format(deal=deal))
    return [(stage.removeprefix("bitrix24-1:stage-"), when.isoformat(), who) for stage, when, who in found]


async def test_the_history_is_brought_whole(connected: Connected, portal: Portal) -> None:
    run = await connected.run()
    assert run is not None
    assert (run.kind, run.step) == (RunKind.HISTORY, "end")
    assert run.ended_at is not None
    assert await connected.refusals() == []
    assert run.counts["contact"] == {"created": 14}
    assert run.counts["deal"] == {"created": 60}
    assert run.counts["activity"] == {"created": 8}
    assert run.counts["communication"] == {"created": 4}
    state = await connected.state()
    assert state.status(connected.clock.now) is ConnectionStatus.WAITING
    assert state.due_at == connected.clock.now + timedelta(minutes=5)
    # Not more often than it may be asked, and pages of several deals with one request for their histories.
    assert run.requests == len(portal.asked) == 14
    assert portal.asked.count("batch") == 2


async def test_a_deal_has_its_type_contact_people_fields_and_moves(connected: Connected) -> None:
    await connected.run()
    deals = {row[0]: row[1:] for row in await connected.rows(DEALS)}
    assert deals["bitrix24-1:deal-1"] == ("General", "Ivan No 2", "anna@portal.example", "Deal failed")
    assert deals["bitrix24-1:deal-4"] == ("Service", "Company 5", "anna@portal.example", "Done")
    assert await moves(connected, 1) == [("NEW", at(1.1), None), ("LOSE", at(1.2), "anna@portal.example")]
    [[fields]] = await connected.rows(
        "SELECT jsonb_object_agg(f.name, coalesce(to_jsonb(o.label), d.fields -> f.id::text)) FROM deals d"
        " JOIN custom_fields f ON f.company_id = d.company_id AND d.fields ? f.id::text"
        " LEFT JOIN field_options o ON o.company_id = d.company_id AND o.field_id = f.id"
        " AND o.id::text = d.fields ->> f.id::text WHERE d.external_id = 'bitrix24-1:deal-1'"
    )
    assert fields == {
        "Amount": 100.5,
        "Source": "Call",
        "Size": "Small",
        "Due by": "2026-05-01",
        "Cost": 12.5,
        "Tags": "red, blue",
        "Vip": True,
    }


async def test_who_is_here_already_is_the_same_person_and_keeps_their_role(connected: Connected) -> None:
    await connected.run()
    people = await connected.rows("SELECT email, role, status, external_id FROM users ORDER BY email")
    assert people[0] == ("anna@portal.example", "user", "active", "bitrix24-1:user-11")
    assert ("eva@acme.example", "admin", "active", "eva") in people
    assert ("levin@portal.example", "user", "dismissed", "bitrix24-1:user-12") in people
    made = (
        "SELECT count(*) FROM deals d JOIN users u ON u.company_id = d.company_id AND u.id = d.created_by_id"
        " WHERE u.external_id = 'eva'"
    )
    assert await connected.rows(f"{made} AND d.external_id LIKE 'bitrix24-1:%'") == [(60,)]


async def test_types_and_fields_that_are_here_already_are_used(connected: Connected) -> None:
    await connected.run()
    assert await connected.rows("SELECT external_id FROM custom_fields WHERE name = 'Source' AND entity = 'deal'") == [
        ("source",)
    ]


async def test_changes_are_brought_by_when_they_were_made(connected: Connected, portal: Portal) -> None:
    await connected.run()
    portal.asked.clear()
    connected.clock.now += timedelta(minutes=5)
    now = connected.clock.now.isoformat()
    add_item(portal, DEAL, 1, stageId="WON", movedTime=now, movedBy=12, updatedTime=now)
    move(portal, 1, "WON", now)
    add_item(portal, CONTACT, 99, name="New", lastName=None, updatedTime=now)
    run = await connected.run()
    assert run is not None
    assert run.kind is RunKind.CHANGES
    assert run.counts == {"contact": {"created": 1}, "deal": {"updated": 1}}
    assert (await moves(connected, 1))[-1] == ("WON", now, "levin@portal.example")
    # Neither the directory nor everything is read again.
    assert portal.asked == ["crm.item.list"] * 3 + ["batch", "crm.activity.list"]


async def test_a_run_that_finds_nothing_is_not_kept(connected: Connected) -> None:
    history = await connected.run()
    connected.clock.now += timedelta(minutes=5)
    assert await connected.run() == history
    assert (await connected.state()).looked_at == connected.clock.now


async def test_the_last_move_is_the_deals_own_where_the_history_has_none(connected: Connected, portal: Portal) -> None:
    portal.history = [each for each in portal.history if each["OWNER_ID"] not in (1, 2)]
    portal.history.append({**portal.history[0], "ID": 900, "OWNER_ID": 2, "STAGE_ID": "NEW", "CREATED_TIME": at(2)})
    portal.history[-1] |= {"CATEGORY_ID": 0}
    add_item(portal, DEAL, 2, stageId="WON", movedTime=at(5), categoryId=0)
    await connected.run()
    assert await moves(connected, 1) == [("LOSE", at(1.2), "anna@portal.example")]
    assert await moves(connected, 2) == [("NEW", at(2), None), ("WON", at(5), "anna@portal.example")]


async def test_stages_and_people_that_there_are_no_more_are_kept_aside(connected: Connected, portal: Portal) -> None:
    add_item(portal, DEAL, 1, createdBy=77)
    move(portal, 1, "OLD", at(0.5))
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"created": 60}
    assert [stage for stage, _, _ in await moves(connected, 1)] == ["OLD", "NEW", "LOSE"]
    assert await connected.rows("SELECT archived_at IS NULL FROM stages WHERE name = 'OLD'") == [(False,)]
    assert await connected.rows("SELECT status FROM users WHERE external_id = 'bitrix24-1:user-77'") == [("dismissed",)]


async def test_somebody_who_has_just_come_is_found_at_once(connected: Connected, portal: Portal) -> None:
    await connected.run()
    connected.clock.now += timedelta(minutes=5)
    portal.users.append({**portal.users[1], "ID": "20", "EMAIL": "kitty@portal.example", "NAME": "Kitty"})
    add_item(portal, DEAL, 1, assignedById=20, updatedTime=connected.clock.now.isoformat())
    await connected.run()
    assert await connected.rows("SELECT name FROM users WHERE email = 'kitty@portal.example'") == [("Kitty Karenina",)]


async def test_a_record_that_cannot_be_read_is_refused_and_told_until_it_can(
    connected: Connected, portal: Portal
) -> None:
    del portal.items[DEAL][3]["categoryId"]
    portal.items[CONTACT][2] |= {"createdTime": "yesterday"}
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"]["refused"] == 1
    refused = {each.external_id: each.problems for each in await connected.refusals()}
    assert refused["bitrix24-1:deal-3"][0]["message"] == "KeyError: 'categoryId'"
    assert refused["bitrix24-1:contact-2"][0]["member"] == "created_at"
    connected.clock.now += timedelta(minutes=5)
    now = connected.clock.now.isoformat()
    add_item(portal, CONTACT, 2, createdTime=at(1), updatedTime=now)
    add_item(portal, DEAL, 3, categoryId=0, updatedTime=now)
    await connected.run()
    assert await connected.refusals() == []
    assert await connected.rows("SELECT count(*) FROM feed_waiting") == [(0,)]


async def test_a_new_deal_is_there_with_the_next_run(connected: Connected, portal: Portal) -> None:
    await connected.run()
    connected.clock.now += timedelta(minutes=5)
    add_deal(portal, 61, updatedTime=connected.clock.now.isoformat())
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"created": 1}


async def test_moves_in_another_funnel_stay_when_the_history_tells_only_those_in_the_deals_own(
    connected: Connected, portal: Portal
) -> None:
    await connected.run()
    connected.clock.now += timedelta(minutes=5)
    now = connected.clock.now.isoformat()
    # As seen: https://github.com/bitrix24/b24restdocs/issues/8
    portal.history = [each for each in portal.history if each["OWNER_ID"] != 1]
    portal.history.append({**portal.history[0], "ID": 900, "OWNER_ID": 1, "CATEGORY_ID": 5, "STAGE_ID": "C5:NEW"})
    portal.history[-1] |= {"CREATED_TIME": now}
    add_item(portal, DEAL, 1, categoryId=5, stageId="C5:NEW", movedTime=now, movedBy=11, updatedTime=now)
    await connected.run()
    assert [stage for stage, _, _ in await moves(connected, 1)] == ["NEW", "LOSE", "C5:NEW"]
