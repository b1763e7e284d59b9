"""A demo company read back from its files."""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from crm_desktop.demo.company import DemoCompany, write_demo_company

TODAY = date(2025, 11, 20)


@dataclass(frozen=True)
class WrittenCompany:
    """The files of one demo company, read whole."""

    folder: Path
    demo: DemoCompany

    def header(self, name: str) -> list[str]:
        """The columns of a CSV file."""
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file))

    def rows(self, name: str) -> list[dict[str, str]]:
        """All rows of a CSV file."""
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def read_json(self, name: str) -> dict[str, Any]:
        """A JSON file."""
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))

    @cached_property
    def deals(self) -> list[dict[str, str]]:
        return self.rows("deals")

    @cached_property
    def users(self) -> list[dict[str, str]]:
        return self.rows("users")

    @cached_property
    def ledger(self) -> dict[str, list[dict[str, str]]]:
        """The transitions of each deal that has any, in the order of the file."""
        ledger: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in self.rows("transitions"):
            ledger[row["deal"]].append(row)
        return ledger

    @cached_property
    def won_stages(self) -> set[str]:
        return {stage for plan in self._plans for stage in plan["success_stages"]}

    @cached_property
    def lost_stages(self) -> set[str]:
        return {stage for plan in self._plans for stage in plan["failure_stages"]}

    @cached_property
    def _plans(self) -> list[dict[str, list[str]]]:
        return list(self.read_json("report_field_settings")["deal_types"].values())

    def paths(self) -> list[list[str]]:
        """The stages that each deal with a ledger went through."""
        return [[row["to_stage"] for row in rows] for rows in self.ledger.values()]


def write(folder: Path, deals: int = 3_000, today: date = TODAY, language: str = "en") -> WrittenCompany:
    """Writes a demo company and gives it back."""
    return WrittenCompany(folder, write_demo_company(folder, deals=deals, today=today, language=language))
