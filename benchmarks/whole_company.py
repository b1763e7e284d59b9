"""What is done to all cells of a company takes: building them, comparing them, and another choice of fields for sources."""

import time
from collections.abc import Awaitable, Callable

from comparison.processor_time import seconds_used
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild, rebuild_source_facet
from resolvers.cells.verifying import verify

HEAD_OF_WHOLES = (
    "| deals | `rebuild`, s of processor time · until done | `verify` | differences | administrator's month until sources are built, ms"
    " | sources built, s | administrator's month then, ms |",
    "|---|---|---|---|---|---|---|",
)
_REVERSED = "ARRAY(SELECT id FROM unnest({0}) WITH ORDINALITY AS field (id, place) ORDER BY place DESC)"
_OTHER_SOURCES = "UPDATE report_field_settings SET " + ", ".join(
    f"{name} = {_REVERSED.format(name)}" for name in ("deal_source_field_ids", "activity_source_field_ids")
)


async def as_a_whole(engine: AsyncEngine, company: int, server: int, month: Callable[[], Awaitable[str]]) -> str:
    """The row of the table but for its first column; ``month`` tells what an administrator's month costs."""

    async def cost_of(work: Awaitable[object]) -> str:
        used, began = seconds_used(server), time.perf_counter()
        await work
        return f"{seconds_used(server) - used:.1f} · {time.perf_counter() - began:.1f}"

    async def compare() -> None:
        wrong.extend(each.count for each in await verify(engine, company) or ())

    wrong: list[int] = []
    cells = [await cost_of(rebuild(engine, company, lambda _: None)), await cost_of(compare()), f"{sum(wrong)}"]
    async with engine.begin() as connection:
        await connection.execute(text(_OTHER_SOURCES))
    cells += [await month(), await cost_of(rebuild_source_facet(engine, company)), await month()]
    return " | ".join(cells)
