"""The secret that a source or a target has in common with us, and the one before it, as long as that goes on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from models import WebhookSource, WebhookTarget
from resolvers.authentication import Vault
from resolvers.language import LocalizedText
from resolvers.webhooks.signing import new_secret

SIGNED_IN_ONLY = LocalizedText(
    "Secrets are made for people who are signed in, not for programs with a token.",
    "Секреты создают люди, вошедшие сами, а не программы с токеном.",
)


def source_owner(company_id: int, source_id: int) -> str:
    """Whom a source's secrets are sealed for."""
    return f"webhook source:{company_id}:{source_id}"


def target_owner(company_id: int, target_id: int) -> str:
    """Whom a target's secrets are sealed for."""
    return f"webhook target:{company_id}:{target_id}"


def first_secret(vault: Vault, owner: str) -> tuple[str, dict[str, Any]]:
    """A new secret, and the values of the row that keeps it."""
    secret = new_secret()
    return secret, {"sealed_secret": vault.seal(secret, owner)}


def next_secret(
    vault: Vault, owner: str, table: type[WebhookSource | WebhookTarget], grace_hours: int, now: datetime
) -> tuple[str, dict[str, Any]]:
    """The same in the place of another one, which goes on for so many hours; one that was older ends now."""
    secret, values = first_secret(vault, owner)
    values["sealed_previous"] = table.sealed_secret if grace_hours else None
    values["previous_until"] = now + timedelta(hours=grace_hours) if grace_hours else None
    return secret, values


def good_secrets(vault: Vault, owner: str, row: Any, now: datetime) -> Sequence[str]:
    """Those of a row that are good now: one, or two. Raises `VaultError`."""
    sealed = [row.sealed_secret]
    if row.sealed_previous is not None and row.previous_until is not None and row.previous_until > now:
        sealed.append(row.sealed_previous)
    return [vault.open(each, owner) for each in sealed]
