"""The story in the import format: what a vendor's system is compared with."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.connectors.story import Story


def write_folder(story: Story, folder: Path, company: str) -> Path:
    """Writes it, and returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    about = {
        "external_id": company,
        "name": "Acme",
        "timezone": "Europe/Berlin",
        "currency": "EUR",
        "week_start": "monday",
    }
    (folder / "company.json").write_text(json.dumps(about))
    is_company = {each.number: each.is_company for each in story.customers}
    people = (
        {
            "external_id": f"p{each.number}",
            "email": each.email,
            "name": each.name,
            "role": "admin" if each.is_admin else "user",
            "status": "active" if each.is_active else "dismissed",
        }
        for each in story.people
    )
    _write(folder / "users.csv", people)
    _write(
        folder / "deal_types.csv",
        ({"external_id": f"t{each.number}", "name": each.name, "position": place} for place, each in enumerate(story.pipelines)),
    )  # fmt: skip
    _write(
        folder / "stages.csv",
        (
            {
                "external_id": f"t{each.number}-{step.number}",
                "deal_type": f"t{each.number}",
                "name": step.name,
                "position": place,
            }
            for each in story.pipelines
            for place, step in enumerate(each.steps)
        ),
    )
    _write(
        folder / "activity_types.csv",
        ({"external_id": f"k{number}", "name": name} for number, name in story.kinds.items()),
    )
    fields = [
        {"external_id": "price", "entity": "deal", "kind": "price", "name": "Price"},
        {"external_id": "source", "entity": "deal", "kind": "choice", "name": "Source"},
    ]
    _write(folder / "fields.csv", fields)
    _write(
        folder / "field_options.csv",
        ({"external_id": f"s{number}", "field": "source", "label": label} for number, label in story.sources.items()),
    )  # fmt: skip
    _write(
        folder / "contacts.csv",
        (
            {
                "external_id": f"c{each.number}",
                "name": each.name,
                "responsible": _ref("p", each.owner),
                "created_at": each.created_at.isoformat(),
            }
            for each in story.customers
        ),
    )
    _write(
        folder / "deals.csv",
        (
            {
                "external_id": f"d{each.number}",
                "deal_type": f"t{each.moves[-1].pipeline}",
                "name": each.name,
                "contact": _ref("c", each.customer),
                "responsible": _ref("p", each.owner),
                "created_at": each.created_at.isoformat(),
                "field:price": each.price or "",
                "field:source": _ref("s", each.source),
            }
            for each in story.sales
        ),
    )
    _write(
        folder / "transitions.csv",
        (
            {
                "deal": f"d{each.number}",
                "deal_type": f"t{move.pipeline}",
                "to_stage": f"t{move.pipeline}-{move.step}",
                "occurred_at": move.at.isoformat(),
                "actor": _ref("p", move.by),
            }
            for each in story.sales
            for move in each.moves
        ),
    )
    _write(
        folder / "activities.csv",
        (
            {
                "external_id": f"a{each.number}",
                "activity_type": f"k{each.kind}",
                "name": each.text,
                "contact": _ref("c", each.customer),
                "responsible": _ref("p", each.owner),
                "created_at": each.created_at.isoformat(),
            }
            for each in story.errands
        ),
    )
    _write(
        folder / "communications.csv",
        (
            {
                "external_id": f"m{each.number}",
                "channel": each.channel,
                "direction": "incoming" if each.is_incoming else "outgoing",
                "contact": f"c{each.customer}",
                "responsible": f"p{each.owner}",
                "occurred_at": each.at.isoformat(),
                "answered": str(each.is_answered).lower() if each.channel == "call" else "",
            }
            for each in story.talks
            if each.customer in is_company
        ),
    )
    outcomes = {
        f"t{each.number}": {
            "price_fields": ["price"],
            "success_stages": [f"t{each.number}-{step.number}" for step in each.steps if step.outcome is True],
            "failure_stages": [f"t{each.number}-{step.number}" for step in each.steps if step.outcome is False],
        }
        for each in story.pipelines
    }
    settings = {"activity_source_fields": [], "deal_source_fields": ["source"], "deal_types": outcomes}
    (folder / "report_field_settings.json").write_text(json.dumps(settings))
    return folder


def _ref(kind: str, number: int | None) -> str:
    return "" if number is None else f"{kind}{number}"


def _write(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    lines = [*rows]
    if lines:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, [*lines[0]])
            writer.writeheader()
            writer.writerows(lines)
