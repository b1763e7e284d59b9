"""The files of a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from resolvers.importing.formats import COMPANY_FILE, FILES, SETTINGS_FILE, USERS
from resolvers.importing.problem import ProblemLog, listed, nearest
from resolvers.importing.source_text import CSV_TEXT

_REQUIRED = (COMPANY_FILE, USERS.file)
_JSON = (COMPANY_FILE, SETTINGS_FILE)
_ENDINGS = (".csv", ".csv.gz")
# What a table of the format may have been left in by mistake.
_OTHER_KINDS = (".xlsx", ".xls", ".ods", ".numbers", ".tsv", ".tab", ".txt", ".zip")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is there: ``name`` as it is in the folder."""

    name: str
    path: Path

    @property
    def size(self) -> int:
        """Bytes in the folder, compressed if it is."""
        return self.path.stat().st_size


def find_files(folder: Path, problems: ProblemLog) -> Mapping[str, SourceFile]:
    """The folder's files by their uncompressed name in small letters.

    Notes missing ones, doubled ones, CSV files that the format does not know, and workbooks and the like in a file's place. Other files
    are none of its business, nor are hidden ones.
    """
    if not folder.is_dir():
        problems.add(str(folder), None, None, "is not a folder", f"one in the import format, with {listed(_REQUIRED)}")
        return {}
    found: dict[str, SourceFile] = {}
    paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    for path in paths:
        own = path.name.lower()
        name = own.removesuffix(".gz")
        if name in FILES and not (name != own and name in _JSON):
            if name in found:
                problems.add(path.name, None, None, f"is there beside {found[name].name}", "one of the two")
                problems.unreadable.add(name.removesuffix(".csv"))
            else:
                found[name] = SourceFile(path.name, path)
        elif own.endswith(_ENDINGS):
            meant = nearest(name, FILES)
            problems.add(path.name, None, None, "is not a file of the format", f"one of {listed(FILES)}{meant}")
    for path in paths:
        stem, ending = path.stem.lower(), path.suffix.lower()
        if ending in _OTHER_KINDS and f"{stem}.csv" in FILES and f"{stem}.csv" not in found:
            problems.add(path.name, None, None, f"is not read, it ends in {ending}", f"{stem}.csv, {CSV_TEXT}")
            problems.unreadable.add(stem)
    for name in _REQUIRED:
        if name not in found and name.removesuffix(".csv") not in problems.unreadable:
            problems.add(name, None, None, "is missing", "it in every folder")
            problems.unreadable.add(name.removesuffix(".csv"))
    return found
