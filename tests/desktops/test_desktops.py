"""Golden desktops: for each query its answer and the SQL that was sent for it.

``UPDATE_GOLDEN=1 pytest tests/desktops`` writes them anew. They are reviewed like code: a new part is a new scan, and a changed figure
a changed meaning.
"""

import os
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from resolvers.importing import import_folder
from resolvers.report_definitions.blocks import BLOCKS
from tests.conftest import CountStatements
from tests.desktops.readable_json import readable_json
from tests.desktops.readable_sql import readable_sql
from tests.desktops.story import ADMIN, NOW, USER, tell
from tests.http_api import HttpApi

FOLDER = Path(__file__).parent
DESKTOPS = sorted(path.stem for path in FOLDER.glob("*.graphql"))


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HttpApi]:
    """The demo company with the story of its last days; nothing is written any more."""
    folder = tmp_path_factory.mktemp("company")
    write_demo_company(folder, deals=150, seed=1, today=date(2026, 4, 10))
    engine = create_engine(create_database())
    await import_folder(engine, folder, now=NOW)
    async with HttpApi(engine, NOW) as api:
        await tell(api)
        yield api
    await engine.dispose()


@pytest.mark.parametrize("desktop", DESKTOPS)
async def test_a_desktop_is_as_it_was(api: HttpApi, desktop: str, count_statements: CountStatements) -> None:
    who = USER if desktop == "users_desktop" else ADMIN
    await api.sign_in(who)
    with count_statements(api.engine) as statements:
        answer = await api.send(who, (FOLDER / f"{desktop}.graphql").read_text(encoding="utf-8"))
    who_asks, ground, *data = statements
    assert "credential" in who_asks
    assert "personal_dashboards" in ground
    compare(FOLDER / f"{desktop}.json", readable_json(answer))
    compare(FOLDER / f"{desktop}.sql", readable_sql(data))


def test_every_block_has_a_golden_desktop_and_every_golden_desktop_its_block() -> None:
    assert {*DESKTOPS} == {block.key for block in BLOCKS} | {"users_desktop"}
    recorded = {path.stem for suffix in ("json", "sql") for path in FOLDER.glob(f"*.{suffix}")}
    assert recorded == {*DESKTOPS}


def compare(golden: Path, text: str) -> None:
    """The text is what the file says; or becomes it, if that is wanted."""
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert golden.exists(), f"There is no {golden.name} yet: run with UPDATE_GOLDEN=1"
    assert text == golden.read_text(encoding="utf-8")
