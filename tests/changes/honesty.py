"""Whether what is told of a change holds every row that was changed, and no more than it must: rules of the tests' own.

They look at rows, and know nothing of the product but the names of tables and columns.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base

KINDS = {
    "contacts": "contacts",
    "activities": "activities",
    "deals": "deals transitions",
    "communications": "communications",
    "events": "events event_participants",
    "company": "companies",
    "people": "users departments groups group_members",
    "configuration": "deal_types stages activity_types custom_fields field_options report_field_settings "
    "report_field_settings_versions deal_type_report_fields exchange_rates",
    "reports": "report_folders reports report_versions",
    "desktops": "widget_settings default_dashboards personal_dashboards layout_revisions",
    "audit": "audit_entries",
}
KIND_OF = {table: kind for kind, tables in KINDS.items() for table in tables.split()}
CELLS = {
    *(
        "contact_cells",
        "activity_cells",
        "communication_cells",
        "deal_cells",
        "funnel_cells",
        "entry_cells",
        "outcome_cells",
    ),
    *("standing_cells", "activity_facets", "deal_facets", "entry_facets", "cell_members"),
}
NO_DATA = {"sessions", "api_tokens", "invitations", "visits", "data_changes", "log_in_attempts", "export_turns"}
NO_DATA |= {"totp_secrets", "recovery_codes", "passkeys", "passkey_challenges", "log_in_steps", "sign_in_settings"}
NO_DATA |= {"outgoing_mails", "password_reset_requests", "sign_ups"}
NO_DATA |= {"identity_providers", "provider_log_ins", "provider_identities"}
NO_DATA |= {*CELLS, "unfolded_records", "contact_keys"}
NO_DATA |= {"contact_merges", "contact_merge_moves", "duplicate_dismissals", "dismissed_contacts"}
NO_DATA |= {"feed_versions", "feed_waiting"}
NO_DATA |= {"file_sources", "file_imports", "file_import_changes", "uploaded_files", "file_import_tasks"}
NO_DATA |= {"record_changes", "webhook_targets", "webhook_deliveries"}
NO_DATA |= {"connections", "connection_runs", "connection_refusals", "connection_events", "connection_sightings"}
NO_DATA |= {"webhook_sources", "webhook_receipts", "webhook_dead_letters"}

RECORDS = {"contacts", "activities", "deals", "communications"}

Key = tuple[str, ...]
Rows = dict[Key, dict[str, Any]]
"""Rows by their table and primary key."""


@dataclass(frozen=True)
class Told:
    """One row of the signal."""

    kind: str
    people: frozenset[int] | None
    starts_at: datetime | None
    ends_at: datetime | None


async def rows_of(engine: AsyncEngine, company_id: int) -> Rows:
    """All rows of a company."""
    parts = [
        f"SELECT '{table.name}', to_jsonb(t) FROM {table.name} t"
        f" WHERE {'id' if table.name == 'companies' else 'company_id'} = :company"
        for table in Base.metadata.sorted_tables
        if table.name not in NO_DATA
    ]
    async with engine.connect() as connection:
        found = await connection.execute(text(" UNION ALL ".join(parts)), {"company": company_id})
        return {(name, *_key(name, row)): row for name, row in found}


def _key(table: str, row: Mapping[str, Any]) -> Key:
    return tuple(str(row[column.name]) for column in Base.metadata.tables[table].primary_key)


async def told_of(engine: AsyncEngine, company_id: int) -> list[Told]:
    """All signals of a company, whoever may still ask for them."""
    async with engine.connect() as connection:
        found = await connection.execute(
            text(
                "SELECT kind, people, starts_at, ends_at FROM data_changes WHERE company_id = :company"
                " ORDER BY transaction_id, kind"
            ),
            {"company": company_id},
        )
        return [Told(row[0], None if row[1] is None else frozenset(row[1]), row[2], row[3]) for row in found]


def changed_rows(before: Rows, after: Rows) -> list[tuple[str, dict[str, Any]]]:
    """The rows that differ, as they were and as they are, with the table."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return [(key[0], state[key]) for key in keys for state in (before, after) if key in state]


def check_honest(before: Rows, after: Rows, told: Iterable[Told]) -> None:
    """Every changed row is within something that was told, and nothing was told that no changed row asks for."""
    told, changed = [*told], changed_rows(before, after)
    for table, row in changed:
        people, instants = _people(table, row, {**before, **after}), _instants(table, row)
        assert any(_holds(each, KIND_OF[table], people, instants) for each in told), (table, row, told)
    for each in told:
        rows = [(table, row) for table, row in changed if KIND_OF[table] == each.kind]
        assert rows, f"told of {each.kind}, of which no row changed"
        if each.people is not None:
            everybody = [_people(table, row, {**before, **after}) for table, row in rows]
            assert each.people <= frozenset[int]().union(*(some or () for some in everybody))
        if each.kind in RECORDS - {"deals"} and each.starts_at is not None:
            instants = [instant for table, row in rows for instant in _instants(table, row)]
            assert (each.starts_at, each.ends_at) == (min(instants), max(instants))


def _holds(told: Told, kind: str, people: frozenset[int] | None, instants: list[datetime]) -> bool:
    return (
        told.kind == kind
        and (told.people is None or (people is not None and people <= told.people))
        and all(told.starts_at is None or told.starts_at <= instant for instant in instants)
        and all(told.ends_at is None or instant <= told.ends_at for instant in instants)
    )


def _people(table: str, row: Mapping[str, Any], rows: Rows) -> frozenset[int] | None:
    """Whose the row is; ``None``: everybody's."""
    match table:
        case "contacts" | "activities" | "deals" | "communications":
            return frozenset({row["responsible_id"] or 0})
        case "transitions":
            return _people("deals", rows["deals", str(row["company_id"]), str(row["deal_id"])], rows)
        case "events":
            return frozenset()
        case "event_participants" | "personal_dashboards":
            return frozenset({row["user_id"]})
        case "users":
            return frozenset({row["id"]})
        case "layout_revisions" if row["owner"] == "user":
            return frozenset({row["owner_id"]})
        case _:
            return None


def _instants(table: str, row: Mapping[str, Any]) -> list[datetime]:
    columns = {
        "contacts": ("created_at",),
        "activities": ("created_at",),
        "deals": ("created_at", "staged_at"),
        "transitions": ("occurred_at", "left_at"),
        "communications": ("occurred_at",),
        "events": ("occurred_at",),
        "event_participants": ("occurred_at",),
    }
    return [datetime.fromisoformat(row[each]) for each in columns.get(table, ()) if row[each] is not None]
