"""A server as an operator starts it, with standbys."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.postgresql_servers import wait_until
from tests.replicas.conftest import Cluster
from tests.replicas.test_reading_at_replicas import COUNT
from tests.schema.events.people import People

pytestmark = pytest.mark.database


@pytest.fixture
def address(cluster: Cluster) -> Iterator[str]:
    """Two processes that serve."""
    settings = {
        "DATABASE_URL": cluster.primary.url,
        "DATABASE_REPLICA_URLS": ", ".join(standby.url for standby in cluster.standbys),
        "PORT": "0",
        "WORKERS": "2",
        "ANSWER_MEMORY": "0",
    }
    command = [sys.executable, "-W", "ignore", "-m", "crm_desktop", "serve"]
    with subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().split()[2]
        process.terminate()


def get(address: str, query: str, **headers: str) -> Any:
    body = json.dumps({"query": query}).encode() if query else None
    request = urllib.request.Request(address, body, {"content-type": "application/json", **headers})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


async def test_a_server_of_several_processes_reads_at_standbys_and_does_without_them(
    people: People, cluster: Cluster, address: str
) -> None:
    token = (await people.headers("seller", by_token=True))["authorization"]

    def statuses() -> set[str]:
        # Whichever of the processes answers.
        found = [get(f"{address}/readyz", "")["replicas"] for _ in range(8)]
        return {each["status"] for replicas in found for each in replicas}

    def count() -> str:
        answer = get(f"{address}/graphql", COUNT, authorization=token)
        return str(answer["data"]["dashboard"]["widget"]["metric"]["value"])

    wait_until(lambda: statuses() == {"read"})
    assert {count() for _ in range(6)} == {"1"}
    # How the statements of parts begin, of which figures are.
    asked = (
        "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE 'SELECT (%' AND application_name = 'crm-desktop'"
    )
    assert [standby.execute(asked) for standby in cluster.standbys] == [[(True,)], [(True,)]]
    for standby in cluster.standbys:
        standby.stop("immediate")
    assert {count() for _ in range(6)} == {"1"}
    wait_until(lambda: statuses() == {"left out"})
    cluster.come_together()
    wait_until(lambda: statuses() == {"read"})
    assert {count() for _ in range(6)} == {"1"}
