"""The files of the import format that say what stands on desktops: they refer to everything else, and come last."""

import json
from typing import Any, cast

from resolvers.importing.cell import CellReader, Known, archived, external_id, flag, one_of, position, text
from resolvers.importing.format import Column, FileFormat
from resolvers.importing.formats import EXTERNAL_ID, NAME
from resolvers.layout.owner import OwnerKind


def _document(_: Known) -> CellReader:
    """A JSON object."""
    return CellReader(_object, "is not a JSON object", 'one as an export writes it, such as {"everyone": true}')


def _object(cell: str) -> dict[str, Any]:
    try:
        found = json.loads(cell)
    except RecursionError as error:
        raise ValueError(cell) from error
    if not isinstance(found, dict) or "\\u0000" in cell or "\0" in cell:
        raise ValueError(cell)
    return cast("dict[str, Any]", found)


REPORT_FOLDERS = FileFormat("report_folders", (NAME, Column("position", position, "position", default=0)))
REPORTS = FileFormat(
    "reports",
    (
        EXTERNAL_ID,
        NAME,
        Column("description", text, "description"),
        Column("folder", text, "folder"),
        Column("definition", _document, "definition", required=True),
        Column("width", position, "width"),
        Column("height", position, "height"),
        Column("published", flag, "published", default=False),
        Column("archived", archived, "archived_at"),
    ),
)
WIDGETS = FileFormat(
    "widgets",
    (
        Column("widget", external_id, "widget", required=True),
        Column("pinned", flag, "pinned", default=False),
        Column("audience", _document, "audience"),
    ),
)
LAYOUTS = FileFormat(
    "layouts",
    (
        Column("owner", one_of(OwnerKind), "owner", required=True),
        Column("of", external_id, "of"),
        Column("layout", _document, "layout", required=True),
    ),
)

DESKTOP_FILES = (REPORT_FOLDERS, REPORTS, WIDGETS, LAYOUTS)
