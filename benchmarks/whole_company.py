"""What is done to all cells of a company: they are built and compared, and built anew by source when other fields are chosen for it."""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from comparison.processor_time import seconds_used
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild, rebuild_source_facet
from resolvers.cells.verifying import verify

Ask = Callable[[str, Mapping[str, Any]], Awaitable[dict[str, Any]]]
"""Sends a request with its variables as an administrator; what its ``data`` are."""

HEAD_OF_WHOLES = (
    "| deals | `rebuild`, s of PostgreSQL's processor time · until done | `verify` | differences | saving other sources"
    " | administrator's month then, ms | their cells built | administrator's month then, ms |",
    "|---|---|---|---|---|---|---|---|",
)
_CHOSEN = "{ reportFieldSettings { version dealSourceFields { id } activitySourceFields { id } } }"
_CHOOSE = "mutation($input: ReportFieldSettingsInput!) { done: updateReportFieldSettings(input: $input) { userErrors { code } } }"


async def as_a_whole(
    engine: AsyncEngine, company: int, server: int, ask: Ask, month: Callable[[], Awaitable[str]]
) -> str:
    """The row of the table but for its first column; ``month`` tells what an administrator's month costs."""

    async def cost_of(work: Awaitable[object]) -> str:
        used, began = seconds_used(server), time.perf_counter()
        await work
        return f"{seconds_used(server) - used:.1f} · {time.perf_counter() - began:.1f}"

    async def compare() -> None:
        wrong.extend(each.count for each in await verify(engine, company) or ())

    async def choose() -> None:
        chosen = (await ask(_CHOSEN, {}))["reportFieldSettings"]
        others = {
            name: [each["id"] for each in chosen[name]][::-1] for name in ("dealSourceFields", "activitySourceFields")
        }
        done = await ask(_CHOOSE, {"input": {"baseVersion": chosen["version"], **others}})
        assert done == {"done": {"userErrors": []}}, done

    wrong: list[int] = []
    cells = [await cost_of(rebuild(engine, company, lambda _: None)), await cost_of(compare()), f"{sum(wrong)}"]
    cells += [
        await cost_of(choose()),
        await month(),
        await cost_of(rebuild_source_facet(engine, company)),
        await month(),
    ]
    return " | ".join(cells)
