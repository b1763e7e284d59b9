"""Changing the settings, and going back to an earlier version of them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import ReportFieldSettingsVersion
from permissions.viewer import Viewer
from resolvers.audit import write_audit_entry
from resolvers.configuration import Configuration
from resolvers.language import Language, Text
from resolvers.records.user_error import Problems, UserErrorCode
from resolvers.report_field_settings.change import SettingsChange, change_to
from resolvers.report_field_settings.checking import check_change
from resolvers.report_field_settings.chosen import ChosenSettings, read_document, settings_in_force
from resolvers.report_field_settings.differences import named_differences
from resolvers.report_field_settings.outcome import SettingsOutcome, check_base
from resolvers.report_field_settings.saving import hold_settings, save_settings

SUBJECT = "ReportFieldSettings"


async def update_settings(
    engine: AsyncEngine, viewer: Viewer, now: datetime, language: Language, base_version: int, change: SettingsChange
) -> SettingsOutcome:
    """Puts the change in force, as a new version. Raises RequestError (CONFLICT) if the present version is not the base."""
    async with engine.begin() as connection:
        held = await hold_settings(connection, viewer.company.id)
        check_base(held, base_version, language)
        problems = Problems()
        wanted = check_change(problems, held, change)
        if problems:
            return SettingsOutcome(None, problems.found)
        return SettingsOutcome(await put_in_force(connection, viewer, now, "updateReportFieldSettings", held, wanted))


async def restore_settings(
    engine: AsyncEngine, viewer: Viewer, now: datetime, language: Language, base_version: int, version: int
) -> SettingsOutcome:
    """Makes a new version that says what an earlier one said, if that may still be chosen.

    Raises RequestError (CONFLICT) if the present version is not the base.
    """
    async with engine.begin() as connection:
        held = await hold_settings(connection, viewer.company.id)
        check_base(held, base_version, language)
        kept = ReportFieldSettingsVersion
        asked = select(kept.document).where(kept.company_id == viewer.company.id, kept.version == version)
        document = await connection.scalar(asked)
        problems = Problems()
        if document is None:
            problems.add(("version",), UserErrorCode.NOT_FOUND, _NO_VERSION.format(version=version))
            return SettingsOutcome(None, problems.found)
        everything = change_to(read_document(document), tuple(held.deal_types))
        wanted = check_change(problems, held, everything, ("version",))
        if problems:
            return SettingsOutcome(None, problems.found)
        return SettingsOutcome(await put_in_force(connection, viewer, now, "restoreReportFieldSettings", held, wanted))


async def put_in_force(
    connection: AsyncConnection,
    viewer: Viewer,
    now: datetime,
    action: str,
    held: Configuration,
    wanted: ChosenSettings,
) -> Configuration:
    """Saves what is wanted, and writes in the audit log what it changes. The configuration with it."""
    saved = await save_settings(connection, held, wanted, viewer.user_id, now)
    if saved.version != held.version:
        was, is_ = named_differences(held, settings_in_force(held), wanted)
        was, is_ = {"version": held.version, **was}, {"version": saved.version, **is_}
        await write_audit_entry(connection, viewer, now, action, SUBJECT, was, is_)
    return saved


_NO_VERSION = Text("There is no version {version} of the settings.", "Версии настроек {version} нет.")
