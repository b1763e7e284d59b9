"""The tests' databases where ``CITUS_URL`` names a database of a Citus cluster: each spread over the one node where clients connect."""

import os

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from crm_desktop.distribution import distribute

CITUS_URL = os.environ.get("CITUS_URL", "")
needs_citus = pytest.mark.skipif(not CITUS_URL, reason="CITUS_URL names no database of a Citus cluster")


def not_on_a_cluster(why: str) -> pytest.MarkDecorator:
    """Marks what cannot be so where the tests' databases are spread."""
    return pytest.mark.skipif(bool(CITUS_URL), reason=f"on a cluster {why}")


# Tests prepare rows of several companies by one statement, and companies in the same transaction, and look at rows without naming
# whose they are. The product does neither (`tests.statements`).
_SETTINGS = ("citus.multi_shard_modify_mode = 'sequential'", "citus.enable_repartition_joins = on")


def spread(url: str) -> None:
    """Distributes a migrated database. It may be copied afterwards: no shards are elsewhere."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION citus")
        where = [make_url(CITUS_URL).host or connection.info.host, connection.info.port]
        connection.execute("SELECT citus_set_coordinator_host(%s, %s)", where)
        connection.execute("SELECT citus_set_node_property(%s, %s, 'shouldhaveshards', true)", where)
    settle(url)


def settle(url: str) -> None:
    """Has a copy work by the same settings, which are not copied."""
    distribute(url, [].append)
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in _SETTINGS:
            change = sql.SQL("ALTER DATABASE {} SET ").format(sql.Identifier(connection.info.dbname))
            connection.execute(change + sql.SQL(setting))


def close(server: psycopg.Connection, database: str) -> None:
    """Ends Citus' own connections to a database, and lets no more in, so that it can be renamed and copied."""
    server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(database)))
    # Waits until each has gone.
    server.execute("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = %s", [database])
