"""Whether a block can be worked out with the settings there are."""

from typing import Any

from tests.oracle.question import applies
from tests.oracle.records import Records

Missing = tuple[str, str | None]

SUCCESS, FAILURE, PRICE = "SUCCESS_STAGES", "FAILURE_STAGES", "PRICE_FIELDS"
ARCHIVED_PRICE, ARCHIVED_SOURCE = "ARCHIVED_PRICE_FIELD", "ARCHIVED_SOURCE_FIELD"

NEEDS: dict[str, set[str]] = {
    "revenue": {SUCCESS, PRICE},
    "revenue_by_deal_type": {SUCCESS, PRICE},
    "won_deals": {SUCCESS},
    "lost_deals": {FAILURE},
    "potential_revenue": {SUCCESS, FAILURE, PRICE},
    "missed_revenue": {FAILURE, PRICE},
}


def status_of(records: Records, block: str) -> dict[str, Any]:
    """A block's status and what it misses; blocks that need no settings are always ready."""
    if block in NEEDS:
        return status_by_deal_types(records, NEEDS[block])
    if block == "deal_sources":
        chosen = records.settings.deal_source_fields
        return status_of_sources(records, "DEAL_SOURCE_FIELD", chosen, types_in_use(records))
    if block == "activity_sources":
        chosen = records.settings.activity_source_fields
        return status_of_sources(records, "ACTIVITY_SOURCE_FIELD", chosen, sorted(records.activity_types))
    if block == "sales_funnel":
        # What is counted is right all the same; what it is worth is not known.
        missing = status_by_deal_types(records, {PRICE})["missing"]
        lacking = [each for each in missing if each[1] is not None]
        return as_status("PARTIAL" if lacking else "READY", lacking)
    return as_status("READY", [])


def as_status(code: str, missing: list[Missing]) -> dict[str, Any]:
    """Status and missing settings in a fixed order."""
    return {"status": code, "missing": sorted(missing, key=lambda each: (each[0], each[1] or ""))}


def types_in_use(records: Records) -> list[str]:
    """The deal types that are asked for settings: all but the archived ones."""
    return [each.external_id for each in records.deal_types.values() if not each.archived]


def status_by_deal_types(records: Records, needs: set[str]) -> dict[str, Any]:
    """Ready when every deal type has what the block needs; not configured when none has all of it."""
    deal_types = types_in_use(records)
    if not deal_types:
        return as_status("NOT_CONFIGURED", [("DEAL_TYPES", None)])
    lacking: list[Missing] = []
    for deal_type in deal_types:
        chosen = records.settings.of(deal_type)
        filled = {SUCCESS: chosen.success_stages, FAILURE: chosen.failure_stages, PRICE: chosen.price_fields}
        lacking += [(need, deal_type) for need in needs if not filled[need]]
        if PRICE in needs and any(records.fields[name].archived for name in chosen.price_fields):
            lacking.append((ARCHIVED_PRICE, deal_type))
    return judged(lacking, len(deal_types))


def status_of_sources(records: Records, need: str, chosen: list[str], types: list[str]) -> dict[str, Any]:
    """Ready when every type has one of the chosen source fields, and none that is archived."""
    if not chosen:
        return as_status("NOT_CONFIGURED", [(need, None)])
    lacking: list[Missing] = []
    for each in types:
        own = [records.fields[name] for name in chosen if applies(records.fields[name], each)]
        if not own:
            lacking.append((need, each))
        if any(field.archived for field in own):
            lacking.append((ARCHIVED_SOURCE, each))
    return judged(lacking, len(types))


def judged(lacking: list[Missing], types: int) -> dict[str, Any]:
    """Not configured when every type lacks something; partial when some do."""
    types_lacking = {name for _, name in lacking}
    if lacking and len(types_lacking) == types:
        return as_status("NOT_CONFIGURED", lacking)
    return as_status("PARTIAL" if lacking else "READY", lacking)
