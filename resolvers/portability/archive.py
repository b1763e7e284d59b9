"""Files in one, made while they are read."""

import io
import zipfile
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import datetime

from resolvers.portability.taking import TakenFile


async def zipped(files: AsyncIterator[TakenFile], now: datetime) -> AsyncGenerator[bytes]:
    """A ZIP archive of the files, bit by bit. No more of it is in memory than a bit of one file."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        async for file in files:
            about = zipfile.ZipInfo(file.name, now.timetuple()[:6])
            about.compress_type = zipfile.ZIP_DEFLATED
            # How long it becomes is known at its end only.
            with archive.open(about, "w", force_zip64=True) as entry:
                async for chunk in file.chunks:
                    entry.write(chunk)
                    if bits := sink.take():
                        yield bits
    yield sink.take()


class _Sink(io.RawIOBase):
    """What is written, until it is taken. Nothing can go back in it, so an archive says what it has to say behind each file."""

    def __init__(self) -> None:
        self._bits: list[bytes] = []

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, bits: "bytes | bytearray | memoryview") -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Keeps some more."""
        self._bits.append(bytes(bits))
        return len(bits)

    def take(self) -> bytes:
        """What was written since the last time."""
        bits, self._bits = b"".join(self._bits), []
        return bits
