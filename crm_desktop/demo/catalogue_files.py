"""Writes what the administrator of the demo company has set up: types, stages, fields, options, report field settings."""

from collections.abc import Iterator

from crm_desktop.demo.deal_types import DEAL_TYPES, DealTypePlan
from crm_desktop.demo.fields import ACTIVITY_SOURCE_FIELDS, DEAL_SOURCE_FIELDS, FIELDS, options_of
from crm_desktop.demo.format_files import FormatFolder
from crm_desktop.demo.words import Words

ACTIVITY_TYPES = ("call", "meeting", "letter", "request", "task", "presentation")

_OPEN_COLOURS = ("#8FB8DE", "#6FA8DC", "#5B8DEF", "#7B7FE8", "#9A77E0", "#B678D4", "#C98AC6")
_WON_COLOURS = ("#4CAF7A", "#2E8B57")
_LOST_COLOURS = ("#D9705F", "#A65A4E")


def write_company(files: FormatFolder, words: Words, external_id: str) -> None:
    """Writes `company.json`."""
    files.write_json(
        "company",
        {
            "external_id": external_id,
            "name": words.company_name,
            "timezone": words.timezone,
            "currency": words.currency,
            "week_start": "monday",
            "allow_users_to_hide": True,
            "allow_users_to_rearrange": True,
        },
    )


def write_catalogue(files: FormatFolder, words: Words) -> None:
    """Writes the types, stages, fields and options, and settings with which every block is ready."""
    with files.table("deal_types") as table:
        for position, plan in enumerate(DEAL_TYPES):
            table.add((plan.id, words.labels[plan.id], position))
    with files.table("stages") as table:
        for plan in DEAL_TYPES:
            for position, (stage, colour) in enumerate(_coloured_stages(plan)):
                table.add((stage, plan.id, words.labels[stage], position, colour))
    with files.table("activity_types") as table:
        for activity_type in ACTIVITY_TYPES:
            table.add((activity_type, words.labels[activity_type]))
    with files.table("fields") as table:
        for field in FIELDS:
            name = words.labels[field.id]
            table.add((field.id, field.entity, field.deal_type, field.activity_type, field.kind, name))
    with files.table("field_options") as table:
        for field in FIELDS:
            for position, option in enumerate(options_of(field.id)):
                archived = "true" if option.archived else "false"
                table.add((option.id, field.id, words.labels[option.label], position, archived))
    _write_settings(files)


def _coloured_stages(plan: DealTypePlan) -> Iterator[tuple[str, str]]:
    yield from zip(plan.open_stages, _OPEN_COLOURS, strict=False)
    yield from zip(plan.won_stages, _WON_COLOURS, strict=False)
    yield from zip(plan.lost_stages, _LOST_COLOURS, strict=False)


def _write_settings(files: FormatFolder) -> None:
    files.write_json(
        "report_field_settings",
        {
            "activity_source_fields": ACTIVITY_SOURCE_FIELDS,
            "deal_source_fields": DEAL_SOURCE_FIELDS,
            "deal_types": {
                plan.id: {
                    "price_fields": plan.price_fields,
                    "success_stages": plan.won_stages,
                    "failure_stages": plan.lost_stages,
                }
                for plan in DEAL_TYPES
            },
        },
    )
