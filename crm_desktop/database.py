"""The database by its address: engines with time limits, and addresses in the form SQLAlchemy wants."""

import json
from decimal import Decimal
from typing import Any

from psycopg import adapters
from psycopg.abc import DumperKey, PyFormat
from psycopg.pq import TransactionStatus
from psycopg.types.array import ListDumper
from sqlalchemy import URL, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, PoolResetState

from crm_desktop.cursor import Cursor, is_large
from resolvers.statement import SentAgain

# Milliseconds. A desktop takes a few; what takes seconds is given up before people give up.
STATEMENT_TIMEOUT = 10_000
LOCK_TIMEOUT = 5_000
SESSION_SETTINGS = {
    "statement_timeout": STATEMENT_TIMEOUT,
    "lock_timeout": LOCK_TIMEOUT,
    "idle_in_transaction_session_timeout": 30_000,
    # These statements run for milliseconds: compiling them or starting workers takes longer than running them.
    "jit": "off",
    "max_parallel_workers_per_gather": 0,
    "timezone": "UTC",
}
"""What each connection is set to."""

# In an address: there is a pooler, which lends a connection for a transaction.
_POOLED = "pgbouncer"

# Every connection keeps prepared statements for itself, and that of a desktop takes a megabyte or more. So those are prepared that have
# run so often before, and the latest so many are kept.
PREPARE_AFTER = 2
MOST_PREPARED = 8

# Seconds to get a connection: from the pool, and a new one from the server.
POOL_TIMEOUT = 4
CONNECT_TIMEOUT = 5


def database_address(url: str) -> URL:
    """The address for psycopg 3, whichever of ``postgres:``, ``postgresql:`` or a driver's scheme it was given with.

    What it says of a pooler is for `is_pooled`, and left out. Raises ``ValueError`` when it is not an address of a PostgreSQL database.
    """
    try:
        address = make_url(url)
    except Exception as error:
        message = "The database address is not of the form postgresql://user:password@host:port/database"
        raise ValueError(message) from error
    if address.drivername.partition("+")[0] not in ("postgres", "postgresql"):
        message = f"Only PostgreSQL is supported, not {address.drivername}"
        raise ValueError(message)
    if address.query.get(_POOLED, "false") not in ("true", "false"):
        message = f"Expected {_POOLED}=true or {_POOLED}=false in the database address"
        raise ValueError(message)
    return address.set(drivername="postgresql+psycopg").difference_update_query([_POOLED])


def is_pooled(url: str) -> bool:
    """Whether PgBouncer, or what does the same, is at this address and lends connections for a transaction: ``…?pgbouncer=true``."""
    return make_url(url).query.get(_POOLED) == "true"


def start_options(
    url: str, statement_timeout: int = STATEMENT_TIMEOUT, lock_timeout: int = LOCK_TIMEOUT
) -> dict[str, str]:
    """The arguments that set up a connection. A pooler takes none: there the role has the settings (`crm_desktop.session_settings`)."""
    if is_pooled(url):
        return {}
    settings = {**SESSION_SETTINGS, "statement_timeout": statement_timeout, "lock_timeout": lock_timeout}
    return {"options": " ".join(f"-c {name}={value}" for name, value in settings.items())}


def create_engine(
    url: str | URL,
    *,
    pool_size: int = 20,
    max_overflow: int = 0,
    pool_timeout: float = POOL_TIMEOUT,
    statement_timeout: int = STATEMENT_TIMEOUT,
    lock_timeout: int = LOCK_TIMEOUT,
) -> AsyncEngine:
    """An engine for the server's statements. ``statement_timeout`` and ``lock_timeout`` are in milliseconds, 0 for none; behind a
    pooler they are the role's. ``pool_timeout`` is in seconds.

    ``engine.begin()`` is a transaction. Reads use ``engine.execution_options(isolation_level="AUTOCOMMIT")``, or the same option on
    a connection, which saves the two round trips of a transaction.
    JSON values arrive with their numbers exact: a number with a fraction is a ``Decimal``.
    """
    given = url if isinstance(url, str) else url.render_as_string(hide_password=False)
    engine = create_async_engine(
        database_address(given),
        pool_size=pool_size,
        max_overflow=max_overflow,
        pool_timeout=pool_timeout,
        # The latest used have the usual statements prepared; a connection is never made anew because many ask at once.
        pool_use_lifo=True,
        # By `_roll_back`.
        pool_reset_on_return=None,
        pool_recycle=1800,
        use_native_hstore=False,
        json_deserializer=_exact_json,
        connect_args={
            # The next statement may be run by another connection, which has prepared nothing, or something else by the same name.
            "prepare_threshold": None if is_pooled(given) else PREPARE_AFTER,
            "cursor_factory": Cursor,
            "connect_timeout": CONNECT_TIMEOUT,
            "application_name": "crm-desktop",
            # A server that vanished without a word is noticed in half a minute.
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 4,
            # And so is one while something is on its way to it, in milliseconds: the system would try for a quarter of an hour.
            "tcp_user_timeout": 30_000,
            **start_options(given, statement_timeout, lock_timeout),
        },
    )
    event.listen(engine.sync_engine, "connect", _bound)

    def note_time(_: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        _not_older(engine.sync_engine.pool, record)

    event.listen(engine.sync_engine, "connect", note_time)
    event.listen(engine.sync_engine, "reset", _roll_back)
    engine.sync_engine.dialect.do_commit = _commit
    event.listen(engine.sync_engine, "checkin", _end_large)
    return engine


class _OnceDumper(ListDumper):
    """Writes a list that is sent again and again the first time only."""

    def get_key(self, obj: Any, format: PyFormat) -> DumperKey:
        if not hasattr(obj, "kind"):
            obj.kind = super().get_key(obj, format)
        return obj.kind

    def dump(self, obj: Any) -> bytes | None:
        if not hasattr(obj, "written"):
            obj.written = bytes(super().dump(obj) or b"")
        return obj.written


adapters.register_dumper(SentAgain, _OnceDumper)


def _roll_back(connection: DBAPIConnection, _record: ConnectionPoolEntry, state: PoolResetState) -> None:
    """Takes back what was begun and has not ended; mostly there is nothing, and nothing is asked of the driver."""
    if state.asyncio_safe and connection.driver_connection.pgconn.transaction_status != TransactionStatus.IDLE:
        connection.rollback()


def _commit(dbapi_connection: PoolProxiedConnection) -> None:
    """Ends what was begun and has not ended with its last statements (`resolvers.sending.end_with`)."""
    driver: Any = dbapi_connection.driver_connection
    if driver.pgconn.transaction_status != TransactionStatus.IDLE:
        dbapi_connection.commit()


def _end_large(connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    if connection is not None and is_large(connection.driver_connection):
        record.invalidate()


def _not_older(pool: Any, record: Any) -> None:
    """The pool ends connections that are older than the last failure, by a clock that may have been ahead then: all would be, each time
    they are asked for, until it is that late. This one is new."""
    pool._invalidate_time = min(pool._invalidate_time, record.starttime)


def _bound(connection: DBAPIConnection, _record: object) -> None:
    driver = connection.driver_connection
    driver.prepared_max = MOST_PREPARED
    # One cursor for all that is sent together (`resolvers.sending`): another one each time would find out anew how values are written
    # and read.
    driver.sending = driver.cursor()


# Made once: `json.loads` would make one for each value.
_EXACT = json.JSONDecoder(parse_float=Decimal)


def _exact_json(text: str | bytes) -> Any:
    # What the server writes has nothing around it to be looked for.
    value, _ = _EXACT.raw_decode(text if isinstance(text, str) else text.decode())
    return value
