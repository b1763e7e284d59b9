"""Exports over HTTP: files beside the API, for the same people and with the same rights."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from crm_desktop.bounds import Doorkeeper
from crm_desktop.download_name import disposition
from crm_desktop.json_refusal import NOT_KEPT, asked_language, refusal, refuse
from crm_desktop.observing import observed
from crm_desktop.request_viewer import find_request_viewer, request_language
from crm_desktop.request_work import ClientLeft, disconnected
from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.export.export import (
    Export,
    ExportFormat,
    Writing,
    export_desktop,
    export_records,
    export_widget,
)
from resolvers.export.file_name import plain_name
from resolvers.export.turns import export_turn
from resolvers.language import Language, LocalizedText
from resolvers.outage import is_outage, log_outage
from resolvers.portability import open_taking
from resolvers.portability.allowed import allow_taking
from resolvers.portability.archive import zipped
from resolvers.replicas import ReplicaLostError, Replicas
from schema.context import Context, language_of
from schema.dashboard.desktop_parameters import open_desktop
from schema.dashboard.export_address import PREFIX, ExportAddress, read_address
from schema.taking_address import TakingAddress, read_taking

# How long a download waits for its turn, and how long a client may leave what was sent to it lying: less than the database lets an open
# transaction idle.
_TURN_SECONDS = 10
_SEND_SECONDS = 25

_MEDIA_TYPE = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportEndpoint:
    """The ASGI application behind `PREFIX`: GET, and nothing else. It keeps nothing between requests.

    What can be refused is refused by a status and a JSON object with a code and a message before the file begins. What goes wrong
    later breaks the connection off, so that no half of a file is taken for a whole one.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Callable[[], datetime],
        doorkeeper: Doorkeeper,
        at_once: int,
        replicas: Replicas | None = None,
    ) -> None:
        """So many downloads have a connection of this process ``at_once``. ``replicas`` as of `create_app`."""
        self._engine = engine
        self._replicas = replicas
        self._clock = clock
        self._doorkeeper = doorkeeper
        self._places = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        has_begun = False

        async def send_on(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            async with asyncio.timeout(_SEND_SECONDS):
                await send(message)

        request = Request(scope, receive)
        try:
            await self._answer(request, receive, send_on)
        except ClientLeft:
            return observed().fail("CLIENT_LEFT")
        except Exception as error:
            if has_begun and is_outage(error):
                observed().fail(ErrorCode.SERVICE_UNAVAILABLE)
                # To return without an end breaks the connection off too, with less in the log.
                return log_outage(error)
            if has_begun:
                raise
            await refusal(error, asked_language(request))(scope, receive, send)

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        if request.method != "GET":
            refused = refuse(405, ErrorCode.BAD_USER_INPUT, "Expected GET.")
            refused.headers["allow"] = "GET"
            return await refused(request.scope, receive, send)
        self._doorkeeper.count_address(request)
        async with AsyncExitStack() as until_sent:
            # Whatever can be refused is refused while the first bit is made.
            beginning = self._begin(request, until_sent)
            file = await self._doorkeeper.run(beginning, disconnected(receive))
            headers = {**NOT_KEPT, "content-disposition": disposition(file.name)}
            response = StreamingResponse(file.chunks, headers=headers, media_type=file.media_type)
            return await response(request.scope, receive, send)

    async def _begin(self, request: Request, until_sent: AsyncExitStack) -> "_File":
        """A file whose first bit is there; what it holds is held ``until_sent``."""
        context = await self._context_of(request)
        context.require_viewer()
        taking = read_taking(request.path_params["address"])
        if taking is not None:
            return await self._begin_taking(context, taking, until_sent)
        address = read_address(request.path_params["address"], request.query_params.multi_items())
        try:
            export, first = await self._start(context, address, until_sent)
        except Exception as error:
            if not await context.failed_at_replica(error):
                raise
            export, first = await self._start(context.at_primary(), address, until_sent)
        name = f"{export.name}.{address.format.value}"
        # A workbook is finished with its first bit.
        is_finished = address.format is ExportFormat.XLSX
        rest = export.chunks if is_finished else self._behind_others(export.chunks)
        return _File(name, _MEDIA_TYPE[address.format], _joined(first, rest))

    async def _begin_taking(self, context: Context, taking: TakingAddress, until_sent: AsyncExitStack) -> "_File":
        """Everything of the company, or of a person, in one archive."""
        viewer, now = context.require_viewer(), context.now
        command = CommandContext(self._engine, viewer, now, context.language)
        allowed = await allow_taking(command, taking.person_id)
        async with AsyncExitStack() as held:
            await held.enter_async_context(self._turn(allowed.company_id))
            taken = await held.enter_async_context(open_taking(self._engine, allowed.company_id, allowed.person_id))
            files = await held.enter_async_context(aclosing(taken.files()))
            chunks = await held.enter_async_context(aclosing(zipped(files, now)))
            first = await anext(chunks)
            until_sent.push_async_exit(held.pop_all())
        day = now.astimezone(viewer.company.zone).date().isoformat()
        return _File(f"{plain_name(allowed.name)} {day}.zip", "application/zip", _joined(first, chunks))

    async def _context_of(self, request: Request) -> Context:
        now = self._clock()
        viewer = await find_request_viewer(self._engine, request, now, self._doorkeeper.session_idle)
        self._doorkeeper.count_viewer(viewer)
        language = language_of(viewer, request_language(request))
        request.state.language = language
        admission = self._doorkeeper.admission
        # A report that stands on nobody's desktop is one of its own, and read at the primary.
        return Context(
            self._engine, now, viewer, language, admission=admission, replicas=self._replicas, reads_besides=True
        )

    async def _start(
        self, context: Context, address: ExportAddress, until_sent: AsyncExitStack
    ) -> tuple[Export, bytes]:
        try:
            export = await self._export(context, address, address.language or context.language)
        finally:
            await context.end()
        if await context.failed_at_replica():
            raise ReplicaLostError
        async with AsyncExitStack() as held:
            await held.enter_async_context(self._turn(context.require_viewer().company.id))
            chunks = await held.enter_async_context(aclosing(export.chunks))
            first = await anext(chunks)
            until_sent.push_async_exit(held.pop_all())
        return export, first

    async def _export(self, context: Context, address: ExportAddress, language: Language) -> Export:
        loaders, engine = context.loaders, self._engine
        dashboard = await open_desktop(context, address.desktop, language)
        if address.key is None:
            return await export_desktop(engine, loaders, dashboard, language)
        writing = Writing(address.format, language, address.with_head, address.csv_for)
        if address.number is None:
            return await export_widget(engine, loaders, dashboard, address.key, writing)
        return await export_records(engine, loaders, dashboard, address.key, address.number, address.listing, writing)

    async def _behind_others(self, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """Bits of rows, between which those go first who wait for an answer."""
        async for chunk in chunks:
            yield chunk
            await self._doorkeeper.step_aside()

    @asynccontextmanager
    async def _turn(self, company_id: int) -> AsyncGenerator[None]:
        """A turn of the company's, and then a place in this process: who waits for the first takes none of the others' places."""
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout(_TURN_SECONDS):
                    await held.enter_async_context(export_turn(self._engine, company_id))
                    await held.enter_async_context(self._places)
            except TimeoutError:
                raise RequestError(ErrorCode.RATE_LIMITED, _TOO_MANY) from None
            yield


@dataclass(frozen=True, slots=True)
class _File:
    """What is sent, and what it is called."""

    name: str
    media_type: str
    chunks: AsyncIterator[bytes]


async def _joined(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in rest:
        yield chunk


_TOO_MANY = LocalizedText(
    "Too many files are being downloaded at once. Try again in a minute.",
    "Сейчас скачивается слишком много файлов. Попробуйте через минуту.",
)

__all__ = ["PREFIX", "ExportEndpoint"]
