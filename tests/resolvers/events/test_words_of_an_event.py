"""Events in words, in both languages. Who is told what, and when: `tests/schema/events`."""

from datetime import UTC, datetime
from typing import Any

import pytest

from models import Channel, Direction, EventKind, Involvement, RecordKind, Role, UserStatus
from resolvers.directory.person import PersonSummary
from resolvers.events.event import EventPosition, FeedEvent
from resolvers.events.sentence import sentence
from resolvers.records.reading import CommunicationRecord, DealRecord
from tests.resolvers.dashboard.configurations import configuration, deal_type

AT = datetime(2026, 3, 1, tzinfo=UTC)
ANN = PersonSummary(1, "Ann", "ann@c.example", Role.USER, UserStatus.ACTIVE, None)
BOAT = DealRecord(
    id=5,
    external_id=None,
    title="A {boat}",
    responsible=ANN,
    created_by=None,
    created_at=AT,
    fields={},
    deleted=False,
    type_id=1,
    stage_id=12,
    contact_id=None,
)
CALL = CommunicationRecord(
    id=6,
    external_id=None,
    responsible=ANN,
    created_at=AT,
    contact_id=None,
    channel=Channel.CALL,
    direction=Direction.INCOMING,
    answered=False,
)
CONFIGURATION = configuration(deal_type(1))


def event(kind: EventKind, *reasons: Involvement, **changed: Any) -> FeedEvent:
    """Something Ann did to a boat."""
    values: dict[str, Any] = {
        "id": 1,
        "position": EventPosition(AT, 1),
        "at": AT,
        "kind": kind,
        "record_kind": RecordKind.DEAL,
        "record": BOAT,
        "actor": ANN,
        "involvements": reasons or (Involvement.RESPONSIBLE,),
        "data": {},
        "is_read": False,
    }
    return FeedEvent(**(values | changed))


@pytest.mark.parametrize(
    ("kind", "reason", "english", "russian"),
    [
        ("created", "responsible", "Ann created the deal “A {boat}”", "Новая запись: сделка «A {boat}» (Ann)"),
        ("changed", "creator", "Ann changed the deal “A {boat}”", "Изменения: сделка «A {boat}» (Ann)"),
        ("moved", "creator", "Ann moved the deal “A {boat}”", "Новая стадия: сделка «A {boat}» (Ann)"),
        ("deleted", "responsible", "Ann deleted the deal “A {boat}”", "Удаление: сделка «A {boat}» (Ann)"),
        ("restored", "responsible", "Ann restored the deal “A {boat}”", "Восстановление: сделка «A {boat}» (Ann)"),
        (
            "mentioned",
            "mentioned",
            "Ann mentioned you in the deal “A {boat}”",
            "Вас упомянули: сделка «A {boat}» (Ann)",
        ),
        ("handed_over", "handed_to", "Ann handed the deal “A {boat}” to you", "Передано вам: сделка «A {boat}» (Ann)"),
        (
            "handed_over",
            "taken_from",
            "Ann took the deal “A {boat}” from you",
            "Передано от вас: сделка «A {boat}» (Ann)",
        ),
        ("handed_over", "creator", "Ann handed over the deal “A {boat}”", "Передано: сделка «A {boat}» (Ann)"),
    ],
)
def test_who_did_what_to_which_record(kind: str, reason: str, english: str, russian: str) -> None:
    told = event(EventKind(kind), Involvement(reason))
    assert sentence(told, CONFIGURATION, "en") == english
    assert sentence(told, CONFIGURATION, "ru") == russian


def test_every_kind_of_event_has_its_words() -> None:
    for kind in EventKind:
        for reason in Involvement:
            for language in ("en", "ru"):
                assert "A {boat}" in sentence(event(kind, reason), CONFIGURATION, language)


def test_a_move_says_where_to() -> None:
    moved = event(EventKind.MOVED, data={"from_stage": 11, "to_stage": 12})
    assert sentence(moved, CONFIGURATION, "en") == "Ann moved the deal “A {boat}” to “stage 2”"
    assert sentence(moved, CONFIGURATION, "ru") == "Новая стадия: сделка «A {boat}» → «stage 2» (Ann)"
    unknown = event(EventKind.MOVED, data={"to_stage": 99})
    assert sentence(unknown, CONFIGURATION, "en") == "Ann moved the deal “A {boat}”"


def test_of_a_record_out_of_sight_neither_name_nor_stage_is_told() -> None:
    taken = event(EventKind.HANDED_OVER, Involvement.TAKEN_FROM, record=None, data={"from_user": 1, "to_user": 2})
    assert sentence(taken, CONFIGURATION, "en") == "Ann took the deal from you"
    assert sentence(taken, CONFIGURATION, "ru") == "Передано от вас: сделка (Ann)"
    moved = event(EventKind.MOVED, record=None, data={"to_stage": 12})
    assert sentence(moved, CONFIGURATION, "en") == "Ann moved the deal"


@pytest.mark.parametrize(
    ("kind", "english", "russian"),
    [
        ("contact", "the contact", "контакт"),
        ("activity", "the activity", "активность"),
        ("deal", "the deal", "сделка"),
        ("communication", "the communication", "коммуникация"),
    ],
)
def test_each_kind_of_record_is_called_by_its_name(kind: str, english: str, russian: str) -> None:
    deleted = event(EventKind.DELETED, record=None, record_kind=RecordKind(kind))
    assert sentence(deleted, CONFIGURATION, "en") == f"Ann deleted {english}"
    assert sentence(deleted, CONFIGURATION, "ru") == f"Удаление: {russian} (Ann)"


def test_what_has_no_name_is_called_by_what_it_is_and_nobody_is_somebody() -> None:
    received = event(EventKind.CREATED, record=CALL, record_kind=RecordKind.COMMUNICATION, actor=None)
    assert sentence(received, CONFIGURATION, "en") == "Somebody created the communication “Missed call”"
    assert sentence(received, CONFIGURATION, "ru") == "Новая запись: коммуникация «Пропущенный звонок» (Кто-то)"
