"""A company's records from a folder in the import format."""

import csv
import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle.clock import instant_of
from tests.oracle.records import (
    Activity,
    ActivityType,
    Communication,
    Company,
    Contact,
    Deal,
    DealType,
    Department,
    Field,
    Group,
    Option,
    Records,
    ReportFields,
    Settings,
    Stage,
    Transition,
    User,
)

Line = dict[str, str]


def read_folder(path: str | Path) -> Records:
    """Everything in the folder; an absent file means none of those."""
    folder = Path(path)
    about = json.loads((folder / "company.json").read_text(encoding="utf-8"))
    company = Company(about["external_id"], about["timezone"], about["currency"], about["week_start"], about["name"])
    records = Records(company, read_settings(folder / "report_field_settings.json"))
    add_people_and_types(records, folder)
    add_rows(records, folder)
    add_transitions(records, folder)
    return records


def lines(folder: Path, name: str) -> Iterator[Line]:
    """The lines of `name`.csv or `name`.csv.gz, by the header's columns."""
    plain, packed = folder / f"{name}.csv", folder / f"{name}.csv.gz"
    if plain.exists():
        with plain.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    elif packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


def read_settings(file: Path) -> Settings:
    """The report field settings; empty ones without the file."""
    if not file.exists():
        return Settings()
    said = json.loads(file.read_text(encoding="utf-8"))
    return Settings(
        said.get("activity_source_fields", []),
        said.get("deal_source_fields", []),
        {
            deal_type: ReportFields(
                each.get("price_fields", []), set(each.get("success_stages", [])), set(each.get("failure_stages", []))
            )
            for deal_type, each in said.get("deal_types", {}).items()
        },
    )


def read_time(text: str, zone: ZoneInfo) -> datetime:
    """An instant; without an offset it is in the company's zone, and a bare date is its local midnight."""
    time = datetime.fromisoformat(text)
    return instant_of(time, zone) if time.tzinfo is None else time.astimezone(UTC)


def read_flag(text: str | None) -> bool | None:
    """True, false, or nothing said."""
    return {"true": True, "1": True, "false": False, "0": False}[text.lower()] if text else None


def read_value(kind: str, text: str) -> Any:
    """A custom field's value by the field's kind."""
    if kind in ("price", "number"):
        return Decimal(text)
    if kind == "date":
        return date.fromisoformat(text)
    return read_flag(text) if kind == "flag" else text


def add_people_and_types(records: Records, folder: Path) -> None:
    """Departments, people, groups and what the administrator defines."""
    for line in lines(folder, "departments"):
        records.add(Department(line["external_id"], line["name"], line.get("parent") or None, line.get("head") or None))
    for line in lines(folder, "users"):
        department = line.get("department") or None
        records.add(User(line["external_id"], line["role"], department, line["status"], line["name"]))
    for line in lines(folder, "groups"):
        records.add(Group(line["external_id"], line["name"]))
    for line in lines(folder, "group_members"):
        records.groups[line["group"]].members.add(line["user"])
    for line in lines(folder, "deal_types"):
        position, archived = int(line.get("position") or 0), read_flag(line.get("archived")) or False
        records.add(DealType(line["external_id"], line["name"], position, archived))
    for line in lines(folder, "stages"):
        records.add(Stage(line["external_id"], line["deal_type"], line["name"], int(line.get("position") or 0)))
    for line in lines(folder, "activity_types"):
        records.add(ActivityType(line["external_id"], line["name"]))
    for line in lines(folder, "fields"):
        record_type = line.get("deal_type") or line.get("activity_type") or None
        archived = read_flag(line.get("archived")) or False
        records.add(Field(line["external_id"], line["entity"], record_type, line["kind"], line["name"], archived))
    for line in lines(folder, "field_options"):
        archived = read_flag(line.get("archived")) or False
        position = int(line.get("position") or 0)
        records.add(Option(line["external_id"], line["field"], line["label"], position, archived))


def add_rows(records: Records, folder: Path) -> None:
    """Contacts, deals, activities and communications."""
    zone = ZoneInfo(records.company.timezone)

    def about(line: Line) -> dict[str, Any]:
        values = {column.removeprefix("field:"): text for column, text in line.items() if column.startswith("field:")}
        return {
            "external_id": line["external_id"],
            "created_at": read_time(line["created_at"], zone),
            "responsible": line.get("responsible") or None,
            "deleted": bool(line.get("deleted_at")),
            "fields": {name: read_value(records.fields[name].kind, text) for name, text in values.items() if text},
        }

    for line in lines(folder, "contacts"):
        records.add(Contact(name=line["name"], **about(line)))
    for line in lines(folder, "deals"):
        records.add(Deal(deal_type=line["deal_type"], contact=line.get("contact") or None, **about(line)))
    for line in lines(folder, "activities"):
        contact = line.get("contact") or None
        records.add(Activity(activity_type=line["activity_type"], contact=contact, **about(line)))
    for line in lines(folder, "communications"):
        records.add(
            Communication(
                line["external_id"],
                line["channel"],
                line["direction"],
                read_time(line["occurred_at"], zone),
                line.get("responsible") or None,
                read_flag(line.get("answered")),
                line.get("contact") or None,
            )
        )


def add_transitions(records: Records, folder: Path) -> None:
    """The ledger: the line gives the order; a line without a name that repeats the one before it of its deal and time is none."""
    zone = ZoneInfo(records.company.timezone)
    before: dict[tuple[str, datetime], str] = {}
    for ordinal, line in enumerate(lines(folder, "transitions")):
        deal_type = line.get("deal_type") or records.deals[line["deal"]].deal_type
        row = Transition(line["deal"], deal_type, line["to_stage"], read_time(line["occurred_at"], zone), ordinal)
        if line.get("external_id") or before.get((row.deal, row.occurred_at)) != row.to_stage:
            records.add(row)
        before[row.deal, row.occurred_at] = row.to_stage
