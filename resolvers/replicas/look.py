"""What a server says of itself: which history it has, since when it runs, and how far it has come."""

from dataclasses import dataclass
from typing import Self

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting


@dataclass(frozen=True, slots=True)
class Look:
    """``history`` is the database's own number with that of its timeline: a server that was promoted begins a new one, and what others
    have of the old one may never have been there. ``running_since`` is when the server was started, in seconds since 1970, and as
    a version of data has it (`resolvers.changes.version`). ``position`` is how far its log has come, in bytes: of a primary up to all
    that can be seen, of a standby up to where it is replayed, and so can be seen.
    """

    history: str
    running_since: str
    position: int

    @classmethod
    async def at_primary(cls, engine: AsyncEngine) -> Self | None:
        """``None`` if it is a standby. All data that could be seen before it was asked are before its position.

        Raises what the driver raises.
        """
        return await cls._at(engine, _PRIMARY)

    @classmethod
    async def at_standby(cls, engine: AsyncEngine) -> Self | None:
        """``None`` if it is none any more. What it replayed up to its position is seen by whoever asks next.

        Raises what the driver raises.
        """
        return await cls._at(engine, _STANDBY)

    @classmethod
    async def _at(cls, engine: AsyncEngine, text: str) -> Self | None:
        async with autocommitting(engine) as reading:
            row = (await reading.exec_driver_sql(text)).one_or_none()
        return None if row is None else cls(*row)


RUNNING_SINCE = "extract(epoch FROM pg_postmaster_start_time())"

# What is written waits for the disk before it can be seen, so all of it is on the disk. Only visits do not wait: no standby can have
# them for a moment, nor needs to. Where nothing waits, it is all that is written.
_POSITION = """
CASE current_setting('synchronous_commit') WHEN 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END"""

_PRIMARY = f"""
SELECT concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
    ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int),
  {RUNNING_SINCE}::text, pg_wal_lsn_diff({_POSITION}, '0/0')::bigint
WHERE NOT pg_is_in_recovery()"""  # noqa: S608 - from constants of this file

# Only those with rights beyond ours may know which timeline is being replayed; these two follow it, sooner or later.
_STANDBY = f"""
SELECT concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
    greatest((SELECT timeline_id FROM pg_control_checkpoint()), (SELECT min_recovery_end_timeline FROM pg_control_recovery()))),
  {RUNNING_SINCE}::text, pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint
WHERE pg_is_in_recovery() AND pg_last_wal_replay_lsn() IS NOT NULL"""  # noqa: S608 - from constants of this file
