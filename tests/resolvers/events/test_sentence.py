"""Runs of events in words."""

from datetime import timedelta

import pytest

from models import EventKind, Involvement, Role, UserStatus
from models import RecordKind as Kind
from resolvers.configuration import Configuration
from resolvers.directory.person import PersonSummary
from resolvers.events.event import EventPosition, FeedEvent
from resolvers.events.groups import EventGroup
from resolvers.events.sentence import group_sentence
from resolvers.records.reading import ContactRecord
from tests.conftest import NOW

NOTHING_SET = Configuration(1, {}, {}, {}, (), ())
ANNA = PersonSummary(1, "Anna", "anna@example.com", Role.USER, UserStatus.ACTIVE, None)
ANN_LEE = ContactRecord(
    id=1, external_id=None, title="Ann Lee", responsible=None, created_by=None, created_at=NOW, fields={}, deleted=False
)


def group(
    count: int,
    records: int | None = None,
    *,
    kind: EventKind = EventKind.HANDED_OVER,
    of: Kind = Kind.DEAL,
    why: Involvement = Involvement.HANDED_TO,
    by: PersonSummary | None = ANNA,
    record: ContactRecord | None = None,
) -> EventGroup:
    place = EventPosition(NOW, 1)
    event = FeedEvent(1, place, NOW, kind, of, record, by, (why,), {}, is_read=False)
    oldest = NOW - timedelta(hours=1)
    return EventGroup(count, count if records is None else records, count, NOW, oldest, place, (event,))


@pytest.mark.parametrize(
    ("count", "russian"),
    [
        (2, "2 сделки"),
        (4, "4 сделки"),
        (5, "5 сделок"),
        (11, "11 сделок"),
        (12, "12 сделок"),
        (15, "15 сделок"),
        (21, "21 сделка"),
        (22, "22 сделки"),
        (25, "25 сделок"),
        (101, "101 сделка"),
        (111, "111 сделок"),
        (112, "112 сделок"),
        (1_000, "1000 сделок"),
    ],
)
def test_numbers_have_their_plurals(count: int, russian: str) -> None:
    assert group_sentence(group(count), NOTHING_SET, "ru") == f"Передано вам: {russian} (Anna)"
    assert group_sentence(group(count), NOTHING_SET, "en") == f"Anna handed {count} deals to you"


@pytest.mark.parametrize(
    ("given", "english", "russian"),
    [
        (
            group(3, why=Involvement.TAKEN_FROM, of=Kind.CONTACT),
            "Anna took 3 contacts from you",
            "Передано от вас: 3 контакта (Anna)",
        ),
        (
            group(5, why=Involvement.CREATOR, of=Kind.ACTIVITY),
            "Anna handed over 5 activities",
            "Передано: 5 активностей (Anna)",
        ),
        (
            group(2, kind=EventKind.DELETED, why=Involvement.CREATOR, of=Kind.COMMUNICATION, by=None),
            "Somebody deleted 2 communications",
            "Удаление: 2 коммуникации (Кто-то)",
        ),
        (
            group(6, kind=EventKind.MENTIONED, why=Involvement.MENTIONED, of=Kind.CONTACT),
            "Anna mentioned you in 6 contacts",
            "Вас упомянули: 6 контактов (Anna)",
        ),
        (
            group(5, 1, kind=EventKind.CHANGED, why=Involvement.RESPONSIBLE, of=Kind.CONTACT, record=ANN_LEE),
            "Anna changed the contact “Ann Lee” 5 times",
            "Изменения: контакт «Ann Lee», 5 раз (Anna)",
        ),
        (
            group(2, 1, kind=EventKind.HANDED_OVER, why=Involvement.TAKEN_FROM),
            "Anna took the deal from you 2 times",
            "Передано от вас: сделка, 2 раза (Anna)",
        ),
        (
            group(1, kind=EventKind.CREATED, why=Involvement.RESPONSIBLE, of=Kind.CONTACT, record=ANN_LEE),
            "Anna created the contact “Ann Lee”",
            "Новая запись: контакт «Ann Lee» (Anna)",
        ),
    ],
)
def test_a_run_says_what_was_done_to_how_many(given: EventGroup, english: str, russian: str) -> None:
    assert group_sentence(given, NOTHING_SET, "en") == english
    assert group_sentence(given, NOTHING_SET, "ru") == russian
