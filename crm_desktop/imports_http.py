"""Files over HTTP: those that are to be brought in by a mapping, and the rows of them that were left out."""

from typing import Final

import orjson
import strawberry
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crm_desktop.administrator_endpoint import AdministratorEndpoint
from crm_desktop.download_name import disposition
from crm_desktop.json_refusal import NOT_KEPT
from crm_desktop.request_body import read_body
from crm_desktop.request_work import disconnected
from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.export.file_name import plain_name
from resolvers.language import LocalizedText
from resolvers.mapping import find_rejected, keep_upload
from resolvers.mapping.foreign_table import MAX_BYTES
from schema.directory.row_number import referred
from schema.file_import.address import FILES, PREFIX
from schema.node import global_id

# What no form of another site can send without the browser asking first.
_TYPES: Final = (
    "application/octet-stream",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
_BODY_SECONDS: Final = 120


class ImportFilesEndpoint(AdministratorEndpoint):
    """The ASGI application behind `FILES`: POST of a file, CSV or XLSX, answered with the id by which it is looked into and brought in.

    ``?name=`` is what it is called. For administrators, by session or by a token for administration.
    """

    @property
    def routes(self) -> list[Route]:
        """Where it is found."""
        return [
            Route(FILES, self),
            Route(f"{PREFIX}{{task}}/rejected", self),
        ]

    def method_of(self, request: Request) -> str:
        """See `JsonEndpoint`."""
        return "GET" if "task" in request.path_params else "POST"

    async def answer(self, request: Request) -> Response:
        """See `JsonEndpoint`."""
        task = request.path_params.get("task")
        command = await self.command_of(request)
        return await self._keep(request, command) if task is None else await self._give(request, command, task)

    async def _keep(self, request: Request, command: CommandContext) -> Response:
        async with self._doorkeeper.room_for(request, command.viewer.company.id):
            body = await read_body(request, _TYPES, MAX_BYTES, _BODY_SECONDS)
            keeping = keep_upload(command, request.query_params.get("name", ""), body)
            file_id = await self._doorkeeper.run(keeping, disconnected(request.receive))
        told = orjson.dumps({"file": global_id("UploadedFile", file_id)})
        return Response(told, 201, headers=NOT_KEPT, media_type="application/json")

    async def _give(self, request: Request, command: CommandContext, task: str) -> Response:
        finding = find_rejected(command, referred("FileImportTask", strawberry.ID(task)))
        found = await self._doorkeeper.run(finding, disconnected(request.receive))
        if found is None:
            raise RequestError(ErrorCode.NOT_FOUND, _NO_ROWS)
        name = f"{plain_name(_LEFT_OUT.format(name=found[0].rpartition('.')[0] or found[0]).of(command.language))}.csv"
        headers = {**NOT_KEPT, "content-disposition": disposition(name)}
        return Response(found[1], headers=headers, media_type="text/csv")


_NO_ROWS = LocalizedText(
    "There are no rows that were left out, or none that are still known: they are kept for a week.",
    "Пропущенных строк нет или о них уже ничего не известно: они хранятся неделю.",
)
_LEFT_OUT = LocalizedText("{name} left out", "{name} пропущено")
