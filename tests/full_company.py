"""A company that has rows in every table there is."""

from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Base
from tests.conftest import NOW
from tests.resolvers.records.office import Office

MARK = "a mark of this company"
"""Stands in every row that is written here and has a text."""

# Of tables that the office has nothing in: enough to be a row.
_JSON: dict[str, Any] = {"mark": MARK}


async def fill_every_table(engine: AsyncEngine, office: Office) -> None:
    """Adds a row to each table of companies' rows that the office has nothing in."""
    company, admin, deal_type = office.company_id, office["admin"], office["retail"]
    async with engine.begin() as connection:
        contact = await _add(connection, "contacts", company, name=MARK, created_at=NOW)
        await _add(connection, "contact_keys", company, contact_id=contact, kind="name", key=MARK)
        merged = {"kept_id": contact, "contact_ids": [contact], "before": _JSON, "after": _JSON, "merged_at": NOW}
        merge = await _add(connection, "contact_merges", company, **merged, merged_by_id=admin)
        moved = {"merge_id": merge, "kind": "deal", "record_id": contact, "from_contact_id": contact}
        await _add(connection, "contact_merge_moves", company, **moved)
        dismissed = {"kind": "name", "key": MARK, "dismissed_at": NOW, "dismissed_by_id": admin}
        dismissal = await _add(connection, "duplicate_dismissals", company, **dismissed)
        await _add(connection, "dismissed_contacts", company, dismissal_id=dismissal, contact_id=contact)
        await _add(connection, "activities", company, name=MARK, created_at=NOW, activity_type_id=office["meeting"])
        more = {"deal_type_id": deal_type, "stage_id": office["new"], "staged_at": NOW, "trail": [office["new"]]}
        deal = await _add(connection, "deals", company, name=MARK, created_at=NOW, contact_id=contact, **more)
        move = {
            "deal_id": deal,
            "occurred_at": NOW,
            "ordinal": 1,
            "deal_type_id": deal_type,
            "to_stage_id": office["new"],
        }
        await _add(connection, "transitions", company, **move, external_id=MARK)
        call = {"channel": "call", "direction": "incoming", "occurred_at": NOW, "contact_id": contact}
        await _add(connection, "communications", company, external_id=MARK, **call)
        group = await _add(connection, "groups", company, name=MARK)
        await _add(connection, "group_members", company, group_id=group, user_id=admin)
        about = {"kind": "created", "record_kind": "deal", "record_id": deal, "occurred_at": NOW, "data": _JSON}
        event = await _add(connection, "events", company, actor_id=admin, **about)
        concerned = {"user_id": admin, "event_id": event, "occurred_at": NOW, "involvements": ["responsible"]}
        await _add(connection, "event_participants", company, **concerned)
        act = {"occurred_at": NOW, "actor_id": admin, "action": "viewAs", "subject": f"User:{admin}", "after": _JSON}
        await _add(connection, "audit_entries", company, **act)
        for number, (table, column) in enumerate(
            (("sessions", "client"), ("api_tokens", "name"), ("invitations", None)), 1
        ):
            named = {column: MARK} if column else {}
            proof = {"secret_hash": bytes([number, *company.to_bytes(8)]), "user_id": admin, "expires_at": NOW}
            await _add(connection, table, company, **proof, **named)
        mail = {"user_id": admin, "kind": "invitation", "recipient": MARK, "language": "en", "created_at": NOW}
        await _add(connection, "outgoing_mails", company, **mail, expires_at=NOW, due_at=NOW)
        seen = {"user_id": admin, "started_at": NOW, "last_seen_at": NOW, "events_since": NOW}
        await _add(connection, "visits", company, **seen)
        folder = await _add(connection, "report_folders", company, name=MARK)
        report = {"folder_id": folder, "name": MARK, "definition": _JSON, "created_at": NOW}
        report_id = await _add(connection, "reports", company, **report)
        version = {"report_id": report_id, "version": 1, "saved_at": NOW, "name": MARK, "definition": _JSON}
        await _add(connection, "report_versions", company, **version)
        await _add(connection, "widget_settings", company, widget_key=MARK)
        await _add(connection, "default_dashboards", company, principal="company", principal_id=0, layout=_JSON)
        await _add(connection, "personal_dashboards", company, user_id=admin, delta=_JSON)
        saved = {"owner": "user", "owner_id": admin, "revision": 1, "saved_at": NOW, "operations": [], "state": _JSON}
        await _add(connection, "layout_revisions", company, **saved)
        await _add(connection, "report_field_settings", company)
        await _add(connection, "report_field_settings_versions", company, version=1, saved_at=NOW, document=_JSON)
        await _add(connection, "exchange_rates", company, currency=MARK, valid_from=NOW.date(), rate=1)
        await _add(connection, "export_turns", company, place=1, holder="0" * 32, expires_at=NOW)
        await _add(connection, "unfolded_records", company, kind="deal", record_id=deal, before=_JSON)
        cell = {"facet": 0, "grain": 0, "day": 1, "records": 1, "fields": _JSON}
        await _add(connection, "contact_cells", company, **cell)
        await _add(connection, "activity_cells", company, **cell, activity_type_id=office["meeting"])
        await _add(connection, "communication_cells", company, **cell, channel="call", direction="incoming")
        for table in ("deal_cells", "funnel_cells"):
            await _add(connection, table, company, **cell, deal_type_id=deal_type)
        entry = {"record_type_id": deal_type, "deal_type_id": deal_type, "to_stage_id": office["new"]}
        await _add(connection, "entry_cells", company, **cell, **entry, is_entry=True, is_change=True)
        own = {"first_month": 1, "last_month": 1, "succeeded": True, "returned": False}
        await _add(connection, "outcome_cells", company, **cell, **entry, **own)
        await _add(connection, "standing_cells", company, **cell, record_type_id=deal_type)
        packs = {"facet": 1, "grain": 0, "day": 1, "department_id": 0, "cells": []}
        for table in ("activity_facets", "deal_facets", "entry_facets"):
            await _add(connection, table, company, **packs)
        await _add(connection, "cell_members", company, person_id=admin, department_id=office["sales"])
        await _add(connection, "sign_in_settings", company, requires_second_factor=False)
        await _add(connection, "totp_secrets", company, user_id=admin, sealed_secret=MARK, confirmed_at=NOW)
        code = {"user_id": admin, "code_hash": company.to_bytes(32)}
        await _add(connection, "recovery_codes", company, **code)
        key = {"user_id": admin, "credential_id": company.to_bytes(32), "public_key": b"", "sign_count": 0}
        await _add(connection, "passkeys", company, **key, name=MARK, transports=[])
        step = {"user_id": admin, "secret_hash": company.to_bytes(32), "expires_at": NOW}
        await _add(connection, "log_in_steps", company, **step)
        provider = {"issuer": MARK, "client_id": MARK, "domains": [], "group_rules": [], "creates_people": False}
        await _add(connection, "identity_providers", company, **provider, is_only_way=False)
        await _add(connection, "provider_identities", company, issuer=MARK, subject=MARK, user_id=admin)
        sent = {"secret_hash": company.to_bytes(32), "browser_hash": b"", "nonce": MARK, "code_verifier": MARK}
        await _add(connection, "provider_log_ins", company, **sent, expires_at=NOW)
        waiting = {"kind": "deal", "external_id": MARK, "row": _JSON, "reason": MARK, "since": NOW, "origin": MARK}
        await _add(connection, "feed_waiting", company, **waiting)
        await _add(connection, "feed_versions", company, kind="deal", external_id=MARK, changed_at=NOW)
        sends = await _add(connection, "webhook_sources", company, name=MARK, sealed_secret=MARK)
        received = {"source_id": sends, "message_id": MARK, "received_at": NOW}
        await _add(connection, "webhook_receipts", company, **received)
        await _add(connection, "webhook_dead_letters", company, **received, body=MARK, size=1, problems=[_JSON])
        brings = {"vendor": MARK, "name": MARK, "language": "en", "settings": _JSON, "sealed_settings": MARK}
        connected = await _add(connection, "connections", company, **brings, events_key=MARK, due_at=NOW)
        run = {"connection_id": connected, "kind": "history", "started_at": NOW, "step": MARK}
        await _add(connection, "connection_runs", company, **run)
        refusal = {"connection_id": connected, "kind": "deal", "external_id": MARK, "row": _JSON, "problems": [_JSON]}
        await _add(connection, "connection_refusals", company, **refusal, refused_at=NOW)
        event = {"connection_id": connected, "entity": MARK, "record_id": MARK, "received_at": NOW}
        await _add(connection, "connection_events", company, **event)
        await _add(connection, "connection_sightings", company, connection_id=connected, external_id=MARK)
        told = {"kind": "deal", "record_id": deal, "act": "created"}
        await _add(connection, "record_changes", company, **told)
        target = {"name": MARK, "address": MARK, "kinds": [], "figures": [], "sealed_secret": MARK, "due_at": NOW}
        hears = await _add(connection, "webhook_targets", company, **target)
        delivery = {"target_id": hears, "message_id": MARK, "body": MARK, "created_at": NOW}
        await _add(connection, "webhook_deliveries", company, **delivery)
        source = {"name": MARK, "mapping": _JSON, "changed_at": NOW}
        await _add(connection, "file_sources", company, **source)
        run = {"source": MARK, "file_name": MARK, "kind": "deal", "actor_id": admin, "started_at": NOW, "counts": _JSON}
        run_id = await _add(connection, "file_imports", company, **run)
        change = {"company_id": company, "run_id": run_id, "table_name": "deals", "record_id": deal}
        await connection.execute(insert(Base.metadata.tables["file_import_changes"]).values(**change))
        sent = {"name": MARK, "content": b"", "actor_id": admin, "uploaded_at": NOW}
        file_id = await _add(connection, "uploaded_files", company, **sent)
        task = {
            "actor_id": admin,
            "language": "en",
            "queued_at": NOW,
            "source": MARK,
            "mapping": _JSON,
            "file_name": MARK,
        }
        task |= {
            "file_id": file_id,
            "history_id": file_id,
            "is_trial": False,
            "without_rejected": True,
            "run_id": run_id,
        }
        await _add(connection, "file_import_tasks", company, **task, outcome=_JSON, rejected=b"")
        letter = {"user_id": admin, "kind": "invitation", "recipient": MARK, "language": "en", "created_at": NOW}
        await _add(connection, "outgoing_mails", company, **letter, expires_at=NOW, due_at=NOW, attempts=0)
        await connection.execute(
            text("INSERT INTO data_changes (company_id, kind) VALUES (:id, 'deals')"), {"id": company}
        )


async def _add(connection: AsyncConnection, table_name: str, company_id: int, **columns: Any) -> Any:
    table = Base.metadata.tables[table_name]
    added = insert(table).values(company_id=company_id, **columns)
    if "id" not in table.c:
        await connection.execute(added)
        return None
    return (await connection.execute(added.returning(table.c.id))).scalar_one()
