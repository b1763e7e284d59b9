"""Domain events: told at the end of the transaction of what they tell about."""

from collections.abc import Collection, Mapping

from models import EventKind, Involvement, RecordAct, RecordKind
from resolvers.changes import journal
from resolvers.commands import Transaction
from resolvers.commands.ending import LastWrite, News
from resolvers.records.reading import Record

EventData = Mapping[str, int | list[int] | list[str] | None]
"""What an event's sentence needs, by ids.

MOVED: ``from_stage`` (null: none), ``to_stage``. HANDED_OVER: ``from_user``, ``to_user`` (null: nobody). CHANGED: ``changed``, of
"name", "contact", "fields", and ``fields``, the ids of the custom fields. The other kinds need nothing.
"""


def tell(
    transaction: Transaction,
    kind: EventKind,
    record: Record,
    *,
    data: EventData | None = None,
    mentions: Collection[int] = (),
    handed_to: int | None = None,
    taken_from: int | None = None,
    responsible_before: Collection[int] = (),
) -> None:
    """Tells an event of the viewer's doing to whom it concerns: one row a person with all reasons, never the viewer.

    ``record`` is the record after the change, ``responsible_before`` who was responsible for what has become of it. The event's
    time is the command's, also for late entries: it is news now.
    """
    reasons: dict[int, list[str]] = {}
    for involvement, people in (
        (Involvement.RESPONSIBLE, {*responsible_before, *([record.responsible.id] if record.responsible else [])}),
        (Involvement.CREATOR, [record.created_by.id] if record.created_by else []),
        (Involvement.MENTIONED, set(mentions)),
        (Involvement.HANDED_TO, [handed_to] if handed_to else []),
        (Involvement.TAKEN_FROM, [taken_from] if taken_from else []),
    ):
        for user_id in people:
            reasons.setdefault(user_id, []).append(involvement.value)
    reasons.pop(transaction.viewer.user_id, None)
    transaction.tell(News(kind, record.kind, record.id, data or {}, reasons))
    if kind is not EventKind.MENTIONED:
        tell_followers(transaction, record.kind, record.id, _ACTS.get(kind, RecordAct.CHANGED))


def tell_followers(transaction: Transaction, kind: RecordKind, record_id: int, act: RecordAct) -> None:
    """Tells the journal alone, of what is no news to anybody here."""
    params = journal.one(kind, record_id, act)
    transaction.write_last(LastWrite("told_followers", "record_changes", journal.TELL_ONE, params))


_ACTS: Mapping[EventKind, RecordAct] = {
    EventKind.CREATED: RecordAct.CREATED,
    EventKind.DELETED: RecordAct.DELETED,
    EventKind.RESTORED: RecordAct.RESTORED,
}
