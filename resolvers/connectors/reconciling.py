"""Reconciliation: what is here is compared with what is there, differences are told, and mended by fetching what differs.

Pages of ids and times of change are compared as they come (missing here, or older), and each record that was seen is noted. Then what
is here and was not seen is asked for by its id, since pages of a list that changes may skip a record; what is not there is deleted. If
that is suspiciously much, as when somebody's rights were taken away, nothing is deleted, and administrators are told.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.autocommit import autocommitting
from resolvers.connectors.checkpoint import Checkpoint
from resolvers.connectors.declaration import Entity, Record
from resolvers.connectors.steps import Work, bring_again, rows_of
from resolvers.connectors.writing import NamedRow, Unreadable
from resolvers.feed.row import DELETED, EXTERNAL_ID, FORMATS, is_there

MISSING, OUTDATED, GONE, HELD = "missing", "outdated", "gone", "held"
# Ids that are told of each kind of difference.
_MOST_TOLD: Final = 100
# More than so many, and more than this part of what is here, are not deleted unasked.
_MANY: Final = 20
_PART: Final = 0.1


async def compare_page(work: Work, entity: Entity) -> None:
    """Compares a page of what is there with what is here, and brings what is missing or older."""
    run = work.run
    page = await entity.look_over(work.session, run.cursor)
    there = {work.here(entity, entity.id_of(record)): record for record in page.records}
    async with autocommitting(work.engine) as reading:
        here = await _versions(reading, work, entity, [*there])
    found = _begun() if run.cursor is None else dict(run.differences[entity.key])
    found["there"] += len(there)
    differing = list[Record]()
    for name, record in there.items():
        is_missing = name not in here
        if is_missing or not _is_same(here[name], entity.changed_at(record)):
            _note(found, MISSING if is_missing else OUTDATED, [entity.id_of(record)])
            differing.append(record)
    rows, unreadable = await _bring_differing(work, entity, differing)
    run.differences = {**run.differences, entity.key: found}
    checkpoint = work.next() if page.next is None else Checkpoint(run.step, page.next)
    checkpoint.also(_SEE, names=[*there])
    await work.write(rows, checkpoint, unreadable)


async def _bring_differing(
    work: Work, entity: Entity, records: Sequence[Record]
) -> tuple[list[NamedRow], list[Unreadable]]:
    """The rows of what differs, which is fetched where the page had no more than ids and times of change."""
    if entity.glance is None:
        return await rows_of(work, entity, records)
    rows, unreadable = list[NamedRow](), list[Unreadable]()
    for start in range(0, len(records), entity.fetch_most):
        # Gone since the page was read: seen to when what is gone is.
        ids = [entity.id_of(record) for record in records[start : start + entity.fetch_most]]
        more, wrong = await bring_again(work, entity, ids, are_gone_deleted=False)
        rows += more
        unreadable += wrong
    return rows, unreadable


async def delete_gone(work: Work, entity: Entity) -> None:
    """Asks for some of what is here and was not seen, and deletes what is not there."""
    run, prefix = work.run, work.prefix + entity.prefix
    async with autocommitting(work.engine) as reading:
        unseen = await _unseen(reading, work, entity, run.cursor or "")
        found = dict(run.differences.get(entity.key) or _begun())
        if run.cursor is None:
            found["here"], found["unseen"] = await _counts(reading, work, entity)
    is_held = not run.may_delete and found["unseen"] > max(_MANY, _PART * found["here"])
    checkpoint = work.next()
    rows, unreadable = list[NamedRow](), list[Unreadable]()
    if is_held:
        found |= {GONE: found["unseen"], HELD: True}
        found["ids"] = {**found["ids"], GONE: [name.removeprefix(prefix) for name in unseen]}
    elif unseen:
        rows, unreadable = await bring_again(work, entity, [name.removeprefix(prefix) for name in unseen])
        _note(found, GONE, [row[EXTERNAL_ID].removeprefix(prefix) for row in rows if row.get(DELETED)])
        checkpoint = Checkpoint(run.step, unseen[-1])
    if checkpoint.step != run.step:
        checkpoint.also(_FORGET_SEEN, prefix=prefix)
    run.differences = {**run.differences, entity.key: found}
    await work.write(rows, checkpoint, unreadable)


def _begun() -> dict[str, Any]:
    return {"there": 0, "here": 0, "unseen": 0, MISSING: 0, OUTDATED: 0, GONE: 0, HELD: False, "ids": {}}


def _note(found: dict[str, Any], how: str, ids: Iterable[str]) -> None:
    new = [*dict.fromkeys(ids)]
    found[how] += len(new)
    found["ids"] = {**found["ids"], how: [*found["ids"].get(how, []), *new][:_MOST_TOLD]}


def _is_same(here: datetime | None, there: str | None) -> bool:
    """Whether what is here is as new as what is there, as far as that is told."""
    return there is None or (here is not None and here >= datetime.fromisoformat(there))


async def _versions(
    connection: AsyncConnection, work: Work, entity: Entity, names: Sequence[str]
) -> Mapping[str, datetime | None]:
    """Which of these are here, and how new each is, as far as it was told."""
    params = {"company": work.run.company_id, "names": [*names], "kinds": [kind.value for kind in entity.kinds]}
    here = _here(entity, "external_id = ANY(%(names)s::text[])")
    return {
        row.external_id: row.changed_at for row in await connection.exec_driver_sql(_VERSIONS.format(here=here), params)
    }


async def _counts(connection: AsyncConnection, work: Work, entity: Entity) -> tuple[int, int]:
    """How many are here, and how many of them were not seen there."""
    row = (await connection.exec_driver_sql(_COUNT.format(here=_here(entity, _OURS)), _params(work, entity))).one()
    return row.here, row.unseen


async def _unseen(connection: AsyncConnection, work: Work, entity: Entity, after: str) -> list[str]:
    params = {**_params(work, entity), "after": after, "most": entity.fetch_most}
    return [*(await connection.exec_driver_sql(_UNSEEN.format(here=_here(entity, _OURS)), params)).scalars()]


def _params(work: Work, entity: Entity) -> dict[str, Any]:
    run = work.run
    return {"company": run.company_id, "connection": run.connection_id, "prefix": work.prefix + entity.prefix}


def _here(entity: Entity, where: str) -> str:
    """The names of the records of an entity that are here and not deleted."""
    return " UNION ".join(
        f"SELECT external_id FROM {FORMATS[kind].table.name} "  # noqa: S608 - from constants
        f"WHERE company_id = %(company)s::bigint AND {where} AND {is_there(kind)}"
        for kind in entity.kinds
    )


_OURS = "starts_with(external_id, %(prefix)s)"
_VERSIONS = """
SELECT here.external_id, max(versions.changed_at) AS changed_at FROM ({here}) AS here
LEFT JOIN feed_versions AS versions ON versions.company_id = %(company)s::bigint AND versions.kind = ANY(%(kinds)s::text[])
  AND versions.external_id = here.external_id
GROUP BY 1"""
_SEEN = """
EXISTS (SELECT FROM connection_sightings AS seen WHERE seen.company_id = %(company)s::bigint
  AND seen.connection_id = %(connection)s::bigint AND seen.external_id = here.external_id)"""
_COUNT = f"SELECT count(*) AS here, count(*) FILTER (WHERE NOT {_SEEN}) AS unseen FROM ({{here}}) AS here"  # noqa: S608 - from constants
_UNSEEN = f"""
SELECT here.external_id FROM ({{here}}) AS here
WHERE NOT {_SEEN} AND here.external_id COLLATE "C" > %(after)s ORDER BY here.external_id COLLATE "C" LIMIT %(most)s::bigint"""  # noqa: S608 - from constants
_SEE = """
INSERT INTO connection_sightings (company_id, connection_id, external_id)
SELECT %(company)s::bigint, %(connection)s::bigint, unnest(%(names)s::text[]) ON CONFLICT DO NOTHING"""
_FORGET_SEEN = """
DELETE FROM connection_sightings WHERE company_id = %(company)s::bigint AND connection_id = %(connection)s::bigint
  AND starts_with(external_id, %(prefix)s)"""
