"""Spreading a database over a Citus cluster. What needs one runs where ``CITUS_URL`` names a database of one, which is emptied.

The extension is to be created and the nodes named before, as docs/scaling.md says.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import sql
from sqlalchemy import Index, PrimaryKeyConstraint, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop import distribution
from crm_desktop.cli import program
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.distribution import COPIED, DISTRIBUTED, HERE, DistributionRefusedError, distribute
from crm_desktop.migration import migrate
from models import Base, Company, UnfoldedRecord
from resolvers.authentication import create_token, find_person
from resolvers.cells.keeping import CellKeeper
from resolvers.cells.rebuilding import rebuild
from resolvers.cells.verifying import verify
from resolvers.changes.listener import prune_changes
from resolvers.changes.version import read_version
from resolvers.importing import import_folder
from tests.cluster import CITUS_URL, needs_citus
from tests.http_api import HttpApi
from tests.largest_query import PLAIN_ROW, largest_query
from tests.resolvers.records.office import build_office
from tests.schema.mutation_cases import ALLOWED, CASES, ROLES, World, input_of, send
from tests.test_cookbook import import_company, run_page

NOW = datetime(2026, 4, 10, 12, tzinfo=UTC)


def test_every_table_has_its_place() -> None:
    assert sorted([*COPIED, *HERE, *DISTRIBUTED]) == sorted(Base.metadata.tables)
    assert [table for table in DISTRIBUTED if "company_id" not in Base.metadata.tables[table].c] == []


def test_keys_lead_to_the_same_company_or_to_what_every_node_has() -> None:
    leading_elsewhere = [
        f"{table.name}: {key.name}"
        for table in Base.metadata.tables.values()
        for key in table.foreign_key_constraints
        if (
            key.referred_table.name not in COPIED
            and ("company_id", "company_id") not in {(each.parent.name, each.column.name) for each in key.elements}
        )
        or table.name in HERE + COPIED
    ]
    assert leading_elsewhere == []


def test_distinct_rows_are_told_apart_within_their_company() -> None:
    """Nothing can be held unique over all nodes."""
    over_all = [
        f"{table.name}: {index.name}"
        for table in Base.metadata.tables.values()
        if table.name in DISTRIBUTED
        for index in (*table.indexes, *table.constraints)
        if (isinstance(index, UniqueConstraint | PrimaryKeyConstraint) or (isinstance(index, Index) and index.unique))
        # A table without a key has one of no columns.
        and index.columns
        and "company_id" not in {column.name for column in index.columns}
    ]
    assert over_all == []


def test_a_database_without_a_cluster_is_refused(create_empty_database: Callable[[], str]) -> None:
    database_url = create_empty_database()
    migrate(database_url)
    run = CliRunner().invoke(program, ["distribute", "--database-url", database_url])
    assert run.exit_code == 1
    assert run.output.startswith("Error: This database has no Citus")
    with pytest.raises(DistributionRefusedError):
        distribute(database_url, [].append)


@dataclass
class Spread:
    """A database that was full when it was spread: what it answered before, and what was told meanwhile."""

    engine: AsyncEngine
    before: dict[str, Any]
    told: list[str] = field(default_factory=list[str])


@pytest.fixture(scope="module")
async def spread(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Spread]:
    _empty(CITUS_URL)
    migrate(CITUS_URL)
    engine = create_engine(CITUS_URL)
    for number in (1, 2):
        folder: Path = tmp_path_factory.mktemp(f"company-{number}")
        write_demo_company(folder, deals=120, seed=number, today=date(2026, 4, 10), external_id=f"company-{number}")
        await import_folder(engine, folder, now=NOW)
    await import_company(engine, tmp_path_factory.mktemp("cookbook"))
    done = Spread(engine, await _answers(engine))
    await engine.dispose()
    distribute(CITUS_URL, done.told.append)
    yield done
    await engine.dispose()


def _empty(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            connection.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(table)))
        for (name,) in connection.execute(_TYPES).fetchall():
            connection.execute(sql.SQL("DROP TYPE {}").format(sql.Identifier(name)))
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("ALTER DATABASE {} SET citus.enable_stat_counters = on").format(database))


_TYPES = "SELECT relname FROM pg_class WHERE relkind = 'c' AND relnamespace = 'public'::regnamespace"


async def _answers(engine: AsyncEngine, companies: tuple[int, ...] = (1, 2)) -> dict[str, Any]:
    """What people of the companies are shown, and can take away."""
    found: dict[str, Any] = {}
    async with HttpApi(engine, NOW) as api:
        for who in ("admin", "head", "lead", "user"):
            for number in companies:
                email = f"{who}@company-{number}.example"
                found[f"{email} sees"] = await api.send(email, largest_query(PLAIN_ROW))
                rows = await api.download(email, "/export/widgets/deals/records.csv?number=total")
                assert rows.status_code == 200
                found[f"{email} takes away"] = rows.content
    return found


@needs_citus
async def test_a_full_database_answers_as_before(spread: Spread) -> None:
    after = await _answers(spread.engine)
    assert [name for name, answer in spread.before.items() if after[name] != answer] == []


@needs_citus
async def test_a_person_is_known_by_their_session(spread: Spread) -> None:
    async with HttpApi(spread.engine, NOW) as api:
        for _ in range(2):
            await api.log_in("user@company-1.example")
            answer = await api.send("user@company-1.example", largest_query(PLAIN_ROW))
            assert "errors" not in answer


@needs_citus
async def test_a_request_is_carried_out_on_one_node_but_for_who_names_no_company(spread: Spread) -> None:
    who = "admin@company-1.example"
    async with HttpApi(spread.engine, NOW) as api:
        _, before = _executed()
        await api.log_in(who)
        one, everywhere = _executed()
        assert everywhere == before + 1
        await api.send(who, largest_query(PLAIN_ROW))
        await api.download(who, "/export/widgets/deals/records.csv?number=total")
        created = await api.ask(who, 'mutation { createContact(input: {name: "New"}) { userErrors { message } } }')
        assert created["createContact"]["userErrors"] == []
    assert _executed()[0] > one
    assert _executed()[1] == everywhere


def _executed() -> tuple[int, int]:
    """How many statements went to one node, and how many to more."""
    counters = "SELECT query_execution_single_shard, query_execution_multi_shard FROM citus_stat_counters"
    with psycopg.connect(CITUS_URL) as connection:
        row = connection.execute(f"{counters} WHERE name = current_database()").fetchone()
    assert row is not None
    return row[0], row[1]


@needs_citus
async def test_what_is_imported_there_answers_as_elsewhere(
    create_database: Callable[[], str], create_empty_database: Callable[[], str], tmp_path: Path
) -> None:
    write_demo_company(tmp_path, deals=120, seed=3, today=date(2026, 4, 10), external_id="company-3")
    elsewhere = create_empty_database()
    migrate(elsewhere)
    answers: list[dict[str, Any]] = []
    for url in (create_database(), elsewhere):
        engine = create_engine(url)
        for _ in range(2):
            await import_folder(engine, tmp_path, now=NOW)
        answers.append(await _answers(engine, (3,)))
        await engine.dispose()
    assert answers[0] == answers[1]


@needs_citus
def test_a_command_imports_there(spread: Spread) -> None:
    run = CliRunner().invoke(program, ["demo", "--company", "another", "--deals", "20", "--database-url", CITUS_URL])
    assert run.exit_code == 0, run.output
    assert spread.told


@needs_citus
async def test_the_cookbook_runs_there(spread: Spread) -> None:
    await run_page(spread.engine)


@needs_citus
async def test_what_was_written_is_added_up_there(spread: Spread) -> None:
    who = "admin@company-1.example"
    async with HttpApi(spread.engine, NOW) as api:
        await api.ask(who, 'mutation { createContact(input: {name: "New"}) { userErrors { message } } }')
    keeper = CellKeeper(spread.engine)
    while await keeper.fold_next():
        pass
    async with spread.engine.connect() as connection:
        mine = select(Company.id).where(Company.external_id == "company-1")
        company_id = (await connection.execute(mine)).scalar_one()
        left = select(UnfoldedRecord.record_id).where(UnfoldedRecord.company_id == company_id)
        assert (await connection.execute(left)).all() == []
    await rebuild(spread.engine, company_id, lambda _: None)
    verified = await verify(spread.engine, company_id)
    assert verified
    assert [each for each in verified if each.count] == []


@needs_citus
async def test_no_answer_is_kept_there_and_old_changes_go(spread: Spread) -> None:
    assert await read_version(spread.engine, 1) is None
    await prune_changes(spread.engine)


@needs_citus
async def test_progress_is_told_and_doing_it_again_changes_nothing(spread: Spread) -> None:
    tables = [line.partition(" ")[2] for line in spread.told if "/" in line]
    assert sorted(tables) == sorted([*COPIED, *DISTRIBUTED])
    told: list[str] = []
    distribute(CITUS_URL, told.append)
    assert told == ["settings of the database, on every node"]


@needs_citus
async def test_every_node_works_by_the_same_settings(spread: Spread) -> None:
    with psycopg.connect(CITUS_URL) as connection:
        found = connection.execute("SELECT DISTINCT result FROM run_command_on_all_nodes('SHOW jit')").fetchall()
    assert found == [("off",)]
    assert spread.told[-1] == "settings of the database, on every node"


@dataclass(frozen=True)
class Node:
    """Where rows are."""

    number: int
    host: str
    port: int


@pytest.fixture
def two_nodes(spread: Spread) -> list[Node]:
    """The first two nodes with rows. Skips where there is but one."""
    nodes = [Node(*row) for row in _rows(_NODES)]
    if len(nodes) < 2:
        pytest.skip("The cluster of CITUS_URL has one node with rows")
    return nodes[:2]


@needs_citus
async def test_a_company_is_read_and_written_while_it_moves_to_another_node(
    spread: Spread, two_nodes: list[Node]
) -> None:
    here, there = two_nodes
    _move(2, here)
    who = "head@company-2.example"
    person = await find_person(spread.engine, who, None)
    async with HttpApi(spread.engine, NOW) as api:
        before = await api.send(who, largest_query(PLAIN_ROW))
        [[tokens]] = _rows(_TOKENS)
        moving = asyncio.create_task(asyncio.to_thread(_move, 2, there))
        while True:
            ended = moving.done()
            assert await api.send(who, largest_query(PLAIN_ROW)) == before
            await create_token(spread.engine, person)
            tokens += 1
            if ended:
                break
        await moving
    assert _place(2) == there
    assert _rows(_TOKENS) == [(tokens,)]


@needs_citus
async def test_a_node_that_is_lost_takes_none_but_its_companies_with_it(spread: Spread, two_nodes: list[Node]) -> None:
    lost, other = two_nodes
    _move(1, other)
    _move(2, lost)
    async with HttpApi(spread.engine, NOW) as api:
        before = {
            who: await api.send(who, largest_query(PLAIN_ROW))
            for who in ("lead@company-1.example", "lead@company-2.example")
        }
        with _unreachable(lost):
            assert (
                await api.send("lead@company-1.example", largest_query(PLAIN_ROW)) == before["lead@company-1.example"]
            )
            await _write_and_merge(api, "lead@company-1.example")
            answer = await api.send("lead@company-2.example", largest_query(PLAIN_ROW))
            assert {error["extensions"]["code"] for error in answer["errors"]} == {"SERVICE_UNAVAILABLE"}
        who = "lead@company-2.example"
        assert await api.send(who, largest_query(PLAIN_ROW)) == before[who]


async def _write_and_merge(api: HttpApi, who: str) -> None:
    """Two contacts, one of which has a call, become one, and two again."""
    kept, other = [(await api.ask(who, _CREATE))["payload"]["contact"]["id"] for _ in range(2)]
    call = await api.ask(who, _CALL, {"contact": other})
    merged = (await api.ask(who, _MERGE, {"keep": kept, "others": [other]}))["payload"]
    parted = (await api.ask(who, _PART, {"id": merged["merge"]["id"]}))["payload"]
    assert [call["payload"]["userErrors"], merged["userErrors"], parted["userErrors"]] == [[], [], []]
    assert [each["id"] for each in parted["others"]] == [other]


_CREATE = 'mutation { payload: createContact(input: {name: "Written meanwhile"}) { contact { id } } }'
_CALL = """
mutation($contact: ID!) { payload: recordCommunication(input: {channel: CALL, direction: INCOMING, contact: $contact}) {
  userErrors { code } } }"""
_MERGE = """
mutation($keep: ID!, $others: [ID!]!) { payload: mergeContacts(input: {keep: $keep, others: $others}) {
  merge { id } userErrors { code } } }"""
_PART = """
mutation($id: ID!) { payload: undoContactMerge(input: {id: $id}) { others { id } userErrors { code } } }"""
_NODES = "SELECT nodeid, nodename, nodeport FROM pg_dist_node WHERE shouldhaveshards ORDER BY nodeid"
_TOKENS = "SELECT count(*) FROM api_tokens WHERE company_id = 2"
_SHARD = "get_shard_id_for_distribution_column('deals', %s)"
_PLACE = f"""
SELECT nodeid, nodename, nodeport FROM pg_dist_node JOIN pg_dist_placement USING (groupid) WHERE shardid = {_SHARD}"""
_MOVE = f"SELECT citus_move_shard_placement({_SHARD}, %s, %s, %s, %s)"


def _place(company: int) -> Node:
    [row] = _rows(_PLACE, company)
    return Node(*row)


def _move(company: int, to: Node) -> None:
    """A company, and the others beside it, while they are written. The node needs ``wal_level = logical``."""
    here = _place(company)
    if here != to:
        # What moves before this one have left behind, which is otherwise cleared away a while later.
        with psycopg.connect(CITUS_URL, autocommit=True) as connection:
            connection.execute("CALL citus_cleanup_orphaned_resources()")
        _rows(_MOVE, company, here.host, here.port, to.host, to.port)


@contextmanager
def _unreachable(node: Node) -> Iterator[None]:
    """As if nothing listened where a node is."""
    _rows("SELECT citus_update_node(%s, '127.0.0.1', 1)", node.number)
    try:
        yield
    finally:
        _rows("SELECT citus_update_node(%s, %s, %s)", node.number, node.host, node.port)


def _rows(query: str, *params: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(CITUS_URL, autocommit=True) as connection:
        return connection.execute(query, params).fetchall()  # pyright: ignore[reportArgumentType] - constants of this file


@needs_citus
async def test_every_mutation_is_carried_out(spread: Spread) -> None:
    """The last of all, as some are prepared by changing every company there is."""
    refused: dict[str, str] = {}
    for mutation, case in CASES.items():
        world = World(spread.engine, await build_office(spread.engine))
        role = next(role for role in ("administrator", "user", "nobody") if case.expected[role] == ALLOWED)
        world.who = ROLES[role]
        code = await send(world, mutation, await input_of(world, mutation))
        if code != ALLOWED:
            refused[mutation] = code
    assert refused == {}


@needs_citus
def test_what_is_spread_is_migrated_to_what_a_new_database_is(
    create_empty_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From where no later migration needs more of Citus than it has: it refuses keys to tables that are not spread yet."""
    _empty(CITUS_URL)
    migrate(CITUS_URL, "0047")
    with monkeypatch.context() as then:
        tables = {name for (name,) in _rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
        others = tables.difference(DISTRIBUTED, COPIED, HERE, ["alembic_version"])
        then.setattr(distribution, "DISTRIBUTED", (*(name for name in DISTRIBUTED if name in tables), *sorted(others)))
        then.setattr(distribution, "_WITHOUT_KEY", ())
        distribute(CITUS_URL, [].append)
    with psycopg.connect(CITUS_URL, autocommit=True) as connection:
        # As where there are many rows: a statement goes to all shards of a node at once.
        database = sql.Identifier(connection.info.dbname)
        change = sql.SQL("ALTER DATABASE {} {} citus.force_max_query_parallelization")
        connection.execute(change.format(database, sql.SQL("SET")) + sql.SQL(" = on"))
        try:
            migrate(CITUS_URL)
        finally:
            connection.execute(change.format(database, sql.SQL("RESET")))
    distribute(CITUS_URL, [].append)
    new = create_empty_database()
    migrate(new)
    assert _columns(CITUS_URL) == _columns(new)


def _columns(url: str) -> set[tuple[Any, ...]]:
    """What tables consist of, and how it is stored."""
    with psycopg.connect(url) as connection:
        return set(connection.execute(_COLUMNS).fetchall())


_COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attstorage
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND c.relname = ANY(SELECT tablename FROM pg_tables WHERE schemaname = 'public')"""
