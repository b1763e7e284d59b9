"""What the Bitrix24 of a small company has: two funnels, some people, custom fields, and deals with their histories."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.connectors.bitrix24.portal import Portal

BEGAN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DEAL, CONTACT, COMPANY = 2, 3, 4


def at(hours: float) -> str:
    """An instant, as the vendor tells it: with an offset of its own."""
    return (BEGAN + timedelta(hours=hours)).isoformat()


def fill(portal: Portal, deals: int = 60) -> None:
    """Gives it all that."""
    portal.departments = [
        {"ID": "1", "NAME": "Company", "SORT": 500},
        {"ID": "2", "NAME": "Sales", "SORT": 500, "PARENT": "1", "UF_HEAD": "11"},
    ]
    portal.users = [
        _user(1, "eva@acme.example", "Eva", "Muster", [1]),
        _user(11, "anna@portal.example", "Anna", "Karenina", [2]),
        _user(12, "levin@portal.example", "Konstantin", "Levin", [2], is_active=False),
    ]
    portal.categories = [
        {"id": 0, "name": "General", "sort": 300, "entityTypeId": 2, "isDefault": "Y"},
        {"id": 5, "name": "Service", "sort": 400, "entityTypeId": 2, "isDefault": "N"},
    ]
    portal.statuses = [
        _status("DEAL_STAGE", "NEW", "New", 10, None, "#39A8EF"),
        _status("DEAL_STAGE", "WON", "Deal successful", 20, "S", "#7BD500"),
        _status("DEAL_STAGE", "LOSE", "Deal failed", 30, "F", "#FF5752"),
        _status("DEAL_STAGE_5", "C5:NEW", "New", 10, None, None),
        _status("DEAL_STAGE_5", "C5:WON", "Done", 20, "S", None),
        _status("SOURCE", "CALL", "Call", 10, None, None),
        _status("SOURCE", "WEB", "Website", 20, None, None),
    ]
    portal.fields = {
        "deal": [
            _field("UF_CRM_SIZE", "enumeration", "Size", [("31", "Small"), ("32", "Large")]),
            _field("UF_CRM_DUE", "datetime", "Due by"),
            _field("UF_CRM_COST", "money", "Cost"),
            _field("UF_CRM_TAGS", "enumeration", "Tags", [("41", "red"), ("42", "blue")], is_multiple=True),
            _field("UF_CRM_VIP", "boolean", "Vip"),
            _field("UF_CRM_FILE", "file", "Contract"),
        ],
        "contact": [_field("UF_CRM_NOTE", "string", "Note")],
    }
    for number in range(1, 8):
        add_item(portal, COMPANY, number, title=f"Company {number}", fm=[_phone("+100")])
        add_item(portal, CONTACT, number, name="Ivan", lastName=f"No {number}", sourceId="WEB", ufCrmNote="x")
    for number in range(1, deals + 1):
        add_deal(portal, number)
    for number in range(1, 9):
        add_activity(portal, number, type_={0: "2", 2: "4"}.get(number % 4, "1"))


def add_item(portal: Portal, type_: int, id_: int, **more: Any) -> dict[str, Any]:
    """An item of the CRM, or another state of it."""
    item = {
        "id": id_,
        "assignedById": 11,
        "createdBy": 1,
        "createdTime": at(id_),
        "updatedTime": at(id_ + 1),
        "entityTypeId": type_,
        **portal.items[type_].get(id_, {}),
        **more,
    }
    portal.items[type_][id_] = item
    return item


def add_deal(portal: Portal, id_: int, **more: Any) -> dict[str, Any]:
    """A deal that was won, lost, or is still new, by its number; each fourth one is for service."""
    is_service = id_ % 4 == 0
    stages = ["C5:NEW", "C5:WON"] if is_service else [["NEW", "WON"], ["NEW", "LOSE"], ["NEW"]][id_ % 3]
    category = 5 if is_service else 0
    deal = add_item(
        portal,
        DEAL,
        id_,
        title=f"Deal {id_}",
        categoryId=category,
        stageId=stages[-1],
        contactId=id_ % 7 + 1 if id_ % 2 else 0,
        companyId=id_ % 7 + 1,
        opportunity=100 * id_ + 0.5,
        currencyId="EUR",
        sourceId="CALL" if id_ % 2 else "WEB",
        movedBy=11,
        movedTime=at(id_ + len(stages) / 10),
        UF_CRM_SIZE=31 if id_ % 2 else 32,
        UF_CRM_DUE="2026-05-01T00:00:00+00:00",
        UF_CRM_COST="12.50|USD",
        UF_CRM_TAGS=[41, 42],
        UF_CRM_VIP="Y",
        UF_CRM_FILE={"id": 7},
        **more,
    )
    for place, stage in enumerate(stages):
        move(portal, id_, stage, at(id_ + (place + 1) / 10), category)
    return deal


def move(portal: Portal, deal: int, stage: str, when: str, category: int = 0) -> None:
    """A line of the history."""
    portal.history.append(
        {
            "ID": len(portal.history) + 1,
            "TYPE_ID": 1,
            "OWNER_ID": deal,
            "CREATED_TIME": when,
            "CATEGORY_ID": category,
            "STAGE_SEMANTIC_ID": "P",
            "STAGE_ID": stage,
        }
    )


def add_activity(portal: Portal, id_: int, **more: Any) -> None:
    """An activity with a client; even ones are done."""
    type_ = more.pop("type_", "1")
    portal.activities[id_] = {
        "ID": str(id_),
        "OWNER_ID": "2",
        "OWNER_TYPE_ID": "3" if id_ % 2 else "2",
        "TYPE_ID": type_,
        "SUBJECT": f"Activity {id_}",
        "CREATED": at(id_),
        "LAST_UPDATED": at(id_ + 1),
        "START_TIME": at(id_ + 0.5),
        "COMPLETED": "Y" if id_ % 2 == 0 else "N",
        "RESPONSIBLE_ID": "11",
        "AUTHOR_ID": "1",
        "DIRECTION": "2",
        "COMMUNICATIONS": [{"ID": "1", "TYPE": "PHONE", "ENTITY_ID": "3", "ENTITY_TYPE_ID": "4"}],
        **more,
    }


def _user(
    id_: int, email: str, name: str, last_name: str, departments: list[int], *, is_active: bool = True
) -> dict[str, Any]:
    return {
        "ID": str(id_),
        "ACTIVE": is_active,
        "NAME": name,
        "LAST_NAME": last_name,
        "EMAIL": email,
        "UF_DEPARTMENT": departments,
        "USER_TYPE": "employee",
    }


def _status(entity: str, id_: str, name: str, sort: int, semantics: str | None, color: str | None) -> dict[str, Any]:
    return {
        "ENTITY_ID": entity,
        "STATUS_ID": id_,
        "NAME": name,
        "SORT": str(sort),
        "SEMANTICS": semantics,
        "COLOR": color,
    }


def _field(
    name: str, type_: str, label: str, options: list[tuple[str, str]] | None = None, *, is_multiple: bool = False
) -> dict[str, Any]:
    told = {"LIST": [{"ID": id_, "VALUE": value} for id_, value in options]} if options else {}
    return {
        "FIELD_NAME": name,
        "USER_TYPE_ID": type_,
        "MULTIPLE": "Y" if is_multiple else "N",
        "EDIT_FORM_LABEL": label,
        "SETTINGS": [],
        **told,
    }


def _phone(value: str) -> dict[str, Any]:
    return {"id": 1, "typeId": "PHONE", "valueType": "WORK", "value": value}
