"""Several processes that serve, and one that looks after them."""

import logging
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from crm_desktop.logs import log_to_stderr
from crm_desktop.observing.metrics_server import forget_process
from crm_desktop.service import Service
from crm_desktop.serving import close, end_well

log = logging.getLogger(__name__)

# For what a process does besides answering when it ends.
_MARGIN_SECONDS = 3
# New processes and not copies of this one: whatever runs in it, and whatever it has open, is its own.
_context = multiprocessing.get_context("spawn")


class WorkerFailedError(Exception):
    """A process ended before it served anything; the next one would, too."""


class _Worker:
    """One process that serves."""

    def __init__(self, sockets: list[socket.socket]) -> None:
        self._channel, theirs = _context.Pipe()
        self.process: SpawnProcess = _context.Process(target=_serve, args=(sockets, theirs))
        self.process.start()
        theirs.close()

    def tell(self, service: Service) -> None:
        """What it is to serve. Raises `WorkerFailedError`.

        Not as an argument: a service has all documents of the page, and the library waited for good for a process that was killed
        before it had read them.
        """
        try:
            self._channel.send(service)
        except OSError:
            raise WorkerFailedError from None

    def wait_until_ready(self) -> None:
        """Returns once it listens. Raises `WorkerFailedError`."""
        try:
            self._channel.recv()
        except (EOFError, OSError):
            raise WorkerFailedError from None

    @property
    def was_killed(self) -> bool:
        """Whether it is gone, and not by itself."""
        self.process.join()
        return (self.process.exitcode or 0) < 0

    def end(self) -> None:
        """Tells it to end."""
        self.process.terminate()

    def wait_for_end(self, seconds: float) -> None:
        """Waits for so long, and no longer."""
        self.process.join(seconds)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def serve_by(count: int, service: Service, sockets: list[socket.socket], on_listening: Callable[[], None]) -> None:
    """Serves in so many processes until this one is told to end; one that is gone is replaced.

    They share the sockets, so who connects gets whichever is free. Raises `WorkerFailedError` for a process that cannot serve.
    """
    workers: list[_Worker] = []
    try:
        workers += [_Worker(sockets) for _ in range(count)]
        for worker in workers:
            worker.tell(service)
        for worker in workers:
            worker.wait_until_ready()
        on_listening()
        while True:
            gone = wait([worker.process.sentinel for worker in workers])
            for place, worker in enumerate(workers):
                if worker.process.sentinel in gone:
                    log.error(
                        "Process %s is gone (%s), another one takes its place",
                        worker.process.pid,
                        worker.process.exitcode,
                    )
                    forget_process(worker.process.pid)
                    workers[place] = _Worker(sockets)
                    try:
                        workers[place].tell(service)
                        workers[place].wait_until_ready()
                    except WorkerFailedError:
                        # The next one may live: what kills processes knows nothing of whether they serve yet.
                        if not workers[place].was_killed:
                            raise
    finally:
        # Or else who connects now would wait for somebody to come.
        close(sockets)
        for worker in workers:
            worker.end()
        for worker in workers:
            worker.wait_for_end(service.grace_seconds + _MARGIN_SECONDS)


def _serve(sockets: list[socket.socket], channel: Connection) -> None:
    end_well()
    if hasattr(signal, "SIGHUP"):
        # A terminal that is closed tells all of them; the one that looks after them lets them end their work.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    service: Service = channel.recv()
    log_to_stderr(service.log_format)

    def tell() -> None:
        channel.send(True)
        channel.close()

    service.run(sockets, tell)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None  # there is one in every process that another one began
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
