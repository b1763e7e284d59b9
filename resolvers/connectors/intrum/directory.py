"""People, departments, types of deals with their stages, types of activities, fields and options.

#worker-filter, #worker-department, #sales-types, #sales-fields, #applications-types, #applications-fields, #purchaser-fields, #datatype
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from models import FieldKind
from resolvers.connectors.choosing import source_fields
from resolvers.connectors.declaration import Choices, Directory, Record, Row, TypeChoices
from resolvers.connectors.fields import field_rows
from resolvers.connectors.intrum.api import ask, mapping
from resolvers.connectors.people import PEOPLE, unreachable
from resolvers.connectors.session import Session

_KINDS: Final[Mapping[str, FieldKind]] = {
    "radio": FieldKind.FLAG,
    "select": FieldKind.CHOICE,
    "multiselect": FieldKind.TEXT,
    "date": FieldKind.DATE,
    "datetime": FieldKind.DATE,
    "time": FieldKind.TEXT,
    "integer": FieldKind.NUMBER,
    "decimal": FieldKind.NUMBER,
    "text": FieldKind.TEXT,
    "price": FieldKind.PRICE,
}
_STATES: Final = ("new", "onstate", "outstate", "notworking", "fired")
_AT_WORK: Final = ("new", "onstate", "outstate")


async def read_directory(session: Session) -> Directory:
    """See `Connector`. Known of it is what there is, as far as records refer to it; options by label and by number."""
    workers = [*mapping(await ask(session, "worker/filter", status=_STATES)).values()]
    departments: Sequence[Record] = await ask(session, "worker/department") or ()
    sale_types: Sequence[Record] = await ask(session, "sales/types") or ()
    request_types: Sequence[Record] = await ask(session, "applications/types") or ()
    sale_fields = mapping(await ask(session, "sales/fields"))
    request_fields = mapping(await ask(session, "applications/fields"))
    customer_fields = await ask(session, "purchaser/fields")
    known: dict[str, Any] = {
        PEOPLE: [str(each["id"]) for each in workers],
        "types": [str(each["id"]) for each in sale_types],
        "stages": {str(stage["id"]): str(each["id"]) for each in sale_types for stage in each.get("stages") or ()},
        "request_types": [str(each["id"]) for each in request_types],
        "fields": {},
        "options": {},
    }
    rows = [
        *_departments(departments),
        *(_person(session, each) for each in workers),
        *_types(sale_types),
        *_activity_types(request_types),
        *_fields(known, "sale", "deal", {"deal_type": "sale-type"}, sale_fields),
        *_fields(known, "request", "activity", {"activity_type": "request-type"}, request_fields),
        *_fields(known, "customer", "contact", {}, {"": {"fields": customer_fields}}),
    ]
    choices = Choices(
        _type_choices(sale_types, sale_fields), source_fields(rows, "deal"), source_fields(rows, "activity")
    )
    return Directory(rows, known, choices)


def _type_choices(types: Sequence[Record], fields: Mapping[str, Any]) -> dict[str, TypeChoices]:
    return {
        f"sale-type-{each['id']}": TypeChoices(
            [
                field_id("sale", each["id"], id_)
                for id_ in mapping(fields.get(str(each["id"]))).get("price_fields") or ()
            ],
            *(
                [f"stage-{stage['id']}" for stage in each.get("stages") or () if stage.get(outcome)]
                for outcome in ("is_success", "is_fail")
            ),
        )
        for each in types
    }


def _departments(departments: Sequence[Record]) -> Iterator[Row]:
    """Those above first."""
    left = {str(each["id"]): each for each in departments}
    while left:
        above = [id_ for id_, each in left.items() if str(each.get("parent_id") or 0) not in left]
        # A ring of them hangs on nothing.
        for id_ in above or [*left]:
            parent = str(left[id_].get("parent_id") or 0)
            yield {
                "kind": "department",
                "external_id": f"department-{id_}",
                "name": left[id_]["name"],
                "parent": f"department-{parent}"
                if parent != "0" and above and _is_there(departments, parent)
                else None,
            }
        left = {id_: each for id_, each in left.items() if above and id_ not in above}


def _is_there(departments: Sequence[Record], id_: str) -> bool:
    return any(str(each["id"]) == id_ for each in departments)


def _email(worker: Record) -> str | None:
    for kind in ("internalemail", "externalemail"):
        for each in worker.get(kind) or ():
            if each.get("email"):
                return str(each["email"]).strip()
    return None


def _person(session: Session, worker: Record) -> Row:
    division = str(worker.get("division_id") or 0)
    name = " ".join(filter(None, (worker.get("name"), worker.get("surname"))))
    own_id = f"worker-{worker['id']}"
    return {
        "kind": "person",
        "external_id": own_id,
        "name": name or f"INTRUM {worker['id']}",
        "email": _email(worker) or unreachable(session, own_id, "INTRUM"),
        "role": "user",
        "department": f"department-{division}" if division != "0" else None,
        "status": "active" if worker.get("status", "onstate") in _AT_WORK else "dismissed",
    }


def _types(types: Sequence[Record]) -> Iterator[Row]:
    for place, each in enumerate(types):
        type_ = f"sale-type-{each['id']}"
        yield {"kind": "deal_type", "external_id": type_, "name": each["name"], "position": place}
        stages: Sequence[Record] = each.get("stages") or ()
        for number, stage in enumerate(sorted(stages, key=lambda one: int(one.get("order") or 0))):
            yield {
                "kind": "stage",
                "external_id": f"stage-{stage['id']}",
                "deal_type": type_,
                "name": stage["name"],
                "position": number,
                "color": stage.get("color") or None,
            }


def _activity_types(types: Sequence[Record]) -> Iterator[Row]:
    for place, each in enumerate(types):
        named = {"name": each["name"], "position": place}
        yield {"kind": "activity_type", "external_id": f"request-type-{each['id']}", **named}


def _fields(
    known: dict[str, Any], prefix: str, entity: str, of_type: Mapping[str, str], by_type: Mapping[str, Any]
) -> Iterator[Row]:
    """The fields of each type; those that several types have once for each, as every type has options of its own."""
    for type_, said in by_type.items():
        fields: Mapping[str, Any] = mapping(mapping(said).get("fields"))
        for place, each in enumerate(fields.values()):
            variants: Sequence[Record] = each.get("variants") or ()
            kind = _KINDS.get(each["datatype"])
            if kind is FieldKind.CHOICE and not variants:
                # Those of nested choices are not listed.
                kind = FieldKind.TEXT
            if kind is None:
                continue
            field = field_id(prefix, type_, each["id"])
            known["fields"][field] = kind.value
            options = [{"external_id": f"{field}-option-{one['id']}", "label": one["value"]} for one in variants]
            if kind is FieldKind.CHOICE:
                named = zip(variants, options, strict=True)
                known["options"][field] = {
                    str(one[name]): option["external_id"] for one, option in named for name in ("id", "value")
                }
            types = {column: f"{before}-{type_}" for column, before in of_type.items()}
            yield from field_rows(field, entity, kind, each["name"], options, position=place, **types)


def field_id(prefix: str, type_: Any, id_: Any) -> str:
    """A field of a type; of contacts, which have no types here, of none."""
    return f"{prefix}-{type_}-field-{id_}" if type_ else f"{prefix}-field-{id_}"
