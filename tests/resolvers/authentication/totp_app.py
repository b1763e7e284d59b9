"""The app on somebody's phone, by RFC 4226 and RFC 6238, without the library that the product has."""

import base64
import hashlib
import hmac
from datetime import datetime


def digits_of(secret: str, now: datetime) -> str:
    """What it shows at this instant."""
    step = int(now.timestamp()) // 30
    mac = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    at = mac[-1] & 15
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
