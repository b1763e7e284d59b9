"""A made-up company in a database of its own, as long as somebody measures."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate


@contextmanager
def made_up_company(deals: int) -> Generator[tuple[str, Path, list[str]]]:
    """The address of a database that is up to date and empty, the folder of a company to be imported into it, and the addresses of its
    people: an administrator first."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary, "company")
        company = write_demo_company(folder, deals=deals, today=datetime.now(UTC).date())
        server = EmbeddedServer(Path(temporary, "server"))
        try:
            migrate(server.url)
            yield server.url, folder, [log_in.email for log_in in company.log_ins]
        finally:
            server.stop()
