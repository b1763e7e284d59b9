"""People, pipelines with their stages, types of tasks, fields and options of an account.

https://www.amocrm.ru/developers/content/crm_platform/users-api, …/leads_pipelines, …/account-info, …/custom-fields
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from models import FieldKind
from resolvers.connectors.amocrm.api import ask, everything
from resolvers.connectors.choosing import source_fields
from resolvers.connectors.declaration import Choices, Directory, Record, Row, TypeChoices
from resolvers.connectors.fields import field_rows
from resolvers.connectors.people import PEOPLE
from resolvers.connectors.session import Session
from resolvers.language import LocalizedText

WON, LOST = 142, 143
"""Stages that each pipeline has, by the same numbers."""
PRICE, LOSS = "lead-price", "lead-loss-reason"

KINDS: Final[Mapping[str, FieldKind]] = {
    "text": FieldKind.TEXT,
    "textarea": FieldKind.TEXT,
    "url": FieldKind.TEXT,
    "multitext": FieldKind.TEXT,
    "multiselect": FieldKind.TEXT,
    "streetaddress": FieldKind.TEXT,
    "numeric": FieldKind.NUMBER,
    "price": FieldKind.PRICE,
    "monetary": FieldKind.PRICE,
    "select": FieldKind.CHOICE,
    "radiobutton": FieldKind.CHOICE,
    "category": FieldKind.CHOICE,
    "date": FieldKind.DATE,
    "date_time": FieldKind.DATE,
    "birthday": FieldKind.DATE,
    "checkbox": FieldKind.FLAG,
}
"""Types of fields that there are here too; of several values text has them all."""

_ENTITIES: Final = {"leads": ("lead", "deal"), "contacts": ("contact", "contact"), "companies": ("company", "contact")}
_PRICE = LocalizedText("Budget", "Бюджет")
_LOSS = LocalizedText("Reason of loss", "Причина отказа")
_COMPANY = LocalizedText("Company: ", "Компания: ")


async def read_directory(session: Session) -> Directory:
    """See `Connector`. Known of it is what there is, as far as records refer to it, and the account's zone and
    currency."""
    account = await ask(session, "account", {"with": "task_types,users_groups,datetime_settings"})
    embedded: Mapping[str, Any] = account.get("_embedded", {})
    users = await everything(session, "users")
    pipelines = await everything(session, "leads/pipelines")
    reasons = await everything(session, "leads/loss_reasons")
    fields = {entity: await everything(session, f"{entity}/custom_fields") for entity in _ENTITIES}
    rows = [
        *_departments(embedded.get("users_groups", ())),
        *map(_person, users),
        *_types(pipelines),
        *_activity_types(embedded.get("task_types", ())),
        *_own_fields(session, reasons),
        *(row for entity, found in fields.items() for row in _fields(session, entity, found)),
    ]
    settings: Mapping[str, Any] = embedded.get("datetime_settings", account.get("datetime_settings", {}))
    known = {
        PEOPLE: [str(user["id"]) for user in users],
        "types": [row["external_id"] for row in rows if row["kind"] == "deal_type"],
        "stages": [row["external_id"] for row in rows if row["kind"] == "stage"],
        "options": [row["external_id"] for row in rows if row["kind"] == "field_option"],
        "task_types": [str(each["id"]) for each in embedded.get("task_types", ())],
        "fields": {row["external_id"]: row["field_kind"] for row in rows if row["kind"] == "field"},
        "zone": settings.get("timezone"),
        "currency": account.get("currency"),
    }
    return Directory(rows, known, _choices(pipelines, rows))


def _choices(pipelines: Sequence[Record], rows: Sequence[Row]) -> Choices:
    """Every pipeline ends in the same two stages. Which field tells where a lead came from is not known, but for one called so."""
    types = {
        f"pipeline-{each['id']}": TypeChoices((PRICE,), (stage_id(each["id"], WON),), (stage_id(each["id"], LOST),))
        for each in pipelines
    }
    return Choices(types, source_fields(rows, "deal"))


def _departments(groups: Sequence[Record]) -> Iterator[Row]:
    for group in groups:
        yield {"kind": "department", "external_id": f"group-{group['id']}", "name": group["name"]}


def _person(user: Record) -> Row:
    rights = user.get("rights", {})
    groups = user.get("_embedded", {}).get("groups") or ()
    return {
        "kind": "person",
        "external_id": f"user-{user['id']}",
        "name": user["name"],
        "email": user["email"],
        "department": f"group-{groups[0]['id']}" if groups else None,
        "status": "active" if rights.get("is_active", True) else "dismissed",
        "language": "ru" if user.get("lang") == "ru" else "en",
    }


def _types(pipelines: Sequence[Record]) -> Iterator[Row]:
    for place, pipeline in enumerate(sorted(pipelines, key=lambda each: each["sort"])):
        yield {
            "kind": "deal_type",
            "external_id": f"pipeline-{pipeline['id']}",
            "name": pipeline["name"],
            "position": place,
            "archived": pipeline["is_archive"],
        }
        stages: list[Record] = sorted(pipeline["_embedded"]["statuses"], key=lambda each: each["sort"])
        for number, stage in enumerate(stages):
            type_, own = f"pipeline-{pipeline['id']}", stage_id(pipeline["id"], stage["id"])
            yield stage_row(type_, own, stage["name"], number, stage["color"])


def stage_row(
    type_: str, stage: str, name: str, position: int, color: str | None = None, *, is_archived: bool = False
) -> Row:
    """A stage of a pipeline."""
    named = {"kind": "stage", "external_id": stage, "deal_type": type_, "name": name, "position": position}
    return {**named, "color": color, "archived": is_archived}


def stage_id(pipeline: Any, status: Any) -> str:
    """A stage of a pipeline: those that are won or lost have the same number in all of them."""
    return f"stage-{pipeline}-{status}"


def _activity_types(types: Sequence[Record]) -> Iterator[Row]:
    for place, each in enumerate(types):
        yield {
            "kind": "activity_type",
            "external_id": f"task-type-{each['id']}",
            "name": each["name"],
            "position": place,
        }


def _own_fields(session: Session, reasons: Sequence[Record]) -> Iterator[Row]:
    """What is no custom field there."""
    yield from field_rows(PRICE, "deal", FieldKind.PRICE, _PRICE.of(session.language))
    if reasons:
        options = [{"external_id": f"loss-reason-{each['id']}", "label": each["name"]} for each in reasons]
        yield from field_rows(LOSS, "deal", FieldKind.CHOICE, _LOSS.of(session.language), options)


def _fields(session: Session, entity: str, fields: Sequence[Record]) -> Iterator[Row]:
    """Fields of companies are told apart from those of contacts, which may be called the same."""
    prefix, ours = _ENTITIES[entity]
    before = _COMPANY.of(session.language) if entity == "companies" else ""
    for place, each in enumerate(fields):
        kind = KINDS.get(each["type"])
        if kind is None:
            continue
        options = [{"external_id": f"option-{one['id']}", "label": one["value"]} for one in each.get("enums") or ()]
        yield from field_rows(
            f"{prefix}-field-{each['id']}", ours, kind, before + each["name"], options, position=place
        )
