"""A company whose deals come and go, some of them otherwise than when they were folded."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import DealTypeReportFields, RecordKind
from resolvers.cells.noting import noted
from resolvers.configuration import Configuration, load_configuration
from tests.resolvers.records.office import Office

ZONE = ZoneInfo("Europe/Moscow")
MONTHS = [datetime(2025 + month // 12, month % 12 + 1, 1, tzinfo=ZONE).astimezone(UTC) for month in range(11, 18)]
# What is done to deals whose number leaves this rest: nobody has folded it.
CHANGES = (
    "UPDATE deals SET fields = '{}' WHERE company_id = :company AND id % 5 = 0",
    "UPDATE deals SET deleted_at = now() WHERE company_id = :company AND id % 5 = 1",
    """UPDATE deals SET responsible_id = (SELECT min(id) FROM users WHERE company_id = :company)
WHERE company_id = :company AND id % 5 = 2""",
    "DELETE FROM transitions WHERE company_id = :company AND deal_id % 5 = 3 AND ordinal > 6",
    "UPDATE transitions SET left_at = NULL WHERE company_id = :company AND deal_id % 5 = 3 AND ordinal = 6",
)


async def change_some(engine: AsyncEngine, company_id: int) -> None:
    """As commands do: what it was is noted first."""
    async with engine.begin() as connection:
        await connection.exec_driver_sql(noted(RecordKind.DEAL, "deals.id %% 5 < 4"), {"company": company_id})
        for statement in CHANGES:
            await connection.execute(text(statement), {"company": company_id})


async def choose(engine: AsyncEngine, office: Office, *success: str) -> Configuration:
    """Puts stages in force as those that mean success."""
    async with engine.begin() as connection:
        own = DealTypeReportFields.deal_type_id == office["retail"]
        stages = [office[name] for name in success]
        await connection.execute(update(DealTypeReportFields).where(own).values(success_stage_ids=stages))
    return await load_configuration(engine, office.company_id)
