"""What each connection to the database is set to: by the server itself, or by the role, where a pooler lets nobody set anything."""

from sqlalchemy import create_engine, pool

from crm_desktop.database import CONNECT_TIMEOUT, SESSION_SETTINGS, database_address, start_options


class SettingsMissingError(Exception):
    """Connections are not set to what the product relies on."""


def check_session_settings(url: str) -> None:
    """Raises `SettingsMissingError`, which says how to mend it, unless connections of the server's are set as they should be."""
    arguments = {"connect_timeout": CONNECT_TIMEOUT, "prepare_threshold": None, **start_options(url)}
    engine = create_engine(database_address(url), poolclass=pool.NullPool, connect_args=arguments)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(_FOUND, {"names": [*SESSION_SETTINGS]}).scalar_one()
        role, database = connection.exec_driver_sql(_WHOSE).one()
    engine.dispose()
    if found != {name: str(value) for name, value in SESSION_SETTINGS.items()}:
        raise SettingsMissingError(_ADVICE.format(statements="\n".join(_statements(role, database))))


_FOUND = "SELECT json_object_agg(lower(name), setting) FROM pg_settings WHERE lower(name) = ANY(%(names)s)"
_WHOSE = "SELECT quote_ident(current_user), quote_ident(current_database())"


def _statements(role: str, database: str) -> list[str]:
    return [
        f"ALTER ROLE {role} IN DATABASE {database} SET {name} = '{value}';" for name, value in SESSION_SETTINGS.items()
    ]


_ADVICE = """A pooler keeps the server from setting up its connections. Let the role do it:

{statements}

Then have the pooler connect anew (RECONNECT), and say in the address that there is one: …?pgbouncer=true"""
