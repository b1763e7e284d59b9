"""Changing the settings, and going back to an earlier version of them."""

from sqlalchemy import select

from models import ReportFieldSettingsVersion
from resolvers.administration.act import Act, Asking, administering
from resolvers.audit import write_audit_entry
from resolvers.configuration import Configuration
from resolvers.language import Text
from resolvers.records.user_error import UserErrorCode
from resolvers.report_field_settings.change import SettingsChange, change_to
from resolvers.report_field_settings.checking import check_change
from resolvers.report_field_settings.chosen import ChosenSettings, read_document, settings_in_force
from resolvers.report_field_settings.differences import differing_values
from resolvers.report_field_settings.outcome import SettingsOutcome, check_base
from resolvers.report_field_settings.saving import hold_settings, save_settings


async def update_settings(asking: Asking, base_version: int, change: SettingsChange) -> SettingsOutcome:
    """Puts the change in force at once, as a new version; what changes nothing is none.

    Raises `RequestError`: FORBIDDEN for everybody but administrators, CONFLICT if the present version is not the base.
    """
    async with administering(asking) as act:
        held = await hold_settings(act.connection, act.company_id)
        check_base(held, base_version, asking.language)
        wanted = check_change(act.problems, held, change)
        if act.problems:
            return SettingsOutcome(None, act.problems.found)
        return SettingsOutcome(await put_in_force(act, "updateReportFieldSettings", held, wanted))


async def restore_settings(asking: Asking, base_version: int, version: int) -> SettingsOutcome:
    """Makes a new version that says what an earlier one said, if all of it may still be chosen.

    Raises `RequestError`: FORBIDDEN for everybody but administrators, CONFLICT if the present version is not the base.
    """
    async with administering(asking) as act:
        held = await hold_settings(act.connection, act.company_id)
        check_base(held, base_version, asking.language)
        kept = ReportFieldSettingsVersion
        asked = select(kept.document).where(kept.company_id == act.company_id, kept.version == version)
        document = await act.connection.scalar(asked)
        if document is None:
            act.problems.add(("version",), UserErrorCode.NOT_FOUND, _NO_VERSION.format(version=version))
            return SettingsOutcome(None, act.problems.found)
        everything = change_to(read_document(document), tuple(held.deal_types))
        wanted = check_change(act.problems, held, everything, ("version",))
        if act.problems:
            return SettingsOutcome(None, act.problems.found)
        return SettingsOutcome(await put_in_force(act, "restoreReportFieldSettings", held, wanted))


async def put_in_force(act: Act, action: str, held: Configuration, wanted: ChosenSettings) -> Configuration:
    """Saves what is wanted, and writes in the audit log what it changes. The configuration with it."""
    saved = await save_settings(act.connection, held, wanted, act.viewer.user_id, act.now)
    if saved.version != held.version:
        before, after = differing_values(held, settings_in_force(held), wanted)
        await write_audit_entry(
            act.connection,
            act.viewer,
            act.now,
            action,
            f"ReportFieldSettings:{act.company_id}",
            {"version": held.version, **before},
            {"version": saved.version, **after},
        )
    return saved


_NO_VERSION = Text("There is no version {version} of the settings.", "Версии настроек {version} нет.")
