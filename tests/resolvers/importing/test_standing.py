"""Where deals stand after an import is found without comparing each of them with all others."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing.ledger_sql import FIND_STANDING

_MOVES = """
CREATE TEMPORARY TABLE import_moves ON COMMIT DROP AS
SELECT deal AS deal_id, stage AS to_stage_id, 7::bigint AS deal_type_id, stage AS line, true AS imported, stage AS ordinal,
  nullif(stage - 1, 0) AS from_stage_id, timestamptz '2026-03-01' + stage * interval '1 day' AS occurred_at,
  CASE WHEN stage < 3 THEN timestamptz '2026-03-02' + stage * interval '1 day' END AS left_at
FROM generate_series(1::bigint, 2000) AS deal, generate_series(1::bigint, 3) AS stage"""


async def test_moves_are_gone_through_once_though_nothing_is_known_of_their_table(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(_MOVES))
        plan = "\n".join((await connection.execute(text(f"EXPLAIN {FIND_STANDING}"))).scalars())
        assert plan.count("Scan on import_moves") == 1
        assert "Join" not in plan
        assert "Nested Loop" not in plan
        await connection.execute(text(FIND_STANDING))
        found = (
            await connection.execute(text("SELECT DISTINCT to_stage_id, line, is_own, trail FROM import_standing"))
        ).all()
        assert [tuple(row) for row in found] == [(3, 3, False, [1, 2, 3])]
