"""Whether a desktop with thirty reports more scrolls and is arranged as one without them.

python benchmarks/many_reports.py --rounds 3 --write

Opens the desktop of the demo company in Chromium, the processor slowed down by Chromium itself, scrolls through it and back and drags a
block across it; first with the blocks that it has, then with thirty reports more. Needs the development tools (`make setup`,
`make web`) and Chromium. Medians of how many tasks took more than 50 ms, and of the longest. ``--write`` puts the table into
docs/performance.md. Everything it starts ends with it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from comparison.report import ROOT, put, table
from page import chromium, serve

from crm_desktop.serving import end_well

REPORTS = (0, 30)


def main() -> None:
    """Measures, prints, and writes if wanted."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=3, help="how often each is scrolled and arranged")
    arguments.add_argument("--slowdown", type=float, default=4, help="of the processor, by Chromium")
    arguments.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = arguments.parse_args()
    end_well()
    busy = os.getloadavg()[1]
    with tempfile.TemporaryDirectory(prefix="crm-reports-", ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        address, log_ins = serve(stack, Path(folder), 0, Path(sys.executable).parent)
        rows = [_row([_visit(address, log_ins, given.slowdown, more) for _ in range(given.rounds)]) for more in REPORTS]
    command = " ".join(["python", "benchmarks/many_reports.py", *sys.argv[1:]])
    head = ["blocks", "tasks beyond 50 ms while scrolling", "the longest, ms", "while dragging", "the longest, ms"]
    text = "\n".join([f"`{command}`; load before it: {busy:.1f}.", "", *table(head, rows)])
    print(text)
    if given.write:
        put("reports", text + "\n")


def _visit(address: str, log_ins: Path, slowdown: float, reports: int) -> dict[str, Any]:
    script = Path(__file__).with_name("many_reports_visit.mjs")
    command = ["node", script, ROOT / "web", address, log_ins, str(slowdown), chromium(), str(reports)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def _row(visits: list[dict[str, Any]]) -> list[str]:
    figures = [
        statistics.median(visit[act][of] for visit in visits)
        for act in ("scrolled", "dragged")
        for of in ("long", "longest")
    ]
    return [str(visits[0]["blocks"]), *(f"{figure:,.0f}" for figure in figures)]


if __name__ == "__main__":
    main()
