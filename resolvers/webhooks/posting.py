"""Sending a message to an address that an administrator named: fenced in, followed nowhere, with little time and little to hear."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from resolvers.fence import UNANSWERED, Network, fenced_pool
from resolvers.webhooks.signing import ID, SIGNATURE, TIMESTAMP, sign

PATIENCE_SECONDS = 10.0
_MOST_BYTES = 10_000
_SHOWN = 500
GONE = 410
"""Answered by who wants nothing more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message was answered: a status with the beginning of the text, or why there was none."""

    status: int | None
    text: str | None
    error: str | None

    @property
    def is_taken(self) -> bool:
        """Whether the message need not be sent again."""
        return self.status is not None and 200 <= self.status < 300


class Poster:
    """Posts by https only, and to no private addresses, but for those of ``networks``, which may be asked by http too."""

    def __init__(self, networks: Sequence[Network] = ()) -> None:
        self.networks = networks

    @property
    def may_use_http(self) -> bool:
        """Whether there are networks that may be asked by http."""
        return bool(self.networks)

    async def post(self, address: str, message_id: str, body: bytes, secrets: Sequence[str], now: datetime) -> Answer:
        """Sends the message, signed by each of the secrets, and tells what came of it."""
        headers = {
            "content-type": "application/json",
            "user-agent": "crm-desktop-webhooks",
            ID: message_id,
            TIMESTAMP: str(int(now.timestamp())),
            SIGNATURE: " ".join(sign(secret, message_id, now, body) for secret in secrets),
        }
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await _answer(self.networks, address, headers, body)
        except TimeoutError:
            return Answer(None, None, f"no answer within {PATIENCE_SECONDS:.0f} seconds")
        except UNANSWERED as error:
            return Answer(None, None, (str(error) or type(error).__name__)[:_SHOWN])


async def _answer(networks: Sequence[Network], address: str, headers: Mapping[str, str], body: bytes) -> Answer:
    async with (
        fenced_pool(networks, urlsplit(address).scheme) as pool,
        pool.stream("POST", address, headers=[*headers.items()], content=body) as response,
    ):
        got = bytearray()
        async for part in response.aiter_stream():
            got += part
            # What follows is of no interest: the status says it.
            if len(got) > _MOST_BYTES:
                break
        text = got[:_MOST_BYTES].decode(errors="replace").replace("\0", "\ufffd")
        return Answer(response.status, text[:_SHOWN], None)
