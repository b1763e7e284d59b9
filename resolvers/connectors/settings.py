"""The settings of a connection: those that may be seen, and those that are sealed."""

import json
from collections.abc import Mapping
from typing import Any

from resolvers.authentication import Vault


def owner_of(company_id: int, connection_id: int) -> str:
    """Whom a connection's settings are sealed for."""
    return f"connection:{company_id}:{connection_id}"


def seal_settings(vault: Vault, company_id: int, connection_id: int, secrets: Mapping[str, str]) -> str:
    """The secret ones, as they are kept."""
    return vault.seal(json.dumps(secrets), owner_of(company_id, connection_id))


def open_settings(vault: Vault, company_id: int, connection: Any) -> dict[str, str]:
    """All of them. Raises `VaultError`."""
    return {
        **connection.settings,
        **json.loads(vault.open(connection.sealed_settings, owner_of(company_id, connection.id))),
    }
