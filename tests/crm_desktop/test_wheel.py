"""The program as it is installed elsewhere."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import schema
assert schema.FOREIGN
del sys.modules["schema"]
from crm_desktop.cli import program
from crm_desktop.migration import migration_config
import schema, models
for module in (schema, models):
    assert "/_app/" in module.__file__, module.__file__
assert migration_config().get_main_option("script_location").startswith(sys.argv[1])
program(["schema"])
"""


def test_wheel_works_next_to_a_package_called_schema(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--disable-pip-version-check",
    ]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    [wheel] = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    assert {path.name for path in site.iterdir() if path.suffix != ".dist-info"} == {"crm_desktop"}
    assert (site / "crm_desktop/_app/migrations/versions/0001_first_tables.sql").exists()
    (site / "schema.py").write_text("FOREIGN = True\n")

    printed = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(site)], cwd=tmp_path, check=True, stdout=subprocess.PIPE, text=True
    )

    assert "type Query {" in printed.stdout
