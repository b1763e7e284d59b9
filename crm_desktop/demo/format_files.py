"""The files of the import format, written row by row."""

import csv
import json
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from crm_desktop.demo.fields import ACTIVITY_FIELDS, CONTACT_FIELDS, DEAL_FIELDS, FieldPlan


def _columns(names: str, fields: tuple[FieldPlan, ...] = ()) -> tuple[str, ...]:
    return (*names.split(), *(f"field:{field.id}" for field in fields))


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "departments": _columns("external_id name parent head"),
    "users": _columns("external_id email name role department status"),
    "groups": _columns("external_id name"),
    "group_members": _columns("group user"),
    "deal_types": _columns("external_id name position"),
    "stages": _columns("external_id deal_type name position color"),
    "activity_types": _columns("external_id name"),
    "fields": _columns("external_id entity deal_type activity_type kind name"),
    "field_options": _columns("external_id field label position archived"),
    "contacts": _columns("external_id name responsible created_at", CONTACT_FIELDS),
    "deals": _columns("external_id deal_type name contact responsible created_by created_at", DEAL_FIELDS),
    "transitions": _columns("deal deal_type to_stage occurred_at actor"),
    "activities": _columns("external_id activity_type contact responsible created_by created_at", ACTIVITY_FIELDS),
    "communications": _columns("external_id channel direction contact responsible occurred_at answered"),
}

Row = tuple[str | int, ...]


class Table:
    """One CSV file (RFC 4180: CRLF, header row) that is being written."""

    def __init__(self, file: TextIOWrapper, columns: tuple[str, ...]) -> None:
        self._writer = csv.writer(file)
        self._writer.writerow(columns)
        self.rows = 0

    def add(self, row: Row) -> None:
        """Writes one row: a value for each column, empty text for none."""
        self._writer.writerow(row)
        self.rows += 1

    def add_all(self, rows: Iterable[Row]) -> None:
        """Writes several rows."""
        for row in rows:
            self.add(row)


class FormatFolder:
    """A folder that receives one company in the import format. Files of the same names are replaced."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.rows: dict[str, int] = {}
        """Rows written, by table; complete once the tables are closed."""

    @contextmanager
    def table(self, name: str) -> Generator[Table]:
        """Opens the file of a table, one of `COLUMNS`, for the duration of the context."""
        with (self._folder / f"{name}.csv").open("w", encoding="utf-8", newline="", buffering=1 << 18) as file:
            table = Table(file, COLUMNS[name])
            yield table
        self.rows[name] = table.rows

    def write_json(self, name: str, content: Mapping[str, object]) -> None:
        """Writes a JSON file, readable for people too."""
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (self._folder / f"{name}.json").write_bytes(f"{text}\n".encode())
