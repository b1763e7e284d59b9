"""How far an import is, on standard error."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn


@contextmanager
def import_progress() -> Generator[Callable[[str, int, int], None]]:
    """A bar for each file: called again and again with its name, the bytes that are read, and its bytes in total."""
    columns = (TextColumn("{task.description:24}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        known: dict[str, TaskID] = {}

        def tell(file: str, done: int, total: int) -> None:
            if file not in known:
                known[file] = bars.add_task(file, total=total)
            bars.update(known[file], completed=done)

        yield tell
