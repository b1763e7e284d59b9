"""The way to a database, on which things happen: it is slow, it is cut, it loses everything."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self


class Way(AbstractContextManager["Way"]):
    """Takes connections by TCP and leads each to a socket of PostgreSQL's. Its loop has a thread of its own."""

    def __init__(self, to: Path) -> None:
        self._to = to
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._open = asyncio.Event()
        self._open.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        # Seconds that each piece takes.
        self._delay = 0.0
        # Pieces that are still sent to the database before something happens, and what.
        self._until: int | None = None
        self._then: Callable[[], object] = lambda: None
        # Bytes that still come back on a connection before it is cut.
        self._left: int | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        server = self._do(asyncio.start_server(self._lead, "127.0.0.1", self.port))
        self._server = server
        self.port = server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()
        self.cut()
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        """The database by this way."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/crm_desktop"

    def cut(self) -> None:
        """Ends all connections, in the middle of whatever is said."""
        self._do(self._cut())

    def cut_after(self, count: int) -> None:
        """Ends all connections when so many bytes more have come from the database by one of them."""
        self._left = count

    def after(self, pieces: int, do: Callable[[], object]) -> None:
        """Does something when so many pieces more were sent to the database, each of which is a statement or a few, before the next."""
        self._then, self._until = do, pieces

    @property
    def has_happened(self) -> bool:
        """Whether that was done."""
        return self._until is None

    @contextmanager
    def slow(self, seconds: float) -> Iterator[None]:
        """Everything takes so much longer, each way."""
        self._delay = seconds
        try:
            yield
        finally:
            self._delay = 0

    @contextmanager
    def lost(self) -> Iterator[None]:
        """Nothing arrives, and nobody is told; afterwards what was sent does."""
        self._loop.call_soon_threadsafe(self._open.clear)
        try:
            yield
        finally:
            self._loop.call_soon_threadsafe(self._open.set)

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._open.wait()
        try:
            there, back = await asyncio.open_unix_connection(str(self._to))
        except OSError:
            writer.close()
            return
        both = (writer, back)
        self._writers.update(both)
        for task in (
            asyncio.ensure_future(self._pass(reader, back, both, is_answer=False)),
            asyncio.ensure_future(self._pass(there, writer, both, is_answer=True)),
        ):
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        both: tuple[asyncio.StreamWriter, ...],
        *,
        is_answer: bool,
    ) -> None:
        try:
            while piece := await reader.read(65536):
                if self._delay:
                    await asyncio.sleep(self._delay)
                await self._open.wait()
                if not is_answer and self._until is not None:
                    self._until -= 1
                    if self._until <= 0:
                        self._until = None
                        self._then()
                if is_answer and self._left is not None:
                    piece, self._left = piece[: self._left], self._left - len(piece)
                    writer.write(piece)
                    if self._left <= 0:
                        self._left = None
                        await writer.drain()
                        return await self._cut()
                    continue
                writer.write(piece)
                await writer.drain()
        except OSError:
            pass
        finally:
            for each in both:
                each.close()
                self._writers.discard(each)

    async def _cut(self) -> None:
        for each in [*self._writers]:
            each.close()
        self._writers.clear()

    async def _end(self) -> None:
        for task in [*self._tasks]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()
