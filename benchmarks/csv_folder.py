"""A folder of CSV files in the import format, whatever columns it takes."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


class CsvFolder:
    """Writes tables and JSON files; what was there of the same name is replaced."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def write(self, name: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
        """A table with these columns, named with blanks between."""
        with (self._folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns.split())
            writer.writerows(rows)

    def write_json(self, name: str, content: Mapping[str, object]) -> None:
        """A JSON file."""
        (self._folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
