"""Which table holds rows of which kind."""

from collections.abc import Mapping

from models import DataKind

KINDS: Mapping[str, DataKind | None] = {
    "contacts": DataKind.CONTACTS,
    "activities": DataKind.ACTIVITIES,
    "deals": DataKind.DEALS,
    "transitions": DataKind.DEALS,
    "communications": DataKind.COMMUNICATIONS,
    "events": DataKind.EVENTS,
    "event_participants": DataKind.EVENTS,
    "companies": DataKind.COMPANY,
    "users": DataKind.PEOPLE,
    "departments": DataKind.PEOPLE,
    "groups": DataKind.PEOPLE,
    "group_members": DataKind.PEOPLE,
    "deal_types": DataKind.CONFIGURATION,
    "stages": DataKind.CONFIGURATION,
    "activity_types": DataKind.CONFIGURATION,
    "custom_fields": DataKind.CONFIGURATION,
    "field_options": DataKind.CONFIGURATION,
    "report_field_settings": DataKind.CONFIGURATION,
    "report_field_settings_versions": DataKind.CONFIGURATION,
    "deal_type_report_fields": DataKind.CONFIGURATION,
    "exchange_rates": DataKind.CONFIGURATION,
    "report_folders": DataKind.REPORTS,
    "reports": DataKind.REPORTS,
    "report_versions": DataKind.REPORTS,
    "widget_settings": DataKind.DESKTOPS,
    "default_dashboards": DataKind.DESKTOPS,
    "personal_dashboards": DataKind.DESKTOPS,
    "layout_revisions": DataKind.DESKTOPS,
    "audit_entries": DataKind.AUDIT,
    # Who asks is looked up in every request, and never kept: a session that ended must end at once.
    "sessions": None,
    "api_tokens": None,
    "invitations": None,
    "totp_secrets": None,
    "recovery_codes": None,
    "passkeys": None,
    "log_in_steps": None,
    "sign_in_settings": None,
    # What is to be sent, and gone once it was.
    "outgoing_mails": None,
    "password_reset_requests": None,
    "sign_ups": None,
    "identity_providers": None,
    "provider_log_ins": None,
    "provider_identities": None,
    # Written by reading. Where a feed begins comes with the viewer, and so do answers that depend on it.
    "visits": None,
    "data_changes": None,
    # Follow from records, whose changes are told.
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
        )
    ),
    # How contacts were before they were one, which is told of as contacts.
    "contact_merges": None,
    "contact_merge_moves": None,
    # Which contacts are not one, of which no figure tells.
    "duplicate_dismissals": None,
    "dismissed_contacts": None,
    # Rows that have not become records, and how new those were that have.
    "feed_versions": None,
    "feed_waiting": None,
    # The journal of records tells of changes, which are told.
    "record_changes": None,
    # Of webhooks: who sends, which messages came, and what of them is no record.
    "webhook_sources": None,
    "webhook_receipts": None,
    "webhook_dead_letters": None,
    "webhook_targets": None,
    "webhook_deliveries": None,
    # Of files: how they are read, and what came of them; what they bring is told by itself.
    "file_sources": None,
    "file_imports": None,
    "file_import_changes": None,
    "uploaded_files": None,
    "file_import_tasks": None,
    # Of connections: where they are, and what came of them; what they bring is told by itself.
    "connections": None,
    "connection_runs": None,
    "connection_refusals": None,
    "connection_events": None,
    "connection_sightings": None,
    # Of requests under way, and gone with them.
    "log_in_attempts": None,
    "passkey_challenges": None,
    "export_turns": None,
}
"""By the table's name; ``None`` for what is no data, of which nobody is told."""
