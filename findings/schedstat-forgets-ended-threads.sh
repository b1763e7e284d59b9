#!/usr/bin/env bash
# Linux 6.18: the times in /proc/PID/task/*/schedstat do not add up to what the process has used: a thread that has ended takes its time
# with it, and /proc/PID/schedstat is the first thread's alone. A process that has just worked for 0.4 s seems to have done next to nothing.
# The clock of the process, which clock_gettime gives for any PID (`~PID << 3 | 2`, what clock_getcpuclockid makes of it; Python has
# no name for it), counts them in, by the nanosecond. /proc/PID/stat does too, in hundredths.
# Guessed: what is added up over all tasks is the process' time, as psutil's cpu_times and getrusage tell it.
# Source: clock_getcpuclockid(3), clock_gettime(2); kernel/sched/cputime.c, thread_group_cputime (adds signal->sum_sched_runtime).
# Matters here: servers that hand work to short-lived threads looked cheaper than they are.
set -eu
test "$(uname -s)" = Linux
python3 - <<'PYTHON'
import subprocess
import sys
import time
from pathlib import Path

WORKS = """
import sys, threading, time
def work():
    while time.thread_time() < 0.4: pass
thread = threading.Thread(target=work); thread.start(); thread.join()
print(time.process_time(), flush=True); sys.stdin.read()
"""
with subprocess.Popen([sys.executable, "-c", WORKS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
    itself = float(process.stdout.readline())
    tasks = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
    added = sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
    clock = time.clock_gettime(~process.pid << 3 | 2)
print(f"by itself {itself:.3f} s, its tasks' schedstat {added:.3f} s, its clock {clock:.3f} s")
assert itself >= 0.4 and added < itself - 0.3 and clock >= itself
PYTHON
