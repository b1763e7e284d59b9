"""A company's records as a folder in the import format."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.oracle.records import Activity, Contact, Deal, Records, Settings

Line = Mapping[str, Any]


def write_folder(records: Records, folder: Path) -> Path:
    """Writes everything the format can say; what is archived (options aside) or deleted it cannot, see `after_import`."""
    folder.mkdir(parents=True, exist_ok=True)
    company = records.company
    about = {
        "external_id": company.external_id,
        "name": company.name or company.external_id,
        "timezone": company.timezone,
        "currency": company.currency,
        "week_start": company.week_start,
    }
    (folder / "company.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "report_field_settings.json").write_text(json.dumps(settings_of(records.settings)), encoding="utf-8")
    write_people(records, folder)
    write_definitions(records, folder)
    write_records(records, folder)
    write_ledger(records, folder)
    return folder


def settings_of(settings: Settings) -> dict[str, Any]:
    """The report field settings as the file has them."""
    return {
        "activity_source_fields": settings.activity_source_fields,
        "deal_source_fields": settings.deal_source_fields,
        "deal_types": {
            deal_type: {
                "price_fields": chosen.price_fields,
                "success_stages": sorted(chosen.success_stages),
                "failure_stages": sorted(chosen.failure_stages),
            }
            for deal_type, chosen in settings.deal_types.items()
        },
    }


def email_of(user: str, records: Records) -> str:
    """A person's address, which no other company has."""
    return f"{user}@{records.company.external_id}.example"


def write_people(records: Records, folder: Path) -> None:
    """Departments, users and groups."""
    departments = [
        {"external_id": each.external_id, "name": each.external_id, "parent": each.parent, "head": each.head}
        for each in records.departments.values()
    ]
    users = [
        {
            "external_id": each.external_id,
            "email": email_of(each.external_id, records),
            "name": each.external_id,
            "role": each.role,
            "department": each.department,
            "status": each.status,
        }
        for each in records.users.values()
    ]
    write_lines(folder / "departments.csv", departments)
    write_lines(folder / "users.csv", users)
    write_lines(folder / "groups.csv", [{"external_id": each, "name": each} for each in records.groups])
    members = [
        {"group": group.external_id, "user": user}
        for group in records.groups.values()
        for user in sorted(group.members)
    ]
    write_lines(folder / "group_members.csv", members)


def write_definitions(records: Records, folder: Path) -> None:
    """What an administrator defines. Everything but options is named by its external id, so that answers can be read back."""
    write_lines(
        folder / "deal_types.csv",
        [
            {"external_id": each.external_id, "name": each.external_id, "position": each.position}
            for each in records.deal_types.values()
        ],
    )
    stages = [
        {
            "external_id": each.external_id,
            "deal_type": each.deal_type,
            "name": each.external_id,
            "position": each.position,
        }
        for each in records.stages.values()
    ]
    write_lines(folder / "stages.csv", stages)
    names = [{"external_id": each, "name": each} for each in records.activity_types]
    write_lines(folder / "activity_types.csv", names)
    fields = [
        {
            "external_id": each.external_id,
            "entity": each.entity,
            "deal_type": each.record_type if each.entity == "deal" else None,
            "activity_type": each.record_type if each.entity == "activity" else None,
            "kind": each.kind,
            "name": each.external_id,
        }
        for each in records.fields.values()
    ]
    write_lines(folder / "fields.csv", fields)
    options = [
        {
            "external_id": each.external_id,
            "field": each.field,
            "label": each.label,
            "position": each.position,
            "archived": each.archived,
        }
        for each in records.options.values()
    ]
    write_lines(folder / "field_options.csv", options)


def write_records(records: Records, folder: Path) -> None:
    """Contacts, deals, activities and communications."""
    write_lines(folder / "contacts.csv", [shared(each) for each in records.contacts.values()])
    deals = [shared(each) | {"deal_type": each.deal_type, "contact": each.contact} for each in records.deals.values()]
    write_lines(folder / "deals.csv", deals)
    activities = [
        {key: value for key, value in shared(each).items() if key != "name"}
        | {"activity_type": each.activity_type, "contact": each.contact}
        for each in records.activities.values()
    ]
    write_lines(folder / "activities.csv", activities)
    communications = [
        {
            "external_id": each.external_id,
            "channel": each.channel,
            "direction": each.direction,
            "contact": each.contact,
            "responsible": each.responsible,
            "occurred_at": each.occurred_at,
            "answered": each.answered,
        }
        for each in records.communications.values()
    ]
    write_lines(folder / "communications.csv", communications)


def shared(record: Contact | Activity | Deal) -> dict[str, Any]:
    """What contacts, activities and deals have in common."""
    fields = {f"field:{name}": value for name, value in record.fields.items() if value is not None}
    return {
        "external_id": record.external_id,
        "name": record.external_id,
        "responsible": record.responsible,
        "created_at": record.created_at,
        **fields,
    }


def write_ledger(records: Records, folder: Path) -> None:
    """The moves in the order of their ordinals; the type of a move is left out where it is the deal's."""
    moves = [
        {
            "deal": each.deal,
            "deal_type": None if each.deal_type == records.deals[each.deal].deal_type else each.deal_type,
            "to_stage": each.to_stage,
            "occurred_at": each.occurred_at,
        }
        for each in sorted(records.transitions, key=lambda row: row.ordinal)
    ]
    write_lines(folder / "transitions.csv", moves)


def write_lines(file: Path, lines: Iterable[Line]) -> None:
    """A CSV file with a column for every key; no file without lines."""
    lines = list(lines)
    if not lines:
        return
    columns = list(dict.fromkeys(key for line in lines for key in line))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([cell(line.get(column)) for column in columns] for line in lines)


def cell(value: Any) -> str:
    """A value as a cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)
