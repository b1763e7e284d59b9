"""The real companies, taken away and imported as others: every figure of whole months is the same."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.database import create_engine
from resolvers.importing import import_folder
from tests.http_api import HttpApi
from tests.oracle.real_data import BPIC2012, MAVEN
from tests.real_data.folder import LATER
from tests.real_data.full_desktop import FULL, read_answer
from tests.taken_away import take_away

pytestmark = pytest.mark.skipif(
    not BPIC2012.exists(), reason="The real data sets are expected at ../shared/data beside the project"
)


@pytest.mark.parametrize(
    ("source", "first", "last"),
    [(MAVEN, date(2017, 7, 1), date(2017, 9, 30)), (BPIC2012, date(2012, 3, 1), date(2012, 3, 31))],
    ids=["maven", "bpic2012"],
)
async def test_the_whole_desktop_is_the_same(
    create_database: Callable[[], str], tmp_path: Path, source: Path, first: date, last: date
) -> None:
    engine = create_engine(create_database())
    summary = await import_folder(engine, source, now=LATER)
    folder = await take_away(engine, summary.company_id, tmp_path)
    copy = await import_folder(engine, folder, now=LATER, company="copy")
    assert {name: rows for name, rows in copy.rows.items() if rows} == {
        name: rows for name, rows in summary.rows.items() if rows
    }
    users = (folder / "users.csv").read_text().splitlines()
    admin = next(line for line in users if ",admin," in line).split(",")[1]
    asked: dict[str, Any] = {
        "period": {"from": first.isoformat(), "to": last.isoformat()},
        "compareTo": "PREVIOUS_PERIOD",
    }
    async with HttpApi(engine, LATER) as api:
        original = (folder / "company.json").read_text().split('"external_id": "')[1].split('"')[0]
        before = read_answer(await api.ask(admin, FULL, asked, company=original))
        assert read_answer(await api.ask(admin, FULL, asked, company="copy")) == before
        assert before["deals"]
    await engine.dispose()
