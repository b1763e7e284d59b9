"""The addresses of files that are brought in, and of rows that were left out."""

from typing import Final
from urllib.parse import quote

from schema.node import global_id

PREFIX: Final = "/imports/"
FILES: Final = f"{PREFIX}files"
"""Where files are sent."""


def rejected_address(task_id: int) -> str:
    """Where the rows are that an import left out, as a file."""
    return f"{PREFIX}{quote(global_id('FileImportTask', task_id), safe='')}/rejected"
