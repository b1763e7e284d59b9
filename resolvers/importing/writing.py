"""Writing what a folder holds."""

from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, Text, cast, column, func, literal_column, table

from resolvers.commands import CompanyTransaction
from resolvers.importing.contents import FolderContents
from resolvers.importing.dictionary import Dictionary
from resolvers.importing.dictionary_writer import write_dictionaries
from resolvers.importing.foreign_keys import looked_up_at_once
from resolvers.importing.formats import (
    ACTIVITIES,
    ACTIVITY_TYPES,
    COMMUNICATIONS,
    CONTACTS,
    DEALS,
    GROUP_MEMBERS,
    NAME,
    TRANSITIONS,
)
from resolvers.importing.header import Header
from resolvers.importing.ledger import LedgerMerge
from resolvers.importing.merging import add_group_members, merge_records
from resolvers.importing.session import MANY
from resolvers.importing.settings_file import write_settings
from resolvers.importing.staging import STAGING


async def write_contents(transaction: CompanyTransaction, contents: FolderContents, now: datetime) -> None:
    """Writes everything, what others refer to first. The contents are sound."""
    headers, rows = contents.headers, contents.rows
    await write_dictionaries(transaction, contents.dictionaries, now)
    if contents.settings is not None:
        await write_settings(transaction, contents.settings, now)
    if GROUP_MEMBERS.name in headers:
        await add_group_members(transaction)
    # For few rows, going through the whole company's takes longer than PostgreSQL does.
    many = sum(rows.get(file.file, 0) for file in _RECORDS) > MANY
    async with looked_up_at_once(transaction, [file.table for file in _RECORDS if many and file.name in headers]):
        if CONTACTS.name in headers:
            await merge_records(transaction, headers[CONTACTS.name], rows[CONTACTS.file])
        if contents.ledger is not None:
            await _merge_deals(transaction, contents.ledger, headers.get(DEALS.name), rows.get(DEALS.file, 0))
        if ACTIVITIES.name in headers:
            types = contents.dictionaries[ACTIVITY_TYPES.name]
            await _merge_activities(transaction, types, headers[ACTIVITIES.name], rows[ACTIVITIES.file])
        if COMMUNICATIONS.name in headers:
            await merge_records(transaction, headers[COMMUNICATIONS.name], rows[COMMUNICATIONS.file])


async def _merge_deals(transaction: CompanyTransaction, ledger: LedgerMerge, header: Header | None, count: int) -> None:
    """Old deals are put on their stages, new ones come with theirs, and the ledger rows that lead there go last."""
    await ledger.place_deals(transaction)
    if header is not None:
        staged = STAGING[DEALS.name]
        named, standing = _NAMED_DEALS, _STANDING
        beside = staged.join(named, named.c.external_id == staged.c.external_id).outerjoin(
            standing, standing.c.deal_id == named.c.id
        )
        own = {
            "id": named.c.id,
            "stage_id": standing.c.to_stage_id,
            "staged_at": standing.c.staged_at,
            "moved_at": standing.c.moved_at,
            "trail": func.coalesce(standing.c.trail, literal_column("'{}'::bigint[]")),
        }
        await merge_records(transaction, header, count, beside=beside, when_new=own)
    await ledger.write(transaction)


async def _merge_activities(transaction: CompanyTransaction, types: Dictionary, header: Header, count: int) -> None:
    """Activities without a name are called by their type; where the file has no column of names, new ones are."""
    staged = STAGING[ACTIVITIES.name]
    called = {entry.id: entry.values[NAME.stored_as] for entry in types.all()}
    names = func.unnest(cast([*called], ARRAY(BigInteger)), cast([*called.values()], ARRAY(Text)))
    type_names = names.table_valued("id", "name", name="type_names").render_derived()
    beside = staged.join(type_names, type_names.c.id == staged.c.activity_type_id)
    if NAME.stored_as in header.stored:
        own = func.coalesce(staged.c[NAME.stored_as], type_names.c.name)
        await merge_records(transaction, header, count, beside=beside, instead={NAME.stored_as: own})
    else:
        await merge_records(transaction, header, count, beside=beside, when_new={NAME.stored_as: type_names.c.name})


_RECORDS = (CONTACTS, DEALS, TRANSITIONS, ACTIVITIES, COMMUNICATIONS)
_NAMED_DEALS = table("import_named_deals", column("external_id"), column("id"))
_STANDING = table(
    "import_standing",
    column("deal_id"),
    column("to_stage_id"),
    column("staged_at"),
    column("trail"),
    column("moved_at"),
)
