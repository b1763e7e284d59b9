"""Listening, and ending well."""

import gc
import signal
import socket
import sys
from collections.abc import Callable, Collection
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from crm_desktop.header_timeout_protocol import PatientProtocol

# Seconds that answers under way are given when the process is told to end.
_GRACE_SECONDS = 10


class Server(uvicorn.Server):
    """Uvicorn, telling when and where it listens. ``trusted_proxies``, and nobody else, are believed whom they ask for, and how."""

    def __init__(
        self,
        app: Starlette,
        host: str,
        port: int,
        trusted_proxies: Collection[str],
        on_listening: Callable[[str], None],
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                http=PatientProtocol,
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                # Uvicorn's own default is to believe whoever runs on the same machine.
                proxy_headers=bool(trusted_proxies),
                forwarded_allow_ips=[*trusted_proxies],
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        self._on_listening = on_listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts listening, then tells the address."""
        await super().startup(sockets)
        if self.started:
            keep_for_good()
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self._on_listening(f"http://{f'[{host}]' if ':' in host else host}:{port}")


def keep_for_good() -> None:
    """Spares the garbage collector what is there already: the schema and everything else that lives as long as the process.

    They are some 200,000 objects, and a large answer has them all looked through several times, for longer than it takes itself.
    """
    gc.collect()
    gc.freeze()


def end_well() -> None:
    """Makes being told to end the same as reaching the end: what was started is stopped, in order."""

    def leave(_signal: int, _frame: FrameType | None) -> None:
        sys.exit(0)

    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        # Not every system has all of them.
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)
