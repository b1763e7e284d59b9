"""Asks whether anything is known to be wrong with the pinned versions of what this is made of, in Python and in the page.

python deploy/audit.py PIP_AUDIT

It ends with 1 if there is. Where nobody can be asked (no network, or a registry without advisories) it says so, and what to do by
hand; that is no answer, and no failure of what is pinned either.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_SECONDS = 180
_BY_HAND = "Where there is a network: make audit; or look the versions of {file} up at https://osv.dev."

Findings = list[str] | None
"""What is known to be wrong; ``None``: nobody could be asked."""


def findings_of_python(report: str) -> Findings:
    """By what pip-audit writes. What it could not look up it passes over, and ends well."""
    dependencies = _object(report).get("dependencies", [])
    if not dependencies or any("skip_reason" in each for each in dependencies):
        return None
    return [
        f"{each['name']} {each['version']}: {wrong['id']}, mended in {', '.join(wrong['fix_versions']) or 'no version'}"
        for each in dependencies
        for wrong in each["vulns"]
    ]


def findings_of_page(report: str) -> Findings:
    """By what ``npm audit`` writes."""
    wrong = _object(report).get("vulnerabilities")
    if wrong is None:
        return None
    return [f"{name} {each['range']}: {each['severity']}" for name, each in wrong.items()]


def _object(report: str) -> dict[str, Any]:
    try:
        found = json.loads(report)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _run(command: list[str], folder: Path) -> str:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def main() -> None:
    """Asks, and tells."""
    pip_audit = [sys.argv[1], "--requirement", "constraints.txt", "--no-deps", "--disable-pip", "--format", "json"]
    audits = {
        "constraints.txt": findings_of_python(_run(pip_audit, ROOT)),
        "web/package-lock.json": findings_of_page(_run(["npm", "audit", "--omit=dev", "--json"], ROOT / "web")),
    }
    for file, found in audits.items():
        if found is None:
            print(f"{file}: nobody could be asked. {_BY_HAND.format(file=file)}")
        else:
            print(f"{file}: {len(found)} known to be wrong", *found, sep="\n  ")
    sys.exit(any(audits.values()))


if __name__ == "__main__":
    main()
