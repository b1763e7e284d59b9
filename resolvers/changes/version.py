"""The version of a company's data: equal where, and only where, two statements see the same transactions of the company's.

Transactions end in another order than their numbers, so the highest number that a statement sees is not enough. With it come the
numbers below that were still under way: of all others below it is settled for ever whether they are seen.
"""

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import rows_of

# Whether the database is spread over a cluster, by Citus' own table.
IS_SPREAD = "to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL"

# A server that was started anew may have lost what was not yet safe; a table that was restored has another number. Of a database whose
# transactions are behind those it tells of, and of a standby, which does not list what is being written, there is no version; nor of
# one that is spread: the numbers are those of the node that clients connect to, and what is under way those of the node with the rows.
VERSION = f"""
SELECT concat_ws(' ', extract(epoch FROM pg_postmaster_start_time()), 'data_changes'::regclass::oid, latest.transaction_id,
  extract(epoch FROM latest.written_at), latest.under_way)
FROM (SELECT 1) AS always LEFT JOIN LATERAL (
  SELECT transaction_id, written_at, (
    SELECT string_agg(number::text, ',' ORDER BY number) FROM pg_snapshot_xip(pg_current_snapshot()) AS number
    WHERE number < transaction_id) AS under_way
  FROM data_changes WHERE company_id = %(company)s::bigint
  ORDER BY company_id DESC, transaction_id DESC, kind DESC LIMIT 1) AS latest ON true
WHERE NOT pg_is_in_recovery() AND NOT ({IS_SPREAD})
  AND (latest.transaction_id IS NULL OR latest.transaction_id < pg_snapshot_xmax(pg_current_snapshot()))"""  # noqa: S608 - from constants of this file
"""SQL of one row at the most, the version in the snapshot of the statement that it is a part of; parameter: ``company``.

That it stays the version as long as it lasts, whatever is forgotten: the latest change of a company is kept (`listener.prune_changes`).
"""


# The transactions of a version are those up to its latest that were not under way: seen are exactly these, if that is the latest one
# seen, and none of those that were under way is.
_SEES_VERSION = """
SELECT NOT EXISTS (
    SELECT FROM data_changes WHERE company_id = %(company)s::bigint AND transaction_id = ANY(%(under_way)s::text[]::xid8[]))
  AND coalesce((
    SELECT concat_ws(' ', transaction_id, extract(epoch FROM written_at)) FROM data_changes
    WHERE company_id = %(company)s::bigint ORDER BY company_id DESC, transaction_id DESC, kind DESC LIMIT 1), '') = %(latest)s::text"""


async def read_version(engine: AsyncEngine, company_id: int) -> str | None:
    """The version now, by a statement of its own; ``None`` where there is none. Raises what the driver raises."""
    rows = await rows_of(engine, VERSION, {"company": company_id})
    return rows[0][0] if rows else None


async def sees_version(engine: AsyncEngine, company_id: int, version: str) -> bool:
    """Whether a standby, which has all of this version of its primary's, sees nothing newer of the company's.

    Raises what the driver raises.
    """
    _, _, *latest = version.split(" ")
    params = {
        "company": company_id,
        "latest": " ".join(latest[:2]),
        "under_way": latest[2].split(",") if len(latest) > 2 else [],
    }
    [[sees]] = await rows_of(engine, _SEES_VERSION, params)
    return bool(sees)
