"""Servers as processes of their own."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import psutil

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
_SECONDS_TO_START = 180
_SECONDS_TO_STOP = 20


class ServerProcess:
    """A server that tells on what address of this machine it listens. Nothing of it is left at the end."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        log: Path,
        *,
        folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._name, self._log = name, log
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command, cwd=folder, env=os.environ | (environment or {}), stdout=output, stderr=subprocess.STDOUT
            )
        self.pid = self._process.pid
        self.address = ""

    def __enter__(self) -> "ServerProcess":
        until = time.monotonic() + _SECONDS_TO_START
        while time.monotonic() < until and self._process.poll() is None:
            if found := _ADDRESS.search(self._log.read_text(errors="replace")):
                self.address = found[0]
                return self
            time.sleep(0.05)
        self.stop()
        message = f"{self._name} did not start:\n{self._log.read_text(errors='replace')[-4_000:]}"
        raise RuntimeError(message)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Tells it to end, and ends it if it does not."""
        all_ = [psutil.Process(self.pid), *psutil.Process(self.pid).children(recursive=True)]
        self._process.send_signal(signal.SIGTERM)
        _, left = psutil.wait_procs(all_, timeout=_SECONDS_TO_STOP)
        for process in left:
            process.kill()
        self._process.wait()
