"""The least that a desktop can cost with our statement: raw psycopg and a bare route. Nobody is asked who they are.

python floor.py DATABASE-URL FILE: ``FILE`` has the statement and its values, pickled. Prints the address it listens on.
"""

import asyncio
import pickle
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_CONNECTIONS = 8
_OPTIONS = "-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC"


def create_app(url: str, text: bytes, values: list[object]) -> Starlette:
    """One route, which answers whatever is asked with the columns of the statement's row, a line each."""
    free: asyncio.Queue[psycopg.AsyncConnection] = asyncio.Queue()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        for _number in range(_CONNECTIONS):
            free.put_nowait(await psycopg.AsyncConnection.connect(url, autocommit=True, options=_OPTIONS))
        yield
        while not free.empty():
            await free.get_nowait().close()

    async def answer(_: Request) -> Response:
        connection = await free.get()
        try:
            async with psycopg.AsyncRawCursor(connection) as cursor:
                await cursor.execute(text, values, prepare=True)
                result = cursor.pgresult
                assert result is not None
                row = [result.get_value(0, column) or b"" for column in range(result.nfields)]
        finally:
            free.put_nowait(connection)
        return Response(b"\n".join(row), media_type="application/json")

    return Starlette(routes=[Route("/graphql", answer, methods=["POST"])], lifespan=lifespan)


class _Server(uvicorn.Server):
    async def startup(self, sockets: object = None) -> None:
        await super().startup(None)
        print(f"http://127.0.0.1:{self.servers[0].sockets[0].getsockname()[1]}", flush=True)


if __name__ == "__main__":
    text, values = pickle.loads(Path(sys.argv[2]).read_bytes())
    app = create_app(sys.argv[1], text.encode(), values)
    _Server(uvicorn.Config(app, port=0, log_level="error", access_log=False)).run()
