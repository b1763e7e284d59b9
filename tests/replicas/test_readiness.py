"""What operators are told of standbys, and what they may say of them."""

import httpx
import pytest
from click.testing import CliRunner

from crm_desktop.app import create_app
from crm_desktop.commands.serve import serve
from crm_desktop.database import create_engine
from crm_desktop.replicas import open_replicas
from resolvers.replicas import Replicas
from tests.replicas.conftest import Cluster


async def ready(replicas: Replicas) -> tuple[int, list[dict[str, str | int]]]:
    transport = httpx.ASGITransport(create_app(replicas.primary, replicas=replicas))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        answer = await client.get("/readyz")
    return answer.status_code, answer.json()["replicas"]


@pytest.mark.database
async def test_readiness_tells_of_each_standby_whether_it_is_read_and_how_far_it_is_behind(
    cluster: Cluster, replicas: Replicas
) -> None:
    cluster.standbys[0].hold_back()
    cluster.standbys[1].stop("immediate")
    cluster.primary.execute("SELECT pg_logical_emit_message(true, 'test', repeat('x', 100000))")
    await replicas.look()
    status, [one, two] = await ready(replicas)
    assert status == 200
    assert (one["name"], one["status"], two) == ("replica 1", "read", {"name": "replica 2", "status": "left out"})
    assert int(one["bytesBehind"]) > 100_000


@pytest.mark.database
async def test_readiness_without_a_primary_is_refused_whatever_standbys_there_are(cluster: Cluster) -> None:
    nowhere = create_engine("postgresql://nobody@127.0.0.1:1/nothing")
    replicas = open_replicas(nowhere, [cluster.standbys[0].url], connections=1)
    await replicas.look()
    assert await ready(replicas) == (503, [{"name": "replica 1", "status": "left out"}])
    await replicas.dispose()
    await nowhere.dispose()


def test_an_address_of_a_standby_that_is_none_is_refused_by_its_number() -> None:
    urls = "postgresql://a:secret@one/crm, mysql://a:secret@two/crm"
    done = CliRunner().invoke(serve, ["--database-replica-urls", urls])
    assert done.exit_code == 2
    assert "number 2 of 2: Only PostgreSQL is supported, not mysql" in " ".join(done.output.split())
    assert "secret" not in done.output
