"""How many statements a server sends for one request, by PostgreSQL's own log."""

import re
import time
from collections.abc import Iterable
from pathlib import Path

import psycopg
from psycopg import sql

# What begins and ends transactions, and looks whether somebody is there, reads nothing.
_READS = re.compile(
    r"(?:statement|execute [^:]*):(?!\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|;))\s*(.*)", re.I
)


def statements_in(lines: Iterable[str]) -> list[str]:
    """The first line of each statement that reads or writes, which may be empty."""
    return [found[1] for line in lines if (found := _READS.search(line))]


class StatementLog:
    """The log of a database, in which all its statements stand while it is asked to."""

    def __init__(self, url: str, file: Path) -> None:
        self._url, self._file = url, file

    def __enter__(self) -> "StatementLog":
        self._set("all")
        return self

    def __exit__(self, *_: object) -> None:
        self._set("none")

    def mark(self) -> int:
        """Where the log ends now."""
        return self._file.stat().st_size

    def since(self, mark: int) -> list[str]:
        """The statements after a mark."""
        with self._file.open(errors="replace") as file:
            file.seek(mark)
            return statements_in(file)

    def _set(self, wanted: str) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(sql.SQL("ALTER SYSTEM SET log_statement = {}").format(wanted))
            connection.execute("SELECT pg_reload_conf()")
        # Connections learn of it before their next statement, once the server has passed it on.
        time.sleep(1)
