"""A lead's moves, where events tell all of them, and where they do not."""

from typing import Any

from resolvers.connectors.amocrm.moves import moves_of

_CREATED, _CHANGED = 1_767_225_600, 1_767_312_000  # 1 and 2 January 2026


def lead(*events: dict[str, Any], status: int = 302, closed_at: int | None = None) -> dict[str, Any]:
    times = {"created_at": _CREATED, "updated_at": _CHANGED, "closed_at": closed_at}
    return {"id": 1, "pipeline_id": 31, "status_id": status, "created_by": 11, "moves": [*events], **times}


def event(id_: str, at: int, before: int, after: int) -> dict[str, Any]:
    status = {"value_before": before, "value_after": after}
    told = {side: [{"lead_status": {"id": id_of, "pipeline_id": 31}}] for side, id_of in status.items()}
    return {"id": id_, "created_at": _CREATED + at, "created_by": 12, **told}


def path(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [(move["to_stage"].removeprefix("stage-31-"), move["occurred_at"][11:19]) for move in moves_of(record)]


def test_a_lead_without_events_has_always_stood_where_it_stands() -> None:
    assert path(lead()) == [("302", "00:00:00")]


def test_the_first_stage_is_the_one_that_the_first_event_led_away_from() -> None:
    assert path(lead(event("a", 60, 301, 302))) == [("301", "00:00:00"), ("302", "00:01:00")]


def test_events_of_one_second_come_in_the_order_of_their_ids() -> None:
    moved = lead(event("b", 60, 302, 303), event("a", 60, 301, 302), status=303)
    assert [stage for stage, _ in path(moved)] == ["301", "302", "303"]


def test_a_stage_that_no_event_led_to_counts_by_the_event_that_leads_away_from_it() -> None:
    moved = lead(event("a", 60, 301, 302), event("b", 120, 303, 302))
    assert path(moved) == [("301", "00:00:00"), ("302", "00:01:00"), ("303", "00:02:00"), ("302", "00:02:00")]


def test_a_stage_that_is_reached_by_no_event_counts_from_closing_or_from_the_last_change() -> None:
    assert path(lead(event("a", 60, 301, 302), status=142, closed_at=_CREATED + 3600))[-1] == ("142", "01:00:00")
    assert path(lead(event("a", 60, 301, 302), status=303))[-1] == ("303", "00:00:00")
