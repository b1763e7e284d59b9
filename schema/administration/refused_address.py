"""The addresses of rows that were refused of a source, as a file."""

from typing import Final
from urllib.parse import quote

from schema.node import global_id

PREFIX: Final = "/refused/"


def refused_address(source_id: int) -> str:
    """Where the refused rows of a source are."""
    return PREFIX + quote(global_id("WebhookSource", source_id), safe="")
