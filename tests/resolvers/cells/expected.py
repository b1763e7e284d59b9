"""What the cells of a company must add up to, worked out row by row. It shares nothing with the product but the names of tables."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.clock import start_of_day
from tests.resolvers.cells.expected_returns import by_months, happened

COLUMNS = {
    "contact_cells": (),
    "activity_cells": ("activity_type_id",),
    "communication_cells": ("channel", "direction", "answered"),
    "deal_cells": ("deal_type_id", "stage_id"),
    "entry_cells": (
        "record_type_id",
        "deal_type_id",
        "to_stage_id",
        "from_deal_type_id",
        "from_stage_id",
        "is_entry",
        "is_change",
    ),
    "standing_cells": ("record_type_id", "stage_id"),
    "funnel_cells": ("deal_type_id", "furthest_stage_id", "lost_from_id", "lost_stage_id"),
    "outcome_cells": (
        "record_type_id",
        "deal_type_id",
        "to_stage_id",
        "succeeded",
        "first_month",
        "last_month",
        "returned",
    ),
}
BY_OUTCOME = ("outcome_cells", "standing_cells", "funnel_cells")
# What is packed, and whose cells these are otherwise.
FACETS = {"activity_cells": "activity_facets", "deal_cells": "deal_facets", "entry_cells": "entry_facets"}
EPOCH = date(1970, 1, 1).toordinal()

Row = Mapping[str, Any]
Cell = tuple[Any, ...]
Sums = dict[Cell, tuple[int, dict[str, Decimal]]]
"""Records and amounts by the table, its own columns, department, facet, grain, day, and the other fields that all records share."""


async def expected_cells(engine: AsyncEngine, company_id: int, timezone: str) -> Sums:
    """By the company's rows as they are."""
    zone = ZoneInfo(timezone)
    rows = {
        name: await _rows(engine, company_id, name) for name in ("contacts", "activities", "communications", "deals")
    }
    fields = await _rows(engine, company_id, "custom_fields")
    type_of = {row["id"]: row["deal_type_id"] for row in await _rows(engine, company_id, "stages")}
    [own_company] = await _rows(engine, company_id, "companies", "id")
    outcomes = [(True, own_company["cells_success_stage_ids"]), (False, own_company["cells_failure_stage_ids"])]
    settings = [*await _rows(engine, company_id, "report_field_settings")]
    departments = {row["person_id"]: row["department_id"] for row in await _rows(engine, company_id, "cell_members")}
    of_type = {f["id"]: f["deal_type_id"] or f["activity_type_id"] for f in fields}

    def sources(entity: str | None, record: Row) -> list[tuple[int, int]]:
        ids = settings[0][f"{entity}_facet_field_ids"] if settings and entity else []
        type_ = record.get("deal_type_id", record.get("activity_type_id"))
        filled = [id_ for id_ in ids if str(id_) in record["fields"] and of_type[id_] in (None, type_)]
        return [(-1, record["fields"][str(id_)]) for id_ in filled[:1]]

    ledger: dict[int, list[Row]] = defaultdict(list)
    for row in await _rows(engine, company_id, "transitions"):
        ledger[row["deal_id"]].append(row)
    found: dict[Cell, tuple[int, dict[str, Decimal]]] = {}

    def add(table: str, own: tuple[Any, ...], at: datetime, record: Row, entity: str | None, weight: int = 1) -> None:
        of_kind = {
            kind: [f for f in fields if f["entity"] == entity and f["kind"] == kind] for kind in ("price", "choice")
        }
        values = record.get("fields", {})
        prices = {str(f["id"]): values[str(f["id"])] for f in of_kind["price"] if str(f["id"]) in values}
        # Of deals in other currencies: whether they are converted, or there is no rate.
        prices |= {mark: values[mark] for mark in ("-2", "-3") if mark in values}
        has_facets = table not in BY_OUTCOME
        facets = [(f["id"], values[str(f["id"])]) for f in of_kind["choice"] if str(f["id"]) in values]
        facets += sources(entity, record)
        day = _day(at, zone)
        of_departments = [0, *filter(None, (departments.get(record["responsible_id"]),))]
        for facet, option in [(0, None), *(facets if has_facets else ())]:
            slots = ((0, day), (1, day.replace(day=1)), (2, day.replace(month=1, day=1)))
            for department, (grain, slot) in product(of_departments, slots):
                if department and grain == 0 and (facet or table == "funnel_cells"):
                    continue
                kept = (own[0], None) if department and grain == 0 and table == "deal_cells" else own
                key = (table, *kept, department, facet, grain, slot.toordinal() - EPOCH, option, tuple(sorted(prices)))
                records, sums = found.get(key, (0, {}))
                amounts = {name: sums.get(name, Decimal(0)) + weight * Decimal(value) for name, value in prices.items()}
                found[key] = (records + weight, amounts)

    for row in rows["contacts"]:
        if row["deleted_at"] is None:
            add("contact_cells", (), _instant(row["created_at"]), row, None)
    for row in rows["activities"]:
        if row["deleted_at"] is None:
            add("activity_cells", (row["activity_type_id"],), _instant(row["created_at"]), row, "activity")
    for row in rows["communications"]:
        own = (row["channel"], row["direction"], row["answered"])
        add("communication_cells", own, _instant(row["occurred_at"]), row, None)
    for row in rows["deals"]:
        if row["deleted_at"] is not None:
            continue
        type_, created_at = row["deal_type_id"], _instant(row["created_at"])
        add("deal_cells", (type_, row["stage_id"]), created_at, row, "deal")
        reached = _reached(type_, row["trail"], own_company["cells_stage_ids"], outcomes, type_of)
        add("funnel_cells", (type_, *reached), created_at, row, "deal")
        add("standing_cells", (type_, None), created_at, row, "deal", -1)
        for move in ledger[row["id"]]:
            came_from = (move["from_deal_type_id"], move["from_stage_id"])
            own, at = (type_, move["deal_type_id"], move["to_stage_id"], *came_from), _instant(move["occurred_at"])
            if at >= created_at:
                add("entry_cells", (*own, True, True), at, row, "deal")
            else:
                add("entry_cells", (*own, True, False), at, row, "deal")
                add("entry_cells", (*own, False, True), created_at, row, "deal")
            was, becomes = (
                next(
                    ((number, stage) for number, (_, stages) in enumerate(outcomes) if stage in (stages or ())),
                    (2, None),
                )
                for stage in (move["from_stage_id"], move["to_stage_id"])
            )
            if was[0] != becomes[0]:
                add("standing_cells", (type_, was[1]), max(at, created_at), row, "deal", 1)
                add("standing_cells", (type_, becomes[1]), max(at, created_at), row, "deal", -1)
        moves = [
            (_day(at, zone).replace(day=1), at, move)
            for move in ledger[row["id"]]
            for at in (_instant(move["occurred_at"]),)
        ]
        for succeeded, stages in outcomes:
            for (first, last), counted in by_months(happened(moves, stages or ())).items():
                months = (first.toordinal() - EPOCH, last.toordinal() - EPOCH)
                for (entry, returned), weight in counted.items():
                    of_entry = (type_, entry.deal_type_id, entry.to_stage_id, succeeded, *months, returned)
                    add("outcome_cells", of_entry, entry.at, row, "deal", weight)
    return {key: sums for key, sums in found.items() if sums[0] or any(sums[1].values())}


def _reached(
    deal_type: int, trail: list[int], order: list[int] | None, outcomes: list[tuple[bool, Any]], type_of: dict[int, int]
) -> tuple[int | None, ...]:
    """The furthest stage, the one a deal is lost from, and the one that it is lost on."""
    success, failure = (set(stages or ()) for _, stages in outcomes)
    way = [stage for stage in order or () if type_of[stage] == deal_type and stage not in failure]
    way = [stage for stage in way if stage not in success] + [stage for stage in way if stage in success]
    passed = [stage for stage in way if stage in trail]
    furthest = passed[-1] if passed else None
    if not trail or trail[-1] not in failure:
        return furthest, None, None
    before = [stage for stage in trail if not (stage in failure and type_of[stage] == deal_type)]
    return furthest, next((s if type_of[s] == deal_type else None for s in before[::-1]), None), trail[-1]


async def stored_cells(engine: AsyncEngine, company_id: int) -> Sums:
    """What the company's cells add up to."""
    found: dict[Cell, tuple[int, dict[str, Decimal]]] = {}
    for table, columns in COLUMNS.items():
        rows = await _rows(engine, company_id, table)
        assert {row["facet"] for row in rows} <= {0}
        packs = await _rows(engine, company_id, FACETS[table]) if table in FACETS else []
        for row in [*rows, *(pack | cell for pack in packs for cell in pack["cells"])]:
            own = [row[name] for name in columns]
            option = row["fields"].get(str(row["facet"]))
            prices = {name: value for name, value in row["fields"].items() if name != str(row["facet"])}
            key = (
                table,
                *own,
                row["department_id"],
                row["facet"],
                row["grain"],
                row["day"],
                option,
                tuple(sorted(prices)),
            )
            records, sums = found.get(key, (0, {}))
            amounts = {name: sums.get(name, Decimal(0)) + Decimal(value) for name, value in prices.items()}
            found[key] = (records + row["records"], amounts)
    return {key: sums for key, sums in found.items() if sums[0] or any(sums[1].values())}


def _day(at: datetime, zone: ZoneInfo) -> date:
    day = at.astimezone(zone).date()
    while start_of_day(date.fromordinal(day.toordinal() + 1), zone) <= at:
        day = date.fromordinal(day.toordinal() + 1)
    return day


def _instant(written: str) -> datetime:
    return datetime.fromisoformat(written)


async def _rows(engine: AsyncEngine, company_id: int, table: str, key: str = "company_id") -> list[dict[str, Any]]:
    async with engine.connect() as connection:
        found = await connection.execute(
            text(f"SELECT to_jsonb(t) FROM {table} t WHERE {key} = :company"), {"company": company_id}
        )
        return list(found.scalars())
