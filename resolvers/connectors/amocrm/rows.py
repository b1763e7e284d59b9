"""How records become rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from models import FeedKind, FieldKind
from models.time_zone import time_zone
from resolvers.connectors.amocrm.api import instant
from resolvers.connectors.amocrm.directory import LOSS, PRICE, stage_row
from resolvers.connectors.amocrm.lists import GONE
from resolvers.connectors.amocrm.moves import movers, moves_of
from resolvers.connectors.amocrm.people import person, unknown_people
from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.session import Session

NOTES: Final = {
    "call_in": ("call", "incoming"),
    "call_out": ("call", "outgoing"),
    "sms_in": ("sms", "incoming"),
    "sms_out": ("sms", "outgoing"),
    "amomail_message": ("email", None),
}
"""Types of notes that are communications; letters say which way they went."""
_TALKED: Final = 4
"""`call_status` of a call that somebody answered."""


def rows_or_gone(
    make: Callable[[Session, Record], Iterable[Row]], kind: FeedKind, prefix: str, session: Session, record: Record
) -> Iterable[Row]:
    if GONE in record:
        return [{"kind": kind.value, "external_id": f"{prefix}{record['id']}", "deleted": True}]
    return make(session, record)


def lead_rows(session: Session, lead: Record) -> Iterable[Row]:
    yield from unknown_people(session, lead.get("responsible_user_id"), lead.get("created_by"), *movers(lead))
    moves = moves_of(lead)
    yield from _unknown_stages(session, moves)
    reason = lead.get("loss_reason_id")
    yield {
        "kind": "deal",
        "external_id": f"lead-{lead['id']}",
        "deal_type": f"pipeline-{lead['pipeline_id']}",
        "name": lead.get("name") or f"#{lead['id']}",
        "contact": _contact_of(lead),
        "responsible": person(lead.get("responsible_user_id")),
        "created_by": person(lead.get("created_by")),
        "created_at": instant(lead["created_at"]),
        "currency": session.known.get("currency"),
        f"field:{PRICE}": lead.get("price"),
        **({f"field:{LOSS}": f"loss-reason-{reason}" if reason else None} if LOSS in session.known["fields"] else {}),
        **_values(session, "lead", lead),
        "moves": moves,
    }


def _unknown_stages(session: Session, moves: Sequence[Row]) -> Iterator[Row]:
    """Rows of stages, and of pipelines, that there are no more, but in events."""
    types, stages = session.known["types"], session.known["stages"]
    for type_ in sorted({move["deal_type"] for move in moves} - {*types}):
        session.has_missed = True
        yield {"kind": "deal_type", "external_id": type_, "name": type_, "archived": True}
    for type_, stage in sorted({(move["deal_type"], move["to_stage"]) for move in moves}):
        if stage not in stages:
            session.has_missed = True
            yield stage_row(type_, stage, stage, 0, is_archived=True)


def _contact_of(lead: Record) -> str | None:
    """The main contact, else any, else the company."""
    linked = lead.get("_embedded", {})
    contacts: Sequence[Record] = linked.get("contacts") or ()
    for contact in sorted(contacts, key=lambda each: not each.get("is_main")):
        return f"contact-{contact['id']}"
    for company in linked.get("companies") or ():
        return f"company-{company['id']}"
    return None


def contact_rows(session: Session, record: Record, *, prefix: str) -> Iterable[Row]:
    yield from unknown_people(session, record.get("responsible_user_id"), record.get("created_by"))
    yield {
        "kind": "contact",
        "external_id": f"{prefix}-{record['id']}",
        "name": record.get("name") or f"#{record['id']}",
        "responsible": person(record.get("responsible_user_id")),
        "created_by": person(record.get("created_by")),
        "created_at": instant(record["created_at"]),
        **_values(session, prefix, record),
    }


def _values(session: Session, prefix: str, record: Record) -> dict[str, Any]:
    """The values of custom fields. A field without any is not told there, so it is empty here."""
    kinds: dict[str, str] = session.known["fields"]
    own = {f"field:{name}": None for name in kinds if name.startswith(f"{prefix}-field-")}
    given: dict[str, Any] = {}
    for each in record.get("custom_fields_values") or ():
        name = f"{prefix}-field-{each['field_id']}"
        if name in kinds and each["values"]:
            given[f"field:{name}"] = _value(session, FieldKind(kinds[name]), each)
    return own | given


def _value(session: Session, kind: FieldKind, field: Record) -> Any:
    values: Sequence[Record] = field["values"]
    first = values[0].get("value")
    match kind:
        case FieldKind.CHOICE:
            option = f"option-{values[0].get('enum_id')}"
            return option if option in session.known["options"] else None
        case FieldKind.DATE:
            return _day(session, first)
        case FieldKind.TEXT if field.get("field_type") == "multitext":
            # Of phones and addresses the first is the main one.
            return str(first)
        case FieldKind.TEXT:
            return ", ".join(str(each["value"]) for each in values)
        case _:
            return first


def _day(session: Session, value: Any) -> str | None:
    """A day, of a date or of an instant on the account's clock."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and not value.lstrip("-").isdigit():
        return value[:10]
    zone = time_zone(session.known.get("zone") or "UTC")
    return datetime.fromtimestamp(int(value), zone).date().isoformat()


def task_rows(session: Session, task: Record) -> Iterable[Row]:
    prefix = {"contacts": "contact", "companies": "company"}.get(task.get("entity_type") or "")
    type_, types = str(task["task_type_id"]), session.known["task_types"]
    yield from unknown_people(session, task.get("responsible_user_id"), task.get("created_by"))
    yield {
        "kind": "activity",
        "external_id": f"task-{task['id']}",
        "activity_type": f"task-type-{type_ if type_ in types else types[0]}",
        "name": (task.get("text") or "")[:200] or None,
        "contact": f"{prefix}-{task['entity_id']}" if prefix else None,
        "responsible": person(task.get("responsible_user_id")),
        "created_by": person(task.get("created_by")),
        "created_at": instant(task["created_at"]),
    }


def note_rows(session: Session, note: Record, *, of: str) -> Iterable[Row]:
    channel, direction = NOTES[note["note_type"]]
    params: dict[str, Any] = note.get("params") or {}
    if direction is None:
        direction = "incoming" if params.get("income") else "outgoing"
    yield from unknown_people(session, note.get("responsible_user_id"))
    status = params.get("call_status")
    answered = int(status) == _TALKED if status is not None else int(params.get("duration") or 0) > 0
    yield {
        "kind": "communication",
        "external_id": f"{of}-note-{note['id']}",
        "channel": channel,
        "direction": direction,
        "contact": None if of == "lead" else f"{of}-{note['entity_id']}",
        "responsible": person(note.get("responsible_user_id")),
        "occurred_at": instant(note["created_at"]),
        "answered": answered if channel == "call" else None,
    }
