"""Whether it is the database that cannot be used: no request is at fault then, and asking it again piece by piece is no help."""

import logging

from psycopg import Error as DriverError
from psycopg import InterfaceError, OperationalError
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

log = logging.getLogger(__name__)

# PostgreSQL's codes (its manual, appendix A), and classes of them. Not all of class 53: a statement may be too large for a limit.
_CLASSES = ("08",)  # connection exceptions
_CODES = {
    "53000",  # insufficient resources
    "53100",  # disk full
    "53200",  # out of memory
    "53300",  # too many connections
    "57P01",  # shut down by an administrator
    "57P02",  # shut down after a crash
    "57P03",  # starting up, recovering, or shutting down
    "57P04",  # the database was dropped
    "58030",  # input or output error
    "25006",  # read only: a standby, or a disk that an administrator protects
    "28000",  # does not let us in
    "28P01",
    "3D000",  # no such database
}
_NO_WRITING = {"53100", "25006"}
# For a statement that took too long, or waited too long for a lock; or a transaction that lay idle or took too long.
_TIMEOUTS = {"57014", "55P03", "25P03", "25P04"}


def is_outage(error: BaseException | None) -> bool:
    """Whether the error means that the database cannot be reached, has no room, or no connection for us. Trying again later helps."""
    # Whoever goes on with a connection that was lost for somebody else is told to roll back.
    if isinstance(error, PoolTimeoutError | PendingRollbackError):
        return True
    # Where a connection is made ready for a statement, or cleared away after it, the driver's own error comes as it is.
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, DriverError):
        return isinstance(error, DBAPIError) and error.connection_invalidated
    if cause.sqlstate is not None:
        return cause.sqlstate in _CODES or cause.sqlstate.startswith(_CLASSES)
    # PostgreSQL said nothing. Without a statement it was connecting that failed, and with one it is the connection, or what was asked.
    is_of_connection = isinstance(cause, OperationalError | InterfaceError)
    return (
        is_of_connection or not isinstance(error, DBAPIError) or error.connection_invalidated or error.statement is None
    )


def cannot_write(error: BaseException | None) -> bool:
    """Whether there is no room, or nobody may write: what is only read may be there all the same."""
    return isinstance(error, DBAPIError) and sqlstate_of(error) in _NO_WRITING


def took_too_long(error: BaseException | None) -> bool:
    """Whether a statement was given up because it, or what it waited for, took too long."""
    return isinstance(error, TimeoutError) or (isinstance(error, DBAPIError) and sqlstate_of(error) in _TIMEOUTS)


def sqlstate_of(error: DBAPIError) -> str | None:
    """PostgreSQL's code; ``None`` where it was not PostgreSQL that complained."""
    return getattr(error.orig, "sqlstate", None)


def log_outage(error: BaseException) -> None:
    """One line: nothing of how we came there would help to mend it."""
    cause = getattr(error, "orig", None) or error
    told = str(cause.args[0] if cause.args else "")
    log.error("The database cannot be used: %s: %s", type(cause).__name__, " ".join(told.split()))
