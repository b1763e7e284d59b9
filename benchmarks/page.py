"""How soon the page is there, and how long it blocks: this build beside an earlier one, in turns.

python benchmarks/page.py --rounds 5 --write

Opens the desktop of the demo company in Chromium with nothing kept, on a line of 1.6 Mbit/s and 150 ms and with the processor slowed
down by Chromium itself. Needs the development tools (`make setup`, `make web`), Chromium and this repository's history; the first time
it downloads what the earlier build needs. Medians; what counts is the ratio within one run. ``--write`` puts the table into
docs/performance.md. Everything it starts ends with it.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, fields
from pathlib import Path

from comparison import before
from comparison.processes import ServerProcess
from comparison.report import ROOT, put, table

from crm_desktop.serving import end_well


@dataclass(frozen=True, slots=True)
class Visit:
    """One opening of the desktop: milliseconds since it was asked for, bytes as they were sent."""

    number: float
    """Until the first number stood on the screen."""
    largest: float
    """Largest contentful paint."""
    blocked: float
    """Total blocking time, from the first paint until the page had come to rest."""
    script: float
    """Bytes of script that had come before the number, and requests that had been answered."""
    requests: float
    script_in_all: float
    requests_in_all: float


def main() -> None:
    """Measures, prints, and writes if wanted."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--before", default="d84ee04", help="the commit of the earlier build")
    arguments.add_argument("--rounds", type=int, default=5, help="how often each is opened")
    arguments.add_argument("--slowdown", type=float, default=4, help="of the processor, by Chromium")
    arguments.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = arguments.parse_args()
    end_well()
    busy = os.getloadavg()[1]
    with tempfile.TemporaryDirectory(prefix="crm-page-", ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        builds = {f"the build of {given.before}": _earlier(given.before), "this build": Path(sys.executable).parent}
        servers = {name: serve(stack, Path(folder), n, build) for n, (name, build) in enumerate(builds.items())}
        visits: dict[str, list[Visit]] = {name: [] for name in servers}
        for _ in range(given.rounds):
            for name, (address, log_ins) in servers.items():
                visits[name].append(_visit(address, log_ins, given.slowdown))
    command = " ".join(["python", "benchmarks/page.py", *sys.argv[1:]])
    text = _render(visits, f"`{command}`; load before it: {busy:.1f}.")
    print(text)
    if given.write:
        put("page", text + "\n")


def _earlier(commit: str) -> Path:
    """Where that program's commands are, with its page built."""
    commands, web = before.build(commit), before.folder_of(commit) / "web"
    if not (web / "dist" / "index.html").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=web, check=True)
        subprocess.run(["npm", "run", "build"], cwd=web, check=True, stdout=subprocess.DEVNULL)
    return commands


def serve(stack: ExitStack, folder: Path, number: int, commands: Path) -> tuple[str, Path]:
    """A server with a demo company of its own: where it is, and who may log in."""
    data = folder / str(number)
    command = [str(commands / "crm-desktop"), "serve", "--demo", "--port", "0", "--data-dir", str(data)]
    server = stack.enter_context(ServerProcess(f"server {number}", command, folder / f"{number}.log", folder=folder))
    return server.address, data / "demo-log-ins.json"


def chromium() -> str:
    """The browser that is there."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


def _visit(address: str, log_ins: Path, slowdown: float) -> Visit:
    script = Path(__file__).with_name("page_visit.mjs")
    command = ["node", script, ROOT / "web", address, log_ins, str(slowdown), chromium()]
    return Visit(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def _render(visits: dict[str, list[Visit]], told: str) -> str:
    names = [field.name for field in fields(Visit)]
    medians = {
        name: [statistics.median(getattr(visit, field) for visit in some) for field in names]
        for name, some in visits.items()
    }
    earlier, ours = medians.values()
    ratios = [this / that if that else 1.0 for that, this in zip(earlier, ours, strict=True)]
    head = [
        "medians",
        "first number, ms",
        "largest paint, ms",
        "blocked, ms",
        "script before the number, kB",
        "requests before it",
        "script in all, kB",
        "requests in all",
    ]
    rows = [[name, *_cells(row)] for name, row in medians.items()]
    return "\n".join([told, "", *table(head, [*rows, ["ratio", *(f"{ratio:.2f}" for ratio in ratios)]])])


def _cells(row: list[float]) -> list[str]:
    number, largest, blocked, script, requests, script_in_all, requests_in_all = row
    cells = (number, largest, blocked, script / 1000, requests, script_in_all / 1000, requests_in_all)
    return [f"{cell:,.0f}" for cell in cells]


if __name__ == "__main__":
    main()
