"""The program as it was at a commit, with a virtual environment of its own beside this one's."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def folder_of(commit: str) -> Path:
    """Where it is checked out."""
    return ROOT / ".venv" / "benchmarks" / commit


def build(commit: str) -> Path:
    """Where the program's commands are. The first time takes a minute and downloads what it needs."""
    folder = folder_of(commit)
    commands = folder / ".venv" / "bin"
    if not (commands / "crm-desktop").exists():
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        subprocess.run([sys.executable, "-m", "venv", folder / ".venv"], check=True)
        pip = [commands / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-c", "constraints.txt", "-e", "."], cwd=folder, check=True)
    return commands
