"""Bringing staged rows into their tables: new ones are added, changed ones are changed, the rest is not touched."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    FromClause,
    Text,
    all_,
    and_,
    any_,
    case,
    cast,
    false,
    func,
    insert,
    literal,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_change

from models import Base, Contact, Deal
from resolvers.commands import CompanyTransaction
from resolvers.currencies.given import GIVEN_FIELDS
from resolvers.importing.formats import GROUP_MEMBERS
from resolvers.importing.header import Header
from resolvers.importing.staging import FIELDS, LACKING, LINE, STAGING

Values = Mapping[str, ColumnElement[Any]]


async def add_group_members(transaction: CompanyTransaction) -> None:
    """Adds who is not yet in a group."""
    staged, present = STAGING[GROUP_MEMBERS.name], GROUP_MEMBERS.table.alias("present")
    names = ["company_id", "group_id", "user_id"]
    is_in = and_(
        present.c.company_id == transaction.company_id,
        present.c.group_id == staged.c.group_id,
        present.c.user_id == staged.c.user_id,
    )
    rows = (
        select(literal(transaction.company_id, BigInteger), staged.c.group_id, staged.c.user_id)
        .select_from(staged.outerjoin(present, is_in))
        # A cluster counts those in conflict as added.
        .where(present.c.user_id.is_(None))
    )
    await transaction.write(insert_or_change(GROUP_MEMBERS.table).from_select(names, rows).on_conflict_do_nothing())


async def merge_records(
    transaction: CompanyTransaction,
    header: Header,
    count: int,
    *,
    beside: FromClause | None = None,
    when_new: Values | None = None,
    instead: Values | None = None,
) -> None:
    """Merges the ``count`` staged rows of a file into its table, by external id.

    Columns that the file does not have stay as they are, and so do custom fields; deals that it changes say what was given, until they
    are converted (`resolvers.currencies`). ``when_new`` are further columns, set in new rows
    only, ``instead`` what columns of the file become other than they say; ``beside`` is the staging table joined with what they need.

    Raises:
        IntegrityError: somebody added a record of one of the external ids at the same time.
    """
    company_id = transaction.company_id
    staged, table = STAGING[header.format.name], header.format.table
    values: dict[str, ColumnElement[Any]] = {name: staged.c[name] for name in header.stored}
    source: FromClause = staged if beside is None else beside
    for each in header.format.columns:
        if each.found_in is not None and each.stored_as in values:
            target = Base.metadata.tables[each.found_in].alias()
            cell = staged.c[each.stored_as]
            source = source.outerjoin(target, and_(target.c.company_id == company_id, target.c.external_id == cell))
            values[each.stored_as] = target.c.id
    values |= instead or {}
    if header.has_fields:
        values[FIELDS] = staged.c[FIELDS]
    present = table.alias("present")
    is_present = and_(present.c.company_id == company_id, present.c.external_id == staged.c.external_id)
    own: Values = {**values, **(when_new or {})}
    new = (
        select(literal(company_id, BigInteger), *own.values())
        .select_from(source.outerjoin(present, is_present))
        # By a column that is joined by, as PostgreSQL plans no other so.
        .where(present.c.external_id.is_(None))
        # So that numbers grow as the lines do.
        .order_by(staged.c[LINE])
    )
    added = await transaction.write(insert(table).from_select(["company_id", *own], new))
    if added.rowcount == count:
        return
    kept = [staged.c[LACKING]] if header.is_of_given else []
    read = select(*(value.label(name) for name, value in values.items()), *kept).select_from(source).subquery("read")
    changes: dict[str, ColumnElement[Any]] = {name: read.c[name] for name in values}
    stored: dict[str, ColumnElement[Any]] = {**table.c}
    if table is Deal.__table__:
        # What a file says is held against what was given before, whatever that comes to in the company's currency.
        changes[FIELDS] = stored[FIELDS] = GIVEN_FIELDS
    if header.has_fields:
        keys: ColumnElement[Any] = cast([str(field_id) for field_id in header.field_ids], ARRAY(Text))
        if kept:
            keys = _without(keys, read.c[LACKING])
        changes[FIELDS] = stored[FIELDS].op("-")(keys).op("||")(read.c[FIELDS])
    if kept:
        lacks = read.c[LACKING]
        for name in header.stored:
            changes[name] = case((literal(name) == any_(lacks), table.c[name]), else_=changes[name])
    is_it = and_(table.c.company_id == company_id, table.c.external_id == read.c.external_id)
    differs = or_(*(stored[name].is_distinct_from(value) for name, value in changes.items()))
    if table is Contact.__table__:
        changes[Contact.is_keyed.key] = false()
    if table is Deal.__table__:
        changes |= {Deal.amounts.key: null(), Deal.rate_day.key: null()}
    await transaction.write(update(table).values(changes).where(is_it, differs))


def _without(keys: ColumnElement[Any], lacking: ColumnElement[Any]) -> ColumnElement[Any]:
    """The keys that are not among those, which may be null for none."""
    key = func.unnest(keys).column_valued("key")
    is_named = literal_column("key") != all_(func.coalesce(lacking, cast([], ARRAY(Text))))
    return select(func.coalesce(func.array_agg(key), cast([], ARRAY(Text)))).where(is_named).scalar_subquery()
