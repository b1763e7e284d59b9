"""How Alembic runs the migrations: in one transaction, by one process at a time, and never waiting for long behind a lock."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine, text

# Before the tables: it makes the packages of the application importable.
from crm_desktop.database import database_address
from models import Base

# Any number that is ours alone: processes that migrate the same database queue up behind it.
_ADVISORY_LOCK = 0x63726D64


def run(connection: Connection) -> None:
    """Migrates over this connection."""
    context.configure(connection=connection, target_metadata=Base.metadata, compare_server_default=True)
    with context.begin_transaction():
        # Long enough for another process to finish the same work.
        connection.execute(text("SET LOCAL lock_timeout = '5min'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        # Waiting behind a long transaction would make every reader wait behind us: rather fail and be run again.
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        connection.execute(text("SET LOCAL statement_timeout = '30min'"))
        # Where Citus spreads the tables it changes the shards of a node one by one, without which it takes no type away after rows.
        # PostgreSQL itself lets anybody name what it does not know.
        connection.execute(text("SET LOCAL citus.multi_shard_modify_mode = 'sequential'"))
        context.run_migrations()


if context.is_offline_mode():
    message = "Migrations run against a database"
    raise SystemExit(message)

given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    # The `alembic` command, for those who write migrations.
    engine = create_engine(database_address(os.environ["DATABASE_URL"]))
    with engine.connect() as connection:
        run(connection)
    engine.dispose()
