"""A standby that is lost, promoted, or of another history is left out, and comes back by itself; no request fails for it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.replicas import open_replicas
from resolvers.replicas import Replicas, replica
from resolvers.replicas import replicas as all_replicas
from tests.conftest import CountStatements
from tests.postgresql_servers import wait_until
from tests.prepared import prepared
from tests.replicas.conftest import Cluster
from tests.replicas.test_reading_at_replicas import COUNT, FILE, ROWS, count, notes, read_at
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People

pytestmark = pytest.mark.database

# Words by which the statements of a request are known.
GROUND, FIGURES, PAGES = "personal_dashboards", "grouping(", "WITH hits AS"


@contextmanager
def before(word: str, replicas: Replicas, act: Callable[[], None]) -> Iterator[None]:
    """Does something once, right before the first statement with this word is sent to a standby."""
    has_acted = False

    def look(_1: object, _2: object, statement: str, *_: object) -> None:
        nonlocal has_acted
        if word in statement and not has_acted:
            has_acted = True
            act()

    for each in replicas.all:
        event.listen(each.engine.sync_engine, "before_cursor_execute", look)
    yield
    for each in replicas.all:
        event.remove(each.engine.sync_engine, "before_cursor_execute", look)
    assert has_acted


def used(replicas: Replicas) -> list[bool]:
    return [each.known is not None for each in replicas.all]


def kill(cluster: Cluster) -> Callable[[], None]:
    def kill_them() -> None:
        for standby in cluster.standbys:
            standby.stop("immediate")

    return kill_them


@pytest.mark.parametrize("word", [GROUND, FIGURES, PAGES])
async def test_a_request_whose_standby_is_killed_is_answered_by_the_primary(
    people: People, cluster: Cluster, replicas: Replicas, word: str
) -> None:
    expected = await people.ask("seller", ROWS)
    with before(word, replicas, kill(cluster)):
        assert await people.ask("seller", ROWS) == expected
    assert not all(used(replicas))
    assert await people.ask("seller", ROWS) == expected
    assert await people.ask("seller", ROWS) == expected
    assert not any(used(replicas))


async def test_standbys_that_were_killed_are_read_again_once_they_are_there_again(
    people: People, cluster: Cluster, replicas: Replicas, count_statements: CountStatements
) -> None:
    kill(cluster)()
    await replicas.look()
    assert not any(used(replicas))
    cluster.come_together()
    await replicas.look()
    assert all(used(replicas))
    with read_at(replicas, count_statements) as at_standby:
        assert await count(people) == 1
    assert at_standby != []


async def test_they_are_looked_after_without_anybody_asking(
    cluster: Cluster, replicas: Replicas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(all_replicas, "LOOK_SECONDS", 0.01)
    looking_after = asyncio.create_task(replicas.run())
    for standby in cluster.standbys:
        await asyncio.to_thread(standby.stop, "immediate")
    await asyncio.to_thread(wait_until, lambda: not any(used(replicas)))
    await asyncio.to_thread(cluster.come_together)
    await asyncio.to_thread(wait_until, lambda: all(used(replicas)))
    looking_after.cancel()
    await asyncio.gather(looking_after, return_exceptions=True)


async def test_somebody_who_is_looked_at_while_the_standby_is_killed_is_noted_once(
    people: People, cluster: Cluster, engine: AsyncEngine, replicas: Replicas
) -> None:
    as_seller = COUNT.replace("dashboard", f'dashboard(asUser: "{people.id("User", "seller")}")')
    await count(people, "admin")
    with before(FIGURES, replicas, kill(cluster)):
        await people.ask("admin", as_seller)
    assert await notes(engine) == 1


@pytest.mark.parametrize("word", [GROUND, FIGURES, "DECLARE behind"])
async def test_a_file_that_has_not_begun_when_its_standby_is_killed_comes_from_the_primary(
    people: People, cluster: Cluster, replicas: Replicas, word: str
) -> None:
    expected = (await people.get("seller", FILE)).content
    with before(word, replicas, kill(cluster)):
        file = await people.get("seller", FILE)
    assert (file.status_code, file.content) == (200, expected)


async def test_who_reads_at_a_standby_that_hangs_is_answered_by_the_primary_once_it_is_left_out(
    people: People, cluster: Cluster, replicas: Replicas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replica, "_LOOK_SECONDS", 0.5)
    await count(people)
    for standby in cluster.standbys:
        standby.freeze()
    try:
        asked = [asyncio.create_task(people.ask("seller", ROWS)) for _ in range(4)]
        await replicas.look()
        assert not any(used(replicas))
        for each in asked:
            assert (await each)["dashboard"]["widget"]["metric"]["records"]["totalCount"] == 1
        assert await count(people) == 1
    finally:
        for standby in cluster.standbys:
            standby.thaw()
    monkeypatch.undo()
    async with asyncio.timeout(60):
        while not all(used(replicas)):
            await replicas.look()
    assert await count(people) == 1


async def test_a_statement_that_replaying_ends_is_answered_by_the_primary_and_its_standby_stays(
    people: People, cluster: Cluster, replicas: Replicas
) -> None:
    """What a transaction at the standby still sees is vacuumed at the primary, and the standby may not wait with that."""
    for standby in cluster.standbys:
        standby.execute("ALTER SYSTEM SET max_standby_streaming_delay = 0")
        standby.execute("SELECT pg_reload_conf()")

    def vacuum() -> None:
        cluster.primary.execute("UPDATE deals SET name = name")
        cluster.primary.execute("VACUUM deals")
        for standby in cluster.standbys:
            standby.wait_for(cluster.primary)

    try:
        expected = await people.ask("seller", ROWS)
        with before(PAGES, replicas, vacuum):
            assert await people.ask("seller", ROWS) == expected
        await replicas.look()
        assert all(used(replicas))
    finally:
        for standby in cluster.standbys:
            standby.execute("ALTER SYSTEM RESET max_standby_streaming_delay")
            standby.execute("SELECT pg_reload_conf()")


async def test_no_request_fails_and_none_goes_back_in_time_while_people_write_and_standbys_come_and_go(
    people: People, cluster: Cluster, replicas: Replicas, count_statements: CountStatements
) -> None:
    written = 1

    async def write() -> None:
        nonlocal written
        for number in range(40):
            # Each is a request of its own, of a process that writes only.
            await people.create_deal(name=f"Boat {number}")
            written += 1
            await asyncio.sleep(0)

    async def read(who: str, by_token: bool) -> None:
        seen = 0
        while not writing.done():
            before_asking = written
            now = await count(people, who, by_token=by_token)
            assert now >= max(seen, before_asking), "neither what was written before nor what was seen is missing"
            seen = now

    async def trouble() -> None:
        one, two = cluster.standbys
        steps: list[Callable[[], Any]] = [
            one.hold_back,
            lambda: two.stop("immediate"),
            one.go_on,
            two.start,
            two.hold_back,
        ]
        steps += [lambda: one.stop("fast"), two.go_on, one.start]
        for step in steps:
            await asyncio.to_thread(step)
            await replicas.look()

    with read_at(replicas, count_statements) as at_standby:
        writing = asyncio.create_task(write())
        await asyncio.gather(writing, trouble(), read("seller", False), read("boss", True), read("admin", False))
    cluster.come_together()
    await replicas.look()
    assert await count(people) == written
    assert at_standby != []


@pytest.fixture
async def own(create_cluster: Callable[[], Cluster]) -> AsyncIterator[tuple[Cluster, AsyncEngine, Replicas, People]]:
    """Servers that are not what they were afterwards; the primary is whichever of them lets writers in."""
    cluster = create_cluster()
    hosts = "&".join(f"host={server.folder}" for server in (cluster.primary, *cluster.standbys))
    engine = create_engine(f"postgresql://postgres@/crm_desktop?{hosts}&target_session_attrs=read-write")
    replicas = open_replicas(engine, [standby.url for standby in cluster.standbys], connections=5)
    async with People(engine, await prepared(engine, build_office), replicas=replicas) as people:
        await people.create_deal()
        cluster.go_on()
        await replicas.look()
        yield cluster, engine, replicas, people
    await replicas.dispose()
    await engine.dispose()


async def until_it_works(ask: Callable[[], Awaitable[dict[str, Any]]]) -> None:
    """The first requests after a primary was lost meet its end."""
    async with asyncio.timeout(30):
        while "errors" in await ask():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)


async def test_after_the_primary_is_lost_the_promoted_one_answers_and_others_only_once_they_follow_it(
    own: tuple[Cluster, AsyncEngine, Replicas, People], count_statements: CountStatements
) -> None:
    cluster, _, replicas, people = own
    one, two = cluster.standbys
    assert await count(people) == 1
    cluster.go_on()
    # Something that only the second one gets.
    one.execute("ALTER SYSTEM SET primary_conninfo = ''")
    one.execute("SELECT pg_reload_conf()")
    [(receivers,)] = cluster.primary.execute("SELECT count(*) FROM pg_stat_replication")
    while receivers != 1:
        [(receivers,)] = cluster.primary.execute("SELECT count(*) FROM pg_stat_replication")
    await people.create_deal(name="A boat that is lost")
    two.wait_for(cluster.primary)
    assert await count(people) == 2
    cluster.primary.stop("immediate")
    one.promote()
    await until_it_works(lambda: people.send("seller", COUNT))
    for _ in range(2):
        with read_at(replicas, count_statements) as at_standby:
            assert await count(people) == 1, "what was lost is lost"
            await people.create_deal(name="Another boat")
            assert await count(people) == 2
            await people.change("UPDATE deals SET deleted_at = now() WHERE name = 'Another boat'")
        assert at_standby == []
        await replicas.look()
        assert not any(used(replicas)), "one is a primary, and the other has another history"


async def test_a_standby_that_follows_the_promoted_one_is_read_again(
    own: tuple[Cluster, AsyncEngine, Replicas, People], count_statements: CountStatements
) -> None:
    cluster, _, replicas, people = own
    one, two = cluster.standbys
    assert await count(people) == 1
    cluster.primary.stop("fast")
    one.promote()
    two.follow(one)
    await until_it_works(lambda: people.send("seller", COUNT))
    await people.create_deal(name="Another boat")
    # By itself it takes note of the new history within minutes.
    one.execute("CHECKPOINT")
    two.wait_for(one)
    two.execute("CHECKPOINT")
    await replicas.look()
    assert used(replicas) == [False, True]
    assert await count(people) == 2
    two.wait_for(one)
    with read_at(replicas, count_statements) as at_standby:
        assert await count(people) == 2
    assert at_standby != []


async def test_a_standby_that_is_promoted_between_two_looks_is_not_read_any_more(
    own: tuple[Cluster, AsyncEngine, Replicas, People],
) -> None:
    cluster, _, replicas, people = own
    assert await count(people) == 1
    for standby in cluster.standbys:
        standby.promote()
        standby.execute("UPDATE deals SET deleted_at = now()")
    assert await count(people) == 1
    assert not all(used(replicas))
