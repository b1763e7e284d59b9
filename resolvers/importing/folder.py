"""The files of a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from resolvers.importing.formats import COMPANY_FILE, FILES, SETTINGS_FILE, USERS
from resolvers.importing.problem import ProblemLog, listed

_REQUIRED = (COMPANY_FILE, USERS.file)
_ENDINGS = (".csv", ".csv.gz")


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
    """The folder's files by their uncompressed name; notes missing ones, doubled ones, and CSV files the format does not know."""
    if not folder.is_dir():
        problems.add(str(folder), None, None, "is not a folder; expected one in the import format")
        return {}
    found: dict[str, SourceFile] = {}
    for path in sorted(folder.iterdir()):
        name = path.name.removesuffix(".gz")
        if name not in FILES or (path.name.endswith(".gz") and name in (COMPANY_FILE, SETTINGS_FILE)):
            if path.name.endswith(_ENDINGS):
                problems.add(path.name, None, None, f"is not a file of the format; expected {listed(FILES)}")
        elif name in found:
            problems.add(path.name, None, None, f"is there beside {name}; expected one of the two")
            problems.unreadable.add(name.removesuffix(".csv"))
        else:
            found[name] = SourceFile(path.name, path)
    for name in _REQUIRED:
        if name not in found:
            problems.add(name, None, None, "is missing; expected it in every folder")
            problems.unreadable.add(name.removesuffix(".csv"))
    return found
