"""How much of the processors' time processes have used. Of Linux only."""

import time
from contextlib import suppress
from pathlib import Path

import psutil


def server_pid(folder: Path) -> int:
    """The process that all of an embedded database's are children of, by the folder that it was given."""
    return int((folder / "postgresql" / "postmaster.pid").read_text(encoding="utf-8").split()[0])


def seconds_used(pid: int) -> float:
    """By a process and all its descendants since each began, those that have ended included.

    To the nanosecond for what is running: a process' own clock (clock_getcpuclockid(3)), which threads that have ended count in, as
    ``/proc/PID/task/*/schedstat`` does not (Linux 6.18): each takes its time with it, and servers that hand work to short-lived
    threads would look cheaper than they are. Of processes that have ended, what their parents were told, in hundredths.
    """
    process = psutil.Process(pid)
    seconds = 0.0
    for each in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess, OSError):
            told = each.cpu_times()
            seconds += time.clock_gettime(_clock_of(each.pid)) + told.children_user + told.children_system
    return seconds


def _clock_of(pid: int) -> int:
    """What ``clock_getcpuclockid`` gives, which Python does not have."""
    return ~pid << 3 | 2
