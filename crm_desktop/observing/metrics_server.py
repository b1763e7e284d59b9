"""Showing what is counted to Prometheus, at a port of its own: the port that people come to shows nothing of it."""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.multiprocess import (
    MultiProcessCollector,
    mark_process_dead,  # pyright: ignore[reportUnknownVariableType] - half of its types are there
)

from crm_desktop.observing.metrics import REGISTRY

# By this name the library finds where processes put down what they count; it looks when it is first imported.
_FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@contextmanager
def showing_metrics(host: str, port: int | None, processes: int) -> Generator[None]:
    """Answers Prometheus meanwhile, if there is a port. With several processes, those that are begun from now on count together.

    Raises ``OSError`` where it cannot listen.
    """
    if port is None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="crm-desktop-metrics-") as folder:
        registry = REGISTRY
        if processes > 1:
            os.environ[_FOLDER] = folder
            registry = CollectorRegistry()
            MultiProcessCollector(registry, folder)
        server, thread = start_http_server(port, host, registry)
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
            os.environ.pop(_FOLDER, None)


def forget_process(pid: int | None) -> None:
    """A process is gone: what it had waiting or in use is nobody's. What it counted stays."""
    if pid is not None and _FOLDER in os.environ:
        mark_process_dead(pid, os.environ[_FOLDER])
