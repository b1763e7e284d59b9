"""How records become rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from models import FieldKind
from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.hubspot.directory import CURRENCY, option_id
from resolvers.connectors.hubspot.people import owner, unknown_owner
from resolvers.connectors.session import Session

STAGE: Final = "dealstage"
OWNERS: Final = ("contacts", "companies")
"""What a record may belong to; the first one that there is counts."""


def _belongs_to(record: Record) -> str | None:
    for to, prefix in zip(OWNERS, ("contact", "company"), strict=True):
        for id_ in record["associations"].get(to, ()):
            return f"{prefix}-{id_}"
    return None


def deal_rows(session: Session, record: Record) -> Iterable[Row]:
    properties = record["properties"]
    if not properties["pipeline"]:
        raise ValueError("a deal in no pipeline")
    yield from unknown_owner(session, record)
    moves = [*_moves(session, record)]
    yield from _unknown_stages(session, moves)
    yield {
        "kind": "deal",
        "external_id": f"deal-{record['id']}",
        "deal_type": f"pipeline-{properties['pipeline']}",
        "name": properties.get("dealname") or f"#{record['id']}",
        "contact": _belongs_to(record),
        "responsible": owner(record),
        "created_at": properties.get("createdate") or record["createdAt"],
        "currency": properties.get(CURRENCY) or None,
        **_values(session, "deal", properties),
        "moves": moves,
    }


def _moves(session: Session, record: Record) -> Iterator[Row]:
    """All moves that are kept there, the last twenty. A stage that was removed is taken for one of the deal's pipeline.

    They are called by their time, so that those that are here already stay when they are not among the last twenty any more. They are
    told newest first, and of one millisecond too.
    """
    stages: Mapping[str, str] = session.known["stages"]
    kept: Sequence[Record] = [*reversed(record["propertiesWithHistory"][STAGE])]
    for each in sorted(kept, key=lambda value: datetime.fromisoformat(value["timestamp"])):
        stage = each["value"]
        if stage:
            user = session.known["users"].get(str(each.get("updatedByUserId")))
            yield {
                "external_id": f"deal-{record['id']}-{each['timestamp']}-{stage}",
                "deal_type": f"pipeline-{stages.get(stage, record['properties']['pipeline'])}",
                "to_stage": f"stage-{stage}",
                "occurred_at": each["timestamp"],
                "actor": f"owner-{user}" if user else None,
            }


def _unknown_stages(session: Session, moves: Sequence[Row]) -> Iterator[Row]:
    """Rows of stages that there are no more, but in histories."""
    known = {f"stage-{id_}" for id_ in session.known["stages"]}
    for type_, stage in sorted({(move["deal_type"], move["to_stage"]) for move in moves}):
        if stage not in known:
            session.has_missed = True
            name = stage.removeprefix("stage-")
            yield {"kind": "stage", "external_id": stage, "deal_type": type_, "name": name, "archived": True}


def contact_rows(session: Session, record: Record) -> Iterable[Row]:
    properties = record["properties"]
    yield from unknown_owner(session, record)
    name = " ".join(filter(None, (properties.get("firstname"), properties.get("lastname"))))
    yield {
        "kind": "contact",
        "external_id": f"contact-{record['id']}",
        "name": name or properties.get("email") or f"#{record['id']}",
        "responsible": owner(record),
        "created_at": properties.get("createdate") or record["createdAt"],
        **_values(session, "contact", properties),
    }


def company_rows(session: Session, record: Record) -> Iterable[Row]:
    properties = record["properties"]
    yield from unknown_owner(session, record)
    yield {
        "kind": "contact",
        "external_id": f"company-{record['id']}",
        "name": properties.get("name") or properties.get("domain") or f"#{record['id']}",
        "responsible": owner(record),
        "created_at": properties.get("createdate") or record["createdAt"],
        **_values(session, "company", properties),
    }


def _values(session: Session, prefix: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        f"field:{field}": _value(session, field, FieldKind(kind), properties.get(field.removeprefix(f"{prefix}-")))
        for field, kind in session.known["fields"].items()
        if field.startswith(f"{prefix}-")
    }


def _value(session: Session, field: str, kind: FieldKind, value: str | None) -> Any:
    """A value, which there is text, empty for none."""
    if not value:
        return None
    match kind:
        case FieldKind.CHOICE:
            option = option_id(field, value)
            return option if option in session.known["options"] else None
        case FieldKind.DATE:
            return value[:10]
        case FieldKind.TEXT:
            return value.replace(";", ", ")
        case _:
            return value


def errand_rows(session: Session, record: Record, *, kind: str) -> Iterable[Row]:
    properties = record["properties"]
    yield from unknown_owner(session, record)
    name = properties.get("hs_task_subject") or properties.get("hs_meeting_title")
    yield {
        "kind": "activity",
        "external_id": f"{kind}-{record['id']}",
        "activity_type": f"type-{kind}",
        "name": name[:200] if name else None,
        "contact": _belongs_to(record),
        "responsible": owner(record),
        "created_at": record["createdAt"],
    }


def call_rows(session: Session, record: Record) -> Iterable[Row]:
    properties = record["properties"]
    yield from unknown_owner(session, record)
    yield {
        **_talk(session, record, "calls", "call"),
        "direction": "incoming" if properties.get("hs_call_direction") == "INBOUND" else "outgoing",
        "answered": properties.get("hs_call_status") == "COMPLETED",
    }


def email_rows(session: Session, record: Record) -> Iterable[Row]:
    yield from unknown_owner(session, record)
    is_incoming = record["properties"].get("hs_email_direction") == "INCOMING_EMAIL"
    yield {**_talk(session, record, "emails", "email"), "direction": "incoming" if is_incoming else "outgoing"}


def _talk(session: Session, record: Record, kind: str, channel: str) -> dict[str, Any]:
    return {
        "kind": "communication",
        "external_id": f"{kind}-{record['id']}",
        "channel": channel,
        "contact": _belongs_to(record),
        "responsible": owner(record),
        "occurred_at": record["properties"].get("hs_timestamp") or record["createdAt"],
    }
