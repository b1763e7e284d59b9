"""HTTP that neither waits forever nor takes everything."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# From the first byte of a request, or the opening of a connection, to the end of its headers; and for the rest of a body that nobody
# wants, as the request was answered before its end.
_HEADER_SECONDS = 20
# Of a request besides its body, and besides as much as the body itself: what its parts are separated by.
_MOST_BESIDES = 128 * 1024
# How often it is looked whether a client takes what is sent to it, and how many bytes it takes at the least meanwhile.
_LOOK_SECONDS = 30
_LEAST_TAKEN = 16 * 1024
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class PatientProtocol(HttpToolsProtocol):
    """Uvicorn's protocol, which has no limits of these kinds.

    Connections are closed whose client begins a request and never ends it, leaves what is sent to it lying, or sends headers without
    end, before the body or behind it.
    """

    _waiting: asyncio.TimerHandle | None = None
    _looking: asyncio.TimerHandle | None = None
    _received = 0
    _of_body = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client connected."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """The client sent something."""
        self._received += len(data)
        super().data_received(data)
        if self._received > 2 * self._of_body + _MOST_BESIDES:
            if self._is_idle:
                self.transport.write(_TOO_LARGE)
            self.transport.close()
        elif self._waiting is None and self._is_idle:
            # Uvicorn waits no more for a next request once it hears anything, and this was none.
            self._wait()

    @property
    def _is_idle(self) -> bool:
        # Before the first request there is none, whatever its type says.
        return not self.cycle or self.cycle.response_complete

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._received = self._of_body = 0
        self._wait()

    def on_headers_complete(self) -> None:
        """Its headers are here."""
        self._stop_waiting()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Some of its body is here."""
        self._of_body += len(body)
        super().on_body(body)

    def pause_writing(self) -> None:
        """The client does not take what is sent as fast as it is made."""
        super().pause_writing()
        self._look_again()

    def resume_writing(self) -> None:
        """It has taken most of it."""
        self._stop_looking()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._stop_waiting()
        self._stop_looking()
        super().connection_lost(exc)

    def _unsupported_upgrade_warning(self) -> None:
        # Who asks for WebSockets is answered by HTTP, and that is in the log; whoever reads it is not told to install anything.
        pass

    def _wait(self) -> None:
        self._stop_waiting()
        self._waiting = self.loop.call_later(_HEADER_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _look_again(self) -> None:
        self._stop_looking()
        self._looking = self.loop.call_later(_LOOK_SECONDS, self._look, self.transport.get_write_buffer_size())

    def _look(self, left_before: int) -> None:
        if left_before - self.transport.get_write_buffer_size() < _LEAST_TAKEN:
            self.transport.abort()
        else:
            self._look_again()

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
