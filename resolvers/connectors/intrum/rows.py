"""How records become rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from models import FieldKind
from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.intrum.api import instant, mapping
from resolvers.connectors.intrum.directory import field_id
from resolvers.connectors.intrum.moves import either, moves_of
from resolvers.connectors.intrum.people import person, unknown_people
from resolvers.connectors.session import Session

_DELETED: Final = "0"


def _customer(id_: Any) -> str | None:
    return f"customer-{id_}" if str(id_ or 0) != "0" else None


def sale_rows(session: Session, sale: Record) -> Iterable[Row]:
    type_ = either(sale, "sales_type_id", "sale_type_id")
    yield from unknown_people(session, sale.get("employee_id"), sale.get("sale_creator_id"))
    moves = [*moves_of(session, sale, type_)]
    yield from _unknown_stages(session, moves)
    yield {
        "kind": "deal",
        "external_id": f"sale-{sale['id']}",
        "deleted": str(sale.get("publish", "1")) == _DELETED,
        "deal_type": f"sale-type-{type_}",
        "name": sale.get("sale_name") or f"#{sale['id']}",
        "contact": _customer(sale.get("customers_id")),
        "responsible": person(sale.get("employee_id")),
        "created_by": person(sale.get("sale_creator_id")),
        "created_at": instant(session, sale["date_create"]),
        **_values(session, "sale", type_, sale),
        "moves": moves,
    }


def _unknown_stages(session: Session, moves: Sequence[Row]) -> Iterator[Row]:
    """Rows of stages, and of types, that there are no more, but in changes of stage."""
    types = {f"sale-type-{id_}" for id_ in session.known["types"]}
    for type_ in sorted({move["deal_type"] for move in moves} - types):
        session.has_missed = True
        yield {"kind": "deal_type", "external_id": type_, "name": type_, "archived": True}
    for type_, stage in sorted({(move["deal_type"], move["to_stage"]) for move in moves}):
        if stage.removeprefix("stage-") not in session.known["stages"]:
            session.has_missed = True
            yield {"kind": "stage", "external_id": stage, "deal_type": type_, "name": stage, "archived": True}


def contact_rows(session: Session, customer: Record) -> Iterable[Row]:
    name = " ".join(filter(None, (customer.get("surname"), customer.get("name"), customer.get("secondname"))))
    yield from unknown_people(session, customer.get("manager_id"), customer.get("customer_creator_id"))
    yield {
        "kind": "contact",
        "external_id": f"customer-{customer['id']}",
        "deleted": str(customer.get("publish", "1")) == _DELETED,
        "name": name or f"#{customer['id']}",
        "responsible": person(customer.get("manager_id")),
        "created_by": person(customer.get("customer_creator_id")),
        "created_at": instant(session, customer["create_date"]),
        **_values(session, "customer", "", customer),
    }


def request_rows(session: Session, request: Record) -> Iterable[Row]:
    type_ = str(request["request_type_id"])
    yield from unknown_people(session, request.get("employee_id"), request.get("request_creator_id"))
    yield {
        "kind": "activity",
        "external_id": f"request-{request['id']}",
        "deleted": str(request.get("publish", "1")) == _DELETED,
        "activity_type": f"request-type-{type_}",
        "name": request.get("request_name") or None,
        "contact": _customer(request.get("customer_id")),
        "responsible": person(request.get("employee_id")),
        "created_by": person(request.get("request_creator_id")),
        "created_at": instant(session, request["date_create"]),
        **_values(session, "request", type_, request),
    }


def _values(session: Session, prefix: str, type_: Any, record: Record) -> dict[str, Any]:
    """The values of the record's fields. One that is not told is empty."""
    own = field_id(prefix, type_, "")
    kinds: Mapping[str, str] = {name: kind for name, kind in session.known["fields"].items() if name.startswith(own)}
    given = {f"field:{name}": None for name in kinds}
    for id_, each in mapping(record.get("fields")).items():
        name = field_id(prefix, type_, each.get("id", id_))
        if name in kinds:
            given[f"field:{name}"] = _value(session, name, FieldKind(kinds[name]), each.get("value"))
    return given


def _value(session: Session, field: str, kind: FieldKind, value: Any) -> Any:
    if value is None or value == "":
        return None
    match kind:
        case FieldKind.CHOICE:
            return session.known["options"][field].get(str(value))
        case FieldKind.DATE:
            return None if str(value).startswith("0000") else str(value)[:10]
        case FieldKind.FLAG:
            return str(value) == "1"
        case FieldKind.TEXT if isinstance(value, list):
            return ", ".join(map(str, cast("list[Any]", value)))
        case _:
            return str(value)


def call_rows(session: Session, call: Record) -> Iterable[Row]:
    yield from unknown_people(session, call.get("user_id"))
    yield {
        "kind": "communication",
        "external_id": f"call-{call['id']}",
        "channel": "call",
        "direction": "incoming" if str(call["is_incoming"]) == "1" else "outgoing",
        "responsible": person(call.get("user_id")),
        "occurred_at": instant(session, call["date_time"]),
        "answered": str(call["is_answered"]) == "1",
    }
