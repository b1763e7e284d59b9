"""A desktop by several servers over the same rows, in turns: this build, an earlier one, and what else there is.

python benchmarks/compare.py --deals 20000 --clients 1 8 32 128 --seconds 10 --overload 60 --write

Needs the development tools (`make setup`), Linux, and this repository's history. The first time it downloads the packages of the
earlier build and of the peers on Node.js. Figures are checked first: it stops where they differ. Everything it starts ends with it.
``--write`` puts the tables into docs/performance.md; with matplotlib (``pip install -r benchmarks/requirements.txt``) also the plot.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

from comparison.competition import compete
from comparison.plot import draw
from comparison.report import ROOT, Run, render, write

from crm_desktop.serving import end_well

_CONTESTANTS = ("before", "floor", "mercurius", "postgraphile")


def main() -> None:
    """Measures, prints, and writes if wanted."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=20_000, help="the size of the made-up company")
    arguments.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32, 128], help="how many ask at once")
    arguments.add_argument(
        "--seconds", type=float, default=10, help="for how long each is asked, with each number of clients"
    )
    arguments.add_argument("--rounds", type=int, default=2, help="in how many turns")
    arguments.add_argument("--against", nargs="*", default=_CONTESTANTS, choices=_CONTESTANTS, help="all, if left out")
    arguments.add_argument("--before", default="d84ee04", help="the commit of the earlier build")
    arguments.add_argument("--overload", type=float, default=0, help="seconds of four times what this build can serve")
    arguments.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    given = arguments.parse_args()
    end_well()
    busy = os.getloadavg()[1]
    with tempfile.TemporaryDirectory(prefix="crm-compare-", ignore_cleanup_errors=True) as folder:
        result = asyncio.run(compete(Path(folder), given))
    run = Run(" ".join(["python", "benchmarks/compare.py", *sys.argv[1:]]), busy, result)
    print(render(run))
    if given.write:
        write(run, plot=draw(run, ROOT / "docs" / "pictures"))


if __name__ == "__main__":
    main()
