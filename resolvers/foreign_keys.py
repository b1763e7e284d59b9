"""Writing without PostgreSQL looking up what rows refer to, one by one."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

# A superuser may, and a role that was granted it.
_PUT_OFF = text("""
select set_config('session_replication_role', 'replica', true)
where has_parameter_privilege('session_replication_role', 'set')
""")
_TAKE_UP = text("set local session_replication_role to default")


@asynccontextmanager
async def put_off_foreign_keys(connection: AsyncConnection) -> AsyncGenerator[bool]:
    """Meanwhile foreign keys are not looked up, where that is allowed; tells whether it is. Who uses it sees to it that they hold."""
    is_put_off = (await connection.execute(_PUT_OFF)).first() is not None
    yield is_put_off
    if is_put_off:
        await connection.execute(_TAKE_UP)
