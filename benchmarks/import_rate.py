"""How many rows a second an import takes, end to end, into an empty embedded database, and when it comes again unchanged.

python benchmarks/import_rate.py FOLDER
python benchmarks/import_rate.py --deals 20000      # a made-up company
"""

import argparse
import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from resolvers.importing import import_folder


async def measure(url: str, folder: Path) -> None:
    """Imports the folder twice and prints how long each took."""
    engine = create_engine(url)
    for what in ("first", "again"):
        summary = await import_folder(engine, folder, now=datetime.now(UTC))
        count = sum(summary.rows.values())
        print(f"{what}: {count:,} rows in {summary.seconds:.2f} s, {count / summary.seconds:,.0f} rows/s")
    for file, count in summary.rows.items():
        print(f"  {file:20} {count:>10,}")
    await engine.dispose()


def main() -> None:
    """Measures a given folder, or a generated one."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, nargs="?", help="a folder in the import format")
    arguments.add_argument("--deals", type=int, default=10_000, help="the size of the made-up company")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder: Path | None = given.folder
        if folder is None:
            folder = Path(temporary, "company")
            write_demo_company(folder, deals=given.deals, today=datetime.now(UTC).date())
        server = EmbeddedServer(Path(temporary, "server"))
        migrate(server.url)
        asyncio.run(measure(server.url, folder))
        server.stop()


if __name__ == "__main__":
    main()
