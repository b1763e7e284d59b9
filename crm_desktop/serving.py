"""Listening, and ending well."""

import asyncio
import gc
import math
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from crm_desktop.patient_protocol import PatientProtocol

# To send an answer that took all the time it may.
_SENDING_SECONDS = 2

# How often somebody who cannot wait for the end is looked for.
_LOOK_SECONDS = 0.1

_BACKLOG = 2048

# Objects made since the garbage collector came last.
_ALLOCATIONS = 20_000


class Server(uvicorn.Server):
    """Uvicorn, telling when it listens."""

    def __init__(
        self, app: Starlette, grace_seconds: float, on_listening: Callable[[], None], drain_seconds: float = 0
    ) -> None:
        """Told to end, it goes on for ``drain_seconds``, while ``/readyz`` sends new clients elsewhere; then answers under way
        are given ``grace_seconds``.

        Clients are told by ``Connection: close`` that nothing follows; files that take longer are broken off.
        """
        super().__init__(
            uvicorn.Config(
                app,
                http=PatientProtocol,
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                # The application does that itself; Uvicorn's default is to believe whoever runs on the same machine.
                proxy_headers=False,
                timeout_graceful_shutdown=math.ceil(grace_seconds),
            )
        )
        self._app = app
        self._on_listening = on_listening
        self._drain_seconds = drain_seconds

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts listening, then tells."""
        await super().startup(sockets)
        if self.started:
            keep_for_good()
            self._on_listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Lets who sends clients here know, then ends."""
        self._app.state.is_ending = True
        for _ in range(round(self._drain_seconds / _LOOK_SECONDS)):
            if self.force_exit:
                break
            await asyncio.sleep(_LOOK_SECONDS)
        await super().shutdown(sockets)


def grace_seconds(time_limit: float) -> float:
    """How long the end waits for answers under way, each of which may take so many seconds."""
    return time_limit + _SENDING_SECONDS


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets at all addresses that the host's name has; at one port, which is any free one for 0. Raises ``OSError``."""
    sockets: list[socket.socket] = []
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    for family, address in dict.fromkeys((each[0], each[4][0]) for each in found):
        try:
            sockets.append(socket.create_server((str(address), port), family=family, backlog=_BACKLOG))
        except OSError:
            close(sockets)
            raise
        port = port or sockets[0].getsockname()[1]
    return sockets


def address_of(sockets: Sequence[socket.socket]) -> str:
    """Where they listen, as a browser is told."""
    host, port = sockets[0].getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def close(sockets: Sequence[socket.socket]) -> None:
    """Listens no more."""
    for each in sockets:
        each.close()


def keep_for_good() -> None:
    """Spares the garbage collector what is there already: the schema and everything else that lives as long as the process.

    They are some 200,000 objects, and a large answer has them all looked through several times, for longer than it takes itself.
    What a request leaves behind goes without the collector, but for little; so that comes once a desktop, and not thirty times.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, *gc.get_threshold()[1:])


def end_well() -> None:
    """Makes being told to end the same as reaching the end: what was started is stopped, in order."""

    def leave(_signal: int, _frame: FrameType | None) -> None:
        sys.exit(0)

    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        # Not every system has all of them.
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)
