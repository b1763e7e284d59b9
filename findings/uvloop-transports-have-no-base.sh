#!/usr/bin/env bash
# uvloop 0.22.1: the transport that a protocol is given is no `asyncio.Transport`, not even a `BaseTransport`; and what its
# `connection_made` raises is told to the loop's exception handler only: `create_connection` returns as if all were well, the
# connection stays open, and whoever waits for an answer on it waits for ever. asyncio's own loop is alike in the second, not in the first.
# Guessed: a drop-in loop gives objects of the documented classes, so `assert isinstance(transport, asyncio.Transport)` holds.
# Source: uvloop/handles/stream.pyx, basetransport.pyx (UVBaseTransport is a cdef class without those bases); asyncio documentation of
# transports ("class asyncio.Transport(WriteTransport, ReadTransport)").
# Matters here: the benchmark's client narrowed the type so, worked by hand under asyncio, and hung in the tests, which run on uvloop.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q uvloop==0.22.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import asyncio

import uvloop


class Asks(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        raise TypeError("not what was expected")


async def look():
    told = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(type(context.get("exception")).__name__))
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        _, protocol = await asyncio.get_running_loop().create_connection(Asks, *server.sockets[0].getsockname())
        of = [isinstance(protocol.transport, kind) for kind in (asyncio.Transport, asyncio.BaseTransport)]
        protocol.transport.close()
        await asyncio.sleep(0)
    return of, told


for name, factory in (("asyncio", asyncio.SelectorEventLoop), ("uvloop", uvloop.new_event_loop)):
    with asyncio.Runner(loop_factory=factory) as runner:
        of, told = runner.run(look())
    print(f"{name:8} Transport, BaseTransport: {of}; create_connection returned, and the handler was told of {told}")
    assert of == [name == "asyncio"] * 2
    assert "TypeError" in told
PYTHON
timeout 60 venv/bin/python look.py
