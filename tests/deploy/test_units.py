"""What is in `deploy/`, as far as it can be looked at without running it."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_the_unit_of_systemd_is_one(tmp_path: Path) -> None:
    unit = tmp_path / "crm-desktop.service"
    # Only the program itself is not where it will be.
    unit.write_text((DEPLOY / unit.name).read_text().replace("/opt/crm-desktop/bin/crm-desktop", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_container_gets_all_that_a_wheel_has() -> None:
    lines = (DEPLOY / "Containerfile").read_text()
    copied = [name for line in re.findall(r"^COPY (?!--from)(.*) \S+$", lines, re.MULTILINE) for name in line.split()]
    assert not [name for name in copied if not (ROOT / name).exists()]
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {"crm_desktop", *wheel["force-include"]} <= {*copied}


def test_nothing_that_a_container_is_made_of_is_kept_from_it() -> None:
    lines = (DEPLOY / "Containerfile").read_text()
    copied = {name for line in re.findall(r"^COPY (?!--from)(.*) \S+$", lines, re.MULTILINE) for name in line.split()}
    given = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert {name.split("/")[0] for name in copied} == given
