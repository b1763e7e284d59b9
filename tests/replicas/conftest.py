"""A primary with two standbys, real ones, and the product over them."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.migration import migrate
from crm_desktop.replicas import open_replicas
from resolvers.replicas import Replicas, replica
from tests.postgresql_servers import PostgresqlServer
from tests.prepared import prepared
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People


@dataclass
class Cluster:
    """The servers, and where they are."""

    folder: Path
    primary: PostgresqlServer
    standbys: list[PostgresqlServer]

    @classmethod
    def new(cls) -> "Cluster":
        """With all tables and no rows."""
        folder = Path(tempfile.mkdtemp(prefix="crm-desktop-replicas-"))
        folder.chmod(0o755)
        primary = PostgresqlServer.new(folder / "primary")
        migrate(primary.url)
        return cls(folder, primary, [PostgresqlServer.standby_of(primary, folder / name) for name in ("one", "two")])

    def come_together(self) -> None:
        """Returns once all standbys run and show what the primary shows."""
        for standby in self.standbys:
            standby.start()
            standby.go_on()
            standby.wait_for(self.primary)

    def hold_back(self) -> None:
        """See `PostgresqlServer.hold_back`: all standbys."""
        for standby in self.standbys:
            standby.hold_back()

    def go_on(self) -> None:
        """All standbys show what the primary shows."""
        for standby in self.standbys:
            standby.go_on()
            standby.wait_for(self.primary)

    def remove(self) -> None:
        """Stops everything."""
        for server in (*self.standbys, self.primary):
            server.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def servers() -> Iterator[Cluster]:
    cluster = Cluster.new()
    yield cluster
    cluster.remove()


@pytest.fixture
def create_cluster() -> Iterator[Callable[[], Cluster]]:
    """Servers of a test's own."""
    clusters: list[Cluster] = []

    def create() -> Cluster:
        clusters.append(Cluster.new())
        return clusters[-1]

    yield create
    for cluster in clusters:
        cluster.remove()


@pytest.fixture
def cluster(servers: Cluster) -> Iterator[Cluster]:
    """All of them running and together, before and afterwards."""
    yield servers
    servers.come_together()


@pytest.fixture
async def engine(cluster: Cluster) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(cluster.primary.url)
    yield engine
    await engine.dispose()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is not taken for a standby that hangs."""
    monkeypatch.setattr(replica, "_LOOK_SECONDS", 60)


@pytest.fixture
async def replicas(cluster: Cluster, engine: AsyncEngine) -> AsyncIterator[Replicas]:
    """The standbys, looked at once: nothing looks at them but the test."""
    replicas = open_replicas(engine, [standby.url for standby in cluster.standbys], connections=5)
    await replicas.look()
    yield replicas
    await replicas.dispose()


@pytest.fixture
async def people(cluster: Cluster, engine: AsyncEngine, replicas: Replicas) -> AsyncIterator[People]:
    """The office with a deal, which the standbys have, too."""
    async with People(engine, await prepared(engine, build_office), replicas=replicas) as people:
        await people.create_deal()
        # Whatever requests write of those who ask, it is written.
        for who in ("seller", "boss", "admin"):
            await people.ask(who, "{ viewer { name } }")
            await people.ask(who, "{ viewer { name } }", by_token=True)
            # From now on it is known how far a standby must be for this version of the data.
            await people.ask(who, "{ dashboard { widgets { ... on MetricWidget { metric { value } } } } }")
        cluster.go_on()
        await replicas.look()
        yield people
