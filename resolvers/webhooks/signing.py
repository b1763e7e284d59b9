"""Signatures of messages, by Standard Webhooks: HMAC-SHA256 over id, timestamp and body, by a secret that both sides have.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
"""Names of headers."""
TOLERANCE = timedelta(minutes=5)
"""How far a message's timestamp may be from now, either way."""
MAX_ID = 200
_PREFIX = "whsec_"
_BYTES = 32


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """A message as it came: its id, when it was sent in seconds since 1970, and its signatures, as the headers say them."""

    id: str
    timestamp: str
    signatures: str
    body: bytes


def new_secret() -> str:
    """A secret of 256 random bits, as it is shown."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def sign(secret: str, id_: str, sent_at: datetime, body: bytes) -> str:
    """The signature. ``sent_at`` is aware, and counts by its instant, whatever its zone."""
    return _signature(secret, id_, str(int(sent_at.timestamp())), body)


def is_signed(message: SignedMessage, known: Iterable[str]) -> bool:
    """Whether one of the message's signatures is by one of these secrets."""
    given = message.signatures.split(" ")
    expected = [_signature(secret, message.id, message.timestamp, message.body) for secret in known]
    return any(hmac.compare_digest(one.encode(), other.encode()) for one in given for other in expected)


def is_timely(message: SignedMessage, now: datetime) -> bool:
    """Whether it was sent just now, as it says itself."""
    text = message.timestamp
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        return False
    return abs(int(text) - now.timestamp()) <= TOLERANCE.total_seconds()


def _signature(secret: str, id_: str, timestamp: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    digest = hmac.new(key, f"{id_}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"
