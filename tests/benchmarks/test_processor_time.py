"""The processors' time of a process and all that it began."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchmarks.comparison.processor_time import seconds_used

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux only")

WORKS = """
import subprocess, sys, threading, time
def work():
    while time.thread_time() < 0.2: pass
{what}
print(time.process_time(), flush=True)
sys.stdin.read()
"""
IN_A_THREAD = "thread = threading.Thread(target=work); thread.start(); thread.join()"
IN_A_CHILD = "subprocess.run([sys.executable, '-c', 'import time\\nwhile time.process_time() < 0.2: pass'])"
IN_A_CHILD_THAT_LIVES = """
child = subprocess.Popen([sys.executable, '-c',
    'import sys, time\\nwhile time.process_time() < 0.2: pass\\nprint(flush=True); sys.stdin.read()'],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.readline()
"""


@contextmanager
def having_worked(what: str) -> Iterator[tuple[int, float]]:
    """A process that has done some work and waits, and what it says that it has used itself."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKS.format(what=what)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        yield process.pid, float(process.stdout.readline())


def test_threads_that_have_ended_count() -> None:
    with having_worked(IN_A_THREAD) as (pid, own):
        assert 0.2 <= own <= seconds_used(pid)


def test_children_that_have_ended_count() -> None:
    with having_worked(IN_A_CHILD) as (pid, own):
        # What parents are told of them is in hundredths.
        assert seconds_used(pid) >= own + 0.19


def test_children_that_still_run_count() -> None:
    with having_worked(IN_A_CHILD_THAT_LIVES) as (pid, own):
        assert seconds_used(pid) >= own + 0.2


def test_who_waits_uses_next_to_nothing() -> None:
    with having_worked("") as (pid, _):
        before = seconds_used(pid)
        with having_worked(IN_A_THREAD):
            assert seconds_used(pid) - before < 0.1
