"""Origins of pages, as browsers name them: https://reports.example, http://localhost:3000."""

from urllib.parse import urlsplit


def is_origin(text: str) -> bool:
    """Whether a browser would write it so: small letters, and no port that goes without saying."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    is_usual = (parts.scheme, port) in {("http", 80), ("https", 443)}
    written = f"{parts.scheme}://{host}" + (f":{port}" if port is not None and not is_usual else "")
    return parts.scheme in {"http", "https"} and bool(host) and host.isascii() and text == written
