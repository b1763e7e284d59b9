"""People, pipelines with their stages, properties and their options.

CRM/Crm Owners, CRM/Pipelines and CRM/Properties of the API's documents;
https://developers.hubspot.com/docs/api/crm/pipelines for `metadata`
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from models import FieldKind
from resolvers.connectors.choosing import source_fields
from resolvers.connectors.declaration import Choices, Directory, Record, Row, TypeChoices
from resolvers.connectors.fields import field_rows
from resolvers.connectors.hubspot.api import everything, get
from resolvers.connectors.people import PEOPLE
from resolvers.connectors.session import Session
from resolvers.language import LocalizedText

AMOUNT, _SOURCE = "deal-amount", "deal-hs_analytics_source"
CURRENCY: Final = "deal_currency_code"
"""That of a deal; accounts with one currency have no such property, and leave it out of what they answer."""
ACTIVITY_TYPES: Final[Mapping[str, LocalizedText]] = {
    "tasks": LocalizedText("Task", "Задача"),
    "meetings": LocalizedText("Meeting", "Встреча"),
}
_COMPANY = LocalizedText("Company: ", "Компания: ")
_OBJECTS: Final = {"deals": ("deal", "deal"), "contacts": ("contact", "contact"), "companies": ("company", "contact")}
# Of those that every account has: what desktops and reports are made of. All of its own come besides.
_CHOSEN: Final = {
    "deals": ("amount", "closedate", "dealtype", "closed_lost_reason", "hs_analytics_source"),
    "contacts": ("email", "phone", "lifecyclestage", "hs_lead_status", "hs_analytics_source"),
    "companies": ("domain", "phone", "industry"),
}
_ALWAYS: Final = {
    "deals": ("dealname", "pipeline", "dealstage", "hubspot_owner_id", "createdate", CURRENCY),
    "contacts": ("firstname", "lastname", "email", "hubspot_owner_id", "createdate"),
    "companies": ("name", "domain", "hubspot_owner_id", "createdate"),
    "tasks": ("hs_task_subject", "hubspot_owner_id"),
    "meetings": ("hs_meeting_title", "hubspot_owner_id"),
    "calls": ("hs_timestamp", "hs_call_direction", "hs_call_status", "hubspot_owner_id"),
    "emails": ("hs_timestamp", "hs_email_direction", "hubspot_owner_id"),
}


async def read_directory(session: Session) -> Directory:
    """See `Connector`. Known of it is what there is, as far as records refer to it, and which properties to ask for."""
    owners = [each for is_archived in ("false", "true") for each in await _owners(session, is_archived)]
    pipelines = (await get(session, "crm/pipelines/{version}/deals"))["results"]
    properties = {
        kind: [
            each
            for each in (await get(session, f"crm/properties/{{version}}/{kind}"))["results"]
            if not each.get("archived") and (each["name"] in _CHOSEN[kind] or not each.get("hubspotDefined"))
        ]
        for kind in _OBJECTS
    }
    rows = [
        *_departments(owners),
        *map(_person, owners),
        *_types(pipelines),
        *_activity_types(session),
        *(row for kind, found in properties.items() for row in _fields(session, kind, found)),
    ]
    fields = {row["external_id"]: row["field_kind"] for row in rows if row["kind"] == "field"}
    asked = {kind: {*names, *(each["name"] for each in properties.get(kind, ()))} for kind, names in _ALWAYS.items()}
    known = {
        PEOPLE: [str(each["id"]) for each in owners],
        "users": {str(user): each["id"] for each in owners if (user := _user_of(each))},
        "stages": {stage["id"]: pipeline["id"] for pipeline in pipelines for stage in pipeline["stages"]},
        "properties": {kind: sorted(names) for kind, names in asked.items()},
        "fields": fields,
        "options": [row["external_id"] for row in rows if row["kind"] == "field_option"],
    }
    return Directory(rows, known, _choices(pipelines, rows))


def _choices(pipelines: Sequence[Record], rows: Sequence[Row]) -> Choices:
    types = {
        f"pipeline-{each['id']}": TypeChoices(
            (AMOUNT,),
            *(
                [f"stage-{stage['id']}" for stage in each["stages"] if outcome_of(stage) is outcome]
                for outcome in (True, False)
            ),
        )
        for each in pipelines
    }
    return Choices(types, source_fields(rows, "deal") or (_SOURCE,))


async def _owners(session: Session, is_archived: str) -> list[Record]:
    """People; queues, which own tickets, are none."""
    found = await everything(session, "crm/owners/{version}", limit=100, archived=is_archived)
    return [each for each in found if each.get("email") and each.get("type", "PERSON") == "PERSON"]


def _user_of(owner: Record) -> Any:
    return owner.get("userIdIncludingInactive") or owner.get("userId")


def _team_of(owner: Record) -> Record | None:
    teams: Sequence[Record] = owner.get("teams") or ()
    return next((each for each in teams if each.get("primary")), teams[0] if teams else None)


def _departments(owners: Sequence[Record]) -> Iterator[Row]:
    teams = {team["id"]: team["name"] for owner in owners if (team := _team_of(owner))}
    for id_, name in teams.items():
        yield {"kind": "department", "external_id": f"team-{id_}", "name": name}


def _person(owner: Record) -> Row:
    name = " ".join(filter(None, (owner.get("firstName"), owner.get("lastName"))))
    team = _team_of(owner)
    return {
        "kind": "person",
        "external_id": f"owner-{owner['id']}",
        "name": name or owner["email"],
        "email": owner["email"],
        "department": f"team-{team['id']}" if team else None,
        "status": "dismissed" if owner["archived"] else "active",
    }


def _types(pipelines: Sequence[Record]) -> Iterator[Row]:
    for place, pipeline in enumerate(sorted(pipelines, key=_order)):
        type_ = f"pipeline-{pipeline['id']}"
        archived = pipeline.get("archived", False)
        named = {"name": pipeline["label"], "position": place, "archived": archived}
        yield {"kind": "deal_type", "external_id": type_, **named}
        for number, stage in enumerate(sorted(pipeline["stages"], key=_order)):
            yield {
                "kind": "stage",
                "external_id": f"stage-{stage['id']}",
                "deal_type": type_,
                "name": stage["label"],
                "position": number,
                "archived": stage.get("archived", False),
            }


def _order(each: Record) -> tuple[int, str]:
    return each["displayOrder"], each["label"]


def outcome_of(stage: Record) -> bool | None:
    """Whether deals on it are won (`True`), lost (`False`), or neither."""
    metadata: Mapping[str, Any] = stage.get("metadata", {})
    probability = str(metadata.get("probability", ""))
    if str(metadata.get("isClosed", "")).lower() == "true" or probability in ("1.0", "0.0", "1", "0"):
        return float(probability or 0) == 1
    return None


def _activity_types(session: Session) -> Iterator[Row]:
    for place, (kind, name) in enumerate(ACTIVITY_TYPES.items()):
        yield {
            "kind": "activity_type",
            "external_id": f"type-{kind}",
            "name": name.of(session.language),
            "position": place,
        }


def _fields(session: Session, kind: str, properties: Sequence[Record]) -> Iterator[Row]:
    """Properties of companies are told apart from those of contacts, which may be called the same."""
    prefix, entity = _OBJECTS[kind]
    before = _COMPANY.of(session.language) if kind == "companies" else ""
    for place, each in enumerate(properties):
        field_kind = kind_of(each)
        field = f"{prefix}-{each['name']}"
        options = [
            {
                "external_id": option_id(field, one["value"]),
                "label": one["label"],
                "archived": one.get("hidden", False),
            }
            for one in each.get("options") or ()
        ]
        yield from field_rows(field, entity, field_kind, before + each["label"], options, position=place)


def kind_of(each: Record) -> FieldKind:
    """What a property is here. Several values together are text."""
    if each["name"] == "amount" or each.get("showCurrencySymbol") or each.get("numberDisplayHint") == "currency":
        return FieldKind.PRICE
    match each["type"], each["fieldType"]:
        case "number", _:
            return FieldKind.NUMBER
        case "date" | "datetime", _:
            return FieldKind.DATE
        case "bool", _:
            return FieldKind.FLAG
        case "enumeration", "booleancheckbox":
            return FieldKind.FLAG
        case "enumeration", "select" | "radio":
            return FieldKind.CHOICE
        case _:
            return FieldKind.TEXT


def option_id(field: str, value: str) -> str:
    """An option of a property."""
    return f"{field}={value}"
