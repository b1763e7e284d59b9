"""Changing the settings, and going back to an earlier version of them."""

from sqlalchemy import select

from models import ReportFieldSettingsVersion
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.configuration import Configuration
from resolvers.language import LocalizedText
from resolvers.report_field_settings.base_version import check_base
from resolvers.report_field_settings.change import SettingsChange, change_to
from resolvers.report_field_settings.checking import check_change
from resolvers.report_field_settings.chosen import ChosenSettings, read_document, settings_in_force
from resolvers.report_field_settings.differences import differing_values
from resolvers.report_field_settings.saving import hold_settings, save_settings
from resolvers.user_error import UserErrorCode


async def update_settings(
    command: CommandContext, base_version: int, change: SettingsChange
) -> CommandResult[Configuration]:
    """Puts the change in force at once, as a new version; what changes nothing is none.

    Raises `RequestError`: FORBIDDEN for everybody but administrators, CONFLICT if the present version is not the base.
    """
    async with administering(command) as transaction:
        held = await hold_settings(transaction)
        check_base(held, base_version)
        wanted = check_change(transaction.problems, held, change)
        if transaction.problems:
            return transaction.refused()
        return transaction.done(await put_in_force(transaction, "updateReportFieldSettings", held, wanted))


async def restore_settings(command: CommandContext, base_version: int, version: int) -> CommandResult[Configuration]:
    """Makes a new version that says what an earlier one said, if all of it may still be chosen.

    Raises `RequestError`: FORBIDDEN for everybody but administrators, CONFLICT if the present version is not the base.
    """
    async with administering(command) as transaction:
        held = await hold_settings(transaction)
        check_base(held, base_version)
        kept = ReportFieldSettingsVersion
        requested = select(kept.document).where(kept.company_id == transaction.company_id, kept.version == version)
        document = await transaction.connection.scalar(requested)
        if document is None:
            transaction.problems.add(("version",), UserErrorCode.NOT_FOUND, _NO_VERSION.format(version=version))
            return transaction.refused()
        everything = change_to(read_document(document), tuple(held.deal_types))
        wanted = check_change(transaction.problems, held, everything, ("version",))
        if transaction.problems:
            return transaction.refused()
        return transaction.done(await put_in_force(transaction, "restoreReportFieldSettings", held, wanted))


async def put_in_force(
    transaction: Transaction, action: str, held: Configuration, wanted: ChosenSettings
) -> Configuration:
    """Saves what is wanted, and writes in the audit log what it changes. The configuration with it."""
    saved = await save_settings(transaction, held, wanted, transaction.viewer.user_id, transaction.now)
    if saved.version != held.version:
        before, after = differing_values(held, settings_in_force(held), wanted)
        transaction.note(
            action,
            f"ReportFieldSettings:{transaction.company_id}",
            {"version": held.version, **before},
            {"version": saved.version, **after},
        )
    return saved


_NO_VERSION = LocalizedText("There is no version {version} of the settings.", "Версии настроек {version} нет.")
