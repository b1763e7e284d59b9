"""Databases that many tests use one after another: to empty one takes a tenth of the time that creating it does."""

from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import make_url

# Bytes of all tables. What tests leave behind is not vacuumed: beyond this a new database is cheaper than its dead rows.
_LARGEST = 2_000_000

_SIZE = "SELECT sum(pg_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"

# Whatever a test may have defined that others would meet.
_DEFINITIONS = """
SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_attribute), (SELECT count(*) FROM pg_constraint),
       (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_trigger), (SELECT max(version_num) FROM alembic_version)
"""
EMPTY = """
DO $$
DECLARE
    used text;
BEGIN
    FOR used IN
        SELECT relname FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
    LOOP
        EXECUTE format('DELETE FROM %I', used);
    END LOOP;
    PERFORM setval(oid, 1, false) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
END
$$
"""
"""Leaves a database as migrations make it. In any order, so foreign keys must be off: ``session_replication_role = replica``."""

# The tables in which a database that is spread over a cluster has its rows are hidden, and not for everybody to write to.
_OPTIONS = "-c session_replication_role=replica -c citus.enable_manual_changes_to_shards=on -c citus.override_table_visibility=off"

_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


class SpareDatabases:
    """Hands out databases without rows, whose ids begin at 1, and takes them back."""

    def __init__(self, create: Callable[[], str]) -> None:
        self._create = create
        self._spare: list[str] = []
        self._connections: dict[str, psycopg.Connection[tuple[Any, ...]]] = {}
        self._definitions: tuple[Any, ...] | None = None

    def take(self) -> str:
        """The address of one that nobody uses."""
        return self._spare.pop() if self._spare else self._new()

    def give_back(self, url: str) -> None:
        """Empties it for the next test, unless it is no longer what it was: then nobody gets it again."""
        connection = self._connections.pop(url)
        try:
            # What a test left running would write, or lock, on.
            connection.execute(_OTHERS)
            [(size,)] = connection.execute(_SIZE).fetchall()
            if size > _LARGEST or connection.execute(_DEFINITIONS).fetchone() != self._definitions:
                connection.close()
                return
            connection.execute(EMPTY)
        except (psycopg.OperationalError, psycopg.errors.UndefinedTable):
            # The test ended all connections, as a server does that is restarted, or migrated back.
            connection.close()
            return
        self._connections[url] = connection
        self._spare.append(url)

    def close(self) -> None:
        """Nobody will ask for one any more."""
        for connection in self._connections.values():
            connection.close()

    def _new(self) -> str:
        url = self._create()
        address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        connection = psycopg.connect(address, autocommit=True, options=_OPTIONS)
        self._connections[url] = connection
        self._definitions = self._definitions or connection.execute(_DEFINITIONS).fetchone()
        return url
