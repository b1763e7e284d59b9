"""A person's figures and rows come from a standby that has what they can know of, and else from the primary; nobody notices."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.replicas import open_replicas
from resolvers.replicas import Replicas
from tests.conftest import CountStatements
from tests.largest_query import largest_query
from tests.replicas.conftest import Cluster
from tests.schema.events.people import People

pytestmark = pytest.mark.database

COUNT = '{ dashboard { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }'
ROWS = """{ dashboard { widget(key: "deals") { ... on MetricWidget { metric { value
  explain { notes { text } } records(first: 5) { totalCount edges { node { title } } } } } } } }"""
FEED = """{ dashboard { widgets { key ... on MetricWidget { metric { value } }
  ... on FeedWidget { unreadCount events(first: 5) { edges { node { text } } } groups { totalCount } } } } }"""
FILE = "/export/widgets/deals/records.csv?number=total&preset=THIS_MONTH"


@pytest.fixture
async def plain(engine: AsyncEngine, people: People) -> AsyncIterator[People]:
    """The same people, at a process that knows of no standby."""
    async with People(engine, people.office) as plain:
        plain.now = people.now
        yield plain


@contextmanager
def read_at(replicas: Replicas, count_statements: CountStatements) -> Iterator[list[str]]:
    """What is asked of the standbys, without what is asked of them about themselves."""
    with ExitStack() as stack:
        lists = [stack.enter_context(count_statements(each.engine)) for each in replicas.all]
        found: list[str] = []
        yield found
        found += [each for some in lists for each in some if "pg_last_wal_replay_lsn" not in each]


async def count(people: People, who: str = "seller", *, by_token: bool = False) -> int:
    answer = await people.ask(who, COUNT, by_token=by_token)
    return int(answer["dashboard"]["widget"]["metric"]["value"])


@pytest.mark.parametrize("query", [COUNT, ROWS, FEED, largest_query()])
@pytest.mark.parametrize("who", ["seller", "boss", "admin"])
@pytest.mark.parametrize("by_token", [True, False])
async def test_a_standby_answers_what_the_primary_would(
    people: People,
    plain: People,
    replicas: Replicas,
    count_statements: CountStatements,
    query: str,
    who: str,
    by_token: bool,
) -> None:
    with read_at(replicas, count_statements) as at_standby:
        answer = await people.ask(who, query, by_token=by_token)
    assert any("grouping(" in statement for statement in at_standby)
    assert answer == await plain.ask(who, query, by_token=by_token)


async def test_the_viewer_their_visit_and_their_feed_are_read_and_written_at_the_primary(
    people: People, engine: AsyncEngine, replicas: Replicas, count_statements: CountStatements
) -> None:
    people.pass_time(minutes=40)
    with read_at(replicas, count_statements) as at_standby, count_statements(engine) as at_primary:
        await people.ask("seller", FEED)
    assert ["started_at = CASE" in statement for statement in at_primary].count(True) == 1
    assert any("event_participants" in statement for statement in at_primary)
    assert any("UPDATE visits SET feed_seen_at" in statement for statement in at_primary)
    assert not any("grouping(" in statement for statement in at_primary)
    assert not any("event_participants" in statement or "visits" in statement for statement in at_standby)


async def test_who_looks_at_another_s_desktop_is_noted_once_and_reads_at_a_standby(
    people: People, engine: AsyncEngine, replicas: Replicas, count_statements: CountStatements
) -> None:
    as_seller = COUNT.replace("dashboard", f'dashboard(asUser: "{people.id("User", "seller")}")')
    await count(people, "admin")
    with read_at(replicas, count_statements) as at_standby:
        await people.ask("admin", as_seller)
    assert at_standby != []
    assert await notes(engine) == 1


async def notes(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        found = await connection.exec_driver_sql("SELECT count(*) FROM audit_entries WHERE action = 'viewAs'")
        return found.scalar_one()


async def test_people_read_what_they_and_their_colleagues_wrote_however_far_standbys_are_behind(
    people: People, cluster: Cluster, replicas: Replicas, count_statements: CountStatements
) -> None:
    cluster.hold_back()
    with read_at(replicas, count_statements) as at_standby:
        for number in range(2, 5):
            await people.create_deal()
            assert await count(people) == await count(people, "boss", by_token=True) == number
    assert at_standby == []
    cluster.go_on()
    with read_at(replicas, count_statements) as at_standby:
        assert await count(people) == 4
    assert at_standby != []


async def test_what_another_process_wrote_is_read(people: People, cluster: Cluster) -> None:
    cluster.hold_back()
    elsewhere = create_engine(cluster.primary.url)
    async with People(elsewhere, people.office) as others:
        others.now = people.now
        await others.create_deal()
        assert await count(people) == 2
    await elsewhere.dispose()


async def test_a_standby_that_is_behind_serves_those_who_wrote_nothing(
    people: People, cluster: Cluster, replicas: Replicas, count_statements: CountStatements
) -> None:
    await count(people)
    cluster.hold_back()
    strange = {"name": "Far away", "dealType": people.id("DealType", "foreign_type")}
    await people.act("stranger", "createDeal", **strange)
    with read_at(replicas, count_statements) as at_standby:
        assert await count(people) == 1
    assert at_standby != []
    with read_at(replicas, count_statements) as at_standby:
        assert await count(people, "stranger") == 1
    assert at_standby == []


async def test_standbys_are_read_in_turns(
    people: People, replicas: Replicas, count_statements: CountStatements
) -> None:
    with ExitStack() as stack:
        lists = [stack.enter_context(count_statements(each.engine)) for each in replicas.all]
        for _ in range(4):
            await count(people)
    assert len(lists[0]) == len(lists[1]) > 0


async def test_a_file_of_rows_comes_from_a_standby_which_can_be_read_as_before_afterwards(
    people: People, plain: People, replicas: Replicas, cluster: Cluster, count_statements: CountStatements
) -> None:
    with read_at(replicas, count_statements) as at_standby:
        files = [await people.get("seller", FILE) for _ in range(4)]
        await people.ask("seller", ROWS)
    assert [file.status_code for file in files] == [200] * 4
    assert ["DECLARE behind" in statement for statement in at_standby].count(True) == 4
    assert {file.content for file in files} == {(await plain.get("seller", FILE)).content}
    cluster.hold_back()
    await people.create_deal(name="A later boat")
    with read_at(replicas, count_statements) as at_standby:
        assert "A later boat" in (await people.get("seller", FILE)).text
    assert at_standby == []


async def test_an_event_that_standbys_do_not_have_yet_is_shown_before_it_is_noted_as_seen(
    people: People,
    cluster: Cluster,
    replicas: Replicas,
    monkeypatch: pytest.MonkeyPatch,
    count_statements: CountStatements,
) -> None:
    await count(people)
    cluster.hold_back()
    choose, people_elsewhere = replicas.choose, People(replicas.primary, people.office)
    people_elsewhere.now = people.now

    async def choose_later(viewer: Any) -> Any:
        # Between the statement that found who asks and the first one that reads for them.
        if viewer.user_id == people.office["seller"]:
            await people_elsewhere.create_deal(name="A boat in between")
        return await choose(viewer)

    monkeypatch.setattr(replicas, "choose", choose_later)
    people.pass_time(minutes=5)
    with read_at(replicas, count_statements) as at_standby:
        answer = await people.ask("seller", FEED)
    assert at_standby != []
    [feed] = [widget for widget in answer["dashboard"]["widgets"] if widget["key"] == "events"]
    assert any("A boat in between" in edge["node"]["text"] for edge in feed["events"]["edges"])


async def test_a_program_without_replicas_is_what_it_was(engine: AsyncEngine, people: People) -> None:
    none = open_replicas(engine, [], connections=5)
    assert not none
    async with People(engine, people.office, replicas=none) as others:
        others.now = people.now
        assert await count(others) == 1
