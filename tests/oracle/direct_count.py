"""Six figures of one month, straight from the lines of the files: no objects, nothing shared with the rest of the oracle."""

import csv
import gzip
import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Line = dict[str, str]


@dataclass
class Tables:
    """The lines of a folder as they are, each deal's transitions in order, and each activity's time and responsible."""

    zone: ZoneInfo
    settings: dict[str, Any]
    deals: list[Line]
    activities: list[tuple[float, str]]
    moves: dict[str, list[tuple[datetime, str, str]]]


def read(folder: Path, name: str) -> list[Line]:
    """The lines of one file."""
    if (folder / f"{name}.csv").exists():
        return list(csv.DictReader((folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
    if (folder / f"{name}.csv.gz").exists():
        return list(csv.DictReader(gzip.decompress((folder / f"{name}.csv.gz").read_bytes()).decode().splitlines()))
    return []


def instant(text: str, zone: ZoneInfo) -> datetime:
    """A time of the file; one without an offset is local."""
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=zone)


def tables(folder: Path) -> Tables:
    """Read a folder once for many months."""
    zone = ZoneInfo(json.loads((folder / "company.json").read_text())["timezone"])
    deals = read(folder, "deals")
    moves: dict[str, list[tuple[datetime, str, str]]] = {deal["external_id"]: [] for deal in deals}
    type_of = {deal["external_id"]: deal["deal_type"] for deal in deals}
    for line in read(folder, "transitions"):
        move = (instant(line["occurred_at"], zone), line["deal_type"] or type_of[line["deal"]], line["to_stage"])
        moves[line["deal"]].append(move)
    for of_one_deal in moves.values():
        of_one_deal.sort(key=lambda move: move[0].timestamp())  # a stable sort: lines of the same time stay in order
    settings = json.loads((folder / "report_field_settings.json").read_text())["deal_types"]
    activities = [
        (instant(line["created_at"], zone).timestamp(), line["responsible"]) for line in read(folder, "activities")
    ]
    return Tables(zone, settings, deals, activities, moves)


def figures(data: Tables, year: int, month: int, people: set[str] | None) -> dict[str, int | Decimal]:
    """Won, lost, revenue, missed and potential revenue and new activities of a month; people None: everybody's."""
    start = datetime(year, month, 1, tzinfo=data.zone).timestamp()
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=data.zone).timestamp()
    won = lost = new_activities = 0
    revenue = missed = potential = Decimal(0)

    for deal in data.deals:
        if people is not None and deal["responsible"] not in people:
            continue
        texts = [deal[f"field:{field}"] for field in data.settings[deal["deal_type"]]["price_fields"]]
        price = sum((Decimal(text) for text in texts if text), Decimal(0))
        is_won = is_lost = False
        outcome = outcome_at_end = "open"
        for time, deal_type, to_stage in data.moves[deal["external_id"]]:
            success = data.settings[deal_type]["success_stages"]
            failure = data.settings[deal_type]["failure_stages"]
            before, outcome = outcome, "won" if to_stage in success else "lost" if to_stage in failure else "open"
            if start <= time.timestamp() < end and outcome != before:
                is_won, is_lost = is_won or outcome == "won", is_lost or outcome == "lost"
            if time.timestamp() < end:
                outcome_at_end = outcome
        if is_won:
            won, revenue = won + 1, revenue + price
        if is_lost:
            lost, missed = lost + 1, missed + price
        if outcome_at_end == "open" and instant(deal["created_at"], data.zone).timestamp() < end:
            potential += price

    for created_at, responsible in data.activities:
        if people is None or responsible in people:
            new_activities += start <= created_at < end

    return {
        "won_deals": won,
        "lost_deals": lost,
        "revenue": revenue,
        "missed_revenue": missed,
        "potential_revenue": potential,
        "new_activities": new_activities,
    }
