"""Real data sets, where they are at hand beside the project."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import import_folder
from tests.resolvers.importing.conftest import NOW
from tests.resolvers.importing.stored import check_ledger, fingerprint, rows, value

DATA = Path(__file__).parents[4] / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"needs the real data sets in {DATA}")

_PRICES = """
select count(*), sum((fields->>f.id::text)::numeric)
from deals d join custom_fields f on f.external_id = 'amount' and f.company_id = d.company_id
"""


async def test_maven_pipeline_is_imported_whole_and_again_without_a_change(engine: AsyncEngine) -> None:
    summary = await import_folder(engine, DATA / "maven_crm" / "import", now=NOW)
    assert (summary.rows["contacts.csv"], summary.rows["deals.csv"], summary.rows["transitions.csv"]) == (
        85,
        8800,
        15511,
    )
    won = f"{_PRICES} join stages s on s.id = d.stage_id where s.name = 'Won'"
    assert await rows(engine, won) == [(4238, 10_005_534)]
    assert await value(engine, "select count(*) from deals where contact_id is null") == 1425
    await check_ledger(engine)
    before = await fingerprint(engine)
    await import_folder(engine, DATA / "maven_crm" / "import", now=NOW)
    assert await fingerprint(engine) == before


async def test_bpic_2012_is_imported_whole_and_again_without_a_change(engine: AsyncEngine) -> None:
    folder = DATA / "bpic2012" / "import"
    summary = await import_folder(engine, folder, now=NOW)
    counted = {name: summary.rows[name] for name in ("deals.csv", "transitions.csv", "activities.csv")}
    assert counted == {"deals.csv": 13_087, "transitions.csv": 60_849, "activities.csv": 170_107}
    for table, count in (("deals", 13_087), ("transitions", 60_849), ("activities", 170_107)):
        assert await value(engine, f"select count(*) from {table}") == count
    await check_ledger(engine)
    before = await fingerprint(engine)
    await import_folder(engine, folder, now=NOW)
    assert await fingerprint(engine) == before
