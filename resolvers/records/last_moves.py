"""When deals last moved, kept with them: what nobody knows of it is looked up."""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncEngine

# Few enough that whoever moves one of them hardly waits.
_BATCH = 1_000
_TOLD = 100_000


async def keep_last_moves(
    engine: AsyncEngine, company_id: int, progress: Callable[[int], None] = lambda _: None
) -> int:
    """Looks up when deals last moved of which that is not known, or which were moved by a server of an earlier release. Says of how
    many it did, to ``progress`` from time to time, too. Others may go on reading and writing; it may be broken off.

    Raises what the driver raises.
    """
    found, params = 0, {"company": company_id, "after": 0, "batch": _BATCH}
    while True:
        async with engine.begin() as connection:
            ids = (await connection.exec_driver_sql(_TAKE, params)).scalars().all()
            if not ids:
                break
            # Nobody moves these until the transaction ends, and each statement sees what was written before.
            for statement in (_HEED, _KEEP):
                kept = await connection.exec_driver_sql(statement, {"company": company_id, "ids": [*ids]})
            found += kept.rowcount
            params["after"] = ids[-1]
        if found // _TOLD > (found - kept.rowcount) // _TOLD:
            progress(found)
    if found:
        progress(found)
    return found


_TAKE = """
SELECT id FROM deals WHERE company_id = %(company)s::bigint AND id > %(after)s::bigint AND (
  moved_at IS NULL AND staged_at IS NOT NULL
  OR id IN (SELECT deal_id FROM transitions WHERE company_id = %(company)s::bigint AND NOT heeded))
ORDER BY id LIMIT %(batch)s::integer FOR NO KEY UPDATE"""
_HEED = """
UPDATE transitions SET heeded = true
WHERE company_id = %(company)s::bigint AND deal_id = ANY(%(ids)s::bigint[]) AND NOT heeded"""
_KEEP = """
UPDATE deals SET moved_at = last.at
FROM (
  SELECT deal_id, max(occurred_at) AS at FROM transitions
  WHERE company_id = %(company)s::bigint AND deal_id = ANY(%(ids)s::bigint[]) GROUP BY deal_id) AS last
WHERE deals.company_id = %(company)s::bigint AND deals.id = last.deal_id"""
