"""Whom devices prove something to: the host of the page, at its address."""

from dataclasses import dataclass
from urllib.parse import urlsplit

_USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """``host`` is what passkeys are tied to for good; ``origin`` is the page's, as browsers write it."""

    host: str
    origin: str

    @classmethod
    def of(cls, public_url: str) -> "RelyingParty":
        """The one at the address where browsers reach the page."""
        parts = urlsplit(public_url)
        host, port = parts.hostname or "", parts.port
        is_usual = port is None or port == _USUAL_PORTS.get(parts.scheme)
        return cls(host, f"{parts.scheme}://{host}" + ("" if is_usual else f":{port}"))
