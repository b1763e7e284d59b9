"""What is taken, and what is not: every table has its place here, or a reason to have none."""

from collections.abc import Mapping

from resolvers.importing.formats import DICTIONARIES, STREAMS

IMPORTED = frozenset(file.table.name for file in (*DICTIONARIES, *STREAMS)) | {
    "companies",
    "report_field_settings",
    "deal_type_report_fields",
    "report_folders",
    "reports",
    "widget_settings",
    "default_dashboards",
    "personal_dashboards",
}
"""Tables whose rows an import reads again."""

HISTORY: Mapping[str, frozenset[str]] = {
    "audit_entries": frozenset({"id"}),
    "events": frozenset(),
    "event_participants": frozenset(),
    "report_field_settings_versions": frozenset(),
    "report_versions": frozenset(),
    "layout_revisions": frozenset({"idempotency_key"}),
    "sessions": frozenset({"secret_hash"}),
    "api_tokens": frozenset({"secret_hash", "replaced_by"}),
    "invitations": frozenset({"secret_hash"}),
    "visits": frozenset(),
    "sign_in_settings": frozenset(),
    "totp_secrets": frozenset({"sealed_secret", "pending_secret", "last_step"}),
    "recovery_codes": frozenset({"code_hash"}),
    "passkeys": frozenset({"credential_id", "public_key", "sign_count"}),
    "identity_providers": frozenset({"sealed_secret"}),
    "provider_identities": frozenset(),
    "feed_waiting": frozenset(),
    "feed_versions": frozenset(),
    "webhook_sources": frozenset({"sealed_secret", "sealed_previous"}),
    "webhook_dead_letters": frozenset(),
    "webhook_targets": frozenset({"sealed_secret", "sealed_previous", "cursor"}),
    "webhook_deliveries": frozenset(),
    "connections": frozenset({"sealed_settings", "events_key", "claim"}),
    "connection_runs": frozenset(),
    "connection_refusals": frozenset(),
    "file_sources": frozenset(),
    "file_imports": frozenset(),
    "contact_merges": frozenset(),
    "contact_merge_moves": frozenset(),
    "duplicate_dismissals": frozenset(),
    "dismissed_contacts": frozenset(),
}
"""Tables that are told as they are, beside the format, without these columns: nobody comes in by what is taken."""

LEFT_OUT: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "contact_cells",
            "activity_cells",
            "communication_cells",
            "deal_cells",
            "entry_cells",
            "outcome_cells",
            "standing_cells",
            "funnel_cells",
            "activity_facets",
            "deal_facets",
            "entry_facets",
            "cell_members",
            "unfolded_records",
            "contact_keys",
        ),
        "follows from records",
    ),
    "data_changes": "tells processes what to read anew, and is gone in a day",
    "file_import_changes": "how records were before an import, until it can be undone no more",
    "uploaded_files": "sent to be brought in, and gone in a day",
    "file_import_tasks": "of imports under way, and gone in a week; what they made of the company is told as imports",
    "record_changes": "tells followers what to read anew, and is gone in a week",
    "connection_events": "tells which records are to be fetched, and is gone when they are",
    "connection_sightings": "of a comparison under way, and gone with it",
    "webhook_receipts": "tells which messages were taken, until nobody sends them again",
    "export_turns": "of downloads under way",
    "log_in_steps": "of log-ins under way",
    "provider_log_ins": "of log-ins under way",
    "outgoing_mails": "letters under way, gone once they are sent",
    "password_reset_requests": "of no company yet, and gone once they are answered",
    "sign_ups": "of no company yet, and gone in an hour",
    "passkey_challenges": "of no company, and gone in minutes",
    "log_in_attempts": "of no company, and gone in minutes",
}
"""Tables that say nothing more of anybody, and why."""

HISTORY_FOLDER = "history"
