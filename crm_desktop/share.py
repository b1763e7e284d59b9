"""What one process may take of what all processes of a server have together."""

import os
from dataclasses import dataclass
from typing import Self

# Of a server, however many processes it has: PostgreSQL takes 100 connections unless it is told otherwise.
_CONNECTIONS = 20
# Each holds a connection while it reads rows; most of them are left to the pages.
_DOWNLOADS = 4

# Of one process at the least: a desktop under way, a download, and whoever asks for little.
_LEAST_CONNECTIONS = 6

_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Share:
    """Connections to the database, downloads at once, and bytes of answers that are kept, of so many ``processes`` in all."""

    processes: int = 1
    connections: int = _CONNECTIONS
    downloads: int = _DOWNLOADS
    answer_bytes: int = 64_000_000

    @classmethod
    def of_one_among(cls, processes: int, answer_bytes: int, connections: int = _CONNECTIONS) -> Self:
        """What each of so many has, with the bytes of answers and the connections that all of them have."""
        return cls(
            processes=processes,
            connections=max(connections // processes, _LEAST_CONNECTIONS),
            downloads=max(_DOWNLOADS // processes, 1),
            answer_bytes=answer_bytes // processes,
        )


def usual_processes(*, embedded: bool) -> int:
    """One for each processor that this program may use, at most eight; half as many where the embedded database works beside them."""
    return max(1, min(processors() // 2 if embedded else processors(), _MOST_PROCESSES))


def processors() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
