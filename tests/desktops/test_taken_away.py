"""A company that was taken away and imported as another one: its desktops are the golden ones, but for the feed of what happened."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any, cast

import pytest
from sqlalchemy import text

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from resolvers.importing import import_folder
from tests.desktops.story import ADMIN, NOW, USER, tell
from tests.desktops.test_desktops import DESKTOPS, FOLDER
from tests.http_api import HttpApi
from tests.taken_away import take_away

COPY = "demo again"
# The feed is of events, which are taken away to be read, and not to be imported.
FIGURES = [desktop for desktop in DESKTOPS if desktop != "events"]


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[HttpApi]:
    """The company of the golden desktops, and beside it what came of its export."""
    folder = tmp_path_factory.mktemp("company")
    write_demo_company(folder, deals=150, seed=1, today=date(2026, 4, 10))
    engine = create_engine(create_database())
    demo = await import_folder(engine, folder, now=NOW)
    async with HttpApi(engine, NOW) as api:
        await tell(api)
        async with engine.connect() as connection:
            company_id = await connection.scalar(text("SELECT id FROM companies"))
        assert company_id == demo.company_id
        taken = await take_away(engine, demo.company_id, tmp_path_factory.mktemp("taken"))
        await import_folder(engine, taken, now=NOW, company=COPY)
        yield api
    await engine.dispose()


@pytest.mark.parametrize("desktop", FIGURES)
async def test_a_desktop_is_the_golden_one(api: HttpApi, desktop: str) -> None:
    who = USER if desktop == "users_desktop" else ADMIN
    query = (FOLDER / f"{desktop}.graphql").read_text(encoding="utf-8")
    answer = await api.send(who, query, company=COPY)
    golden = json.loads((FOLDER / f"{desktop}.json").read_text(encoding="utf-8"))
    assert without_feed(answer) == without_feed(golden)


def without_feed(answer: Any) -> Any:
    """The answer, but for what happened."""
    if isinstance(answer, list):
        return [without_feed(each) for each in cast("list[Any]", answer)]
    if not isinstance(answer, dict):
        return answer
    members = cast("dict[str, Any]", answer)
    return {name: without_feed(value) for name, value in members.items() if name not in _OF_THE_FEED}


_OF_THE_FEED = ("events", "unreadCount")
