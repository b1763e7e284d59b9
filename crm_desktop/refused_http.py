"""Rows of a webhook's source that were refused, as a file over HTTP."""

import strawberry
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crm_desktop.administrator_endpoint import AdministratorEndpoint
from crm_desktop.download_name import disposition
from crm_desktop.json_refusal import NOT_KEPT
from crm_desktop.request_work import disconnected
from resolvers.errors import ErrorCode, RequestError
from resolvers.export.file_name import plain_name
from resolvers.language import LocalizedText
from resolvers.webhooks.dead_letters import find_refused
from schema.administration.refused_address import PREFIX
from schema.directory.row_number import referred


class RefusedRowsEndpoint(AdministratorEndpoint):
    """The ASGI application behind `PREFIX`: GET of all that was refused of a source, a row a line, as it was sent or was mended since:
    so it can be mended and sent again, there or to the feed."""

    @property
    def routes(self) -> list[Route]:
        """Where it is found."""
        return [Route(f"{PREFIX}{{source}}", self)]

    def method_of(self, request: Request) -> str:
        """See `JsonEndpoint`."""
        return "GET"

    async def answer(self, request: Request) -> Response:
        """See `JsonEndpoint`."""
        command = await self.command_of(request)
        finding = find_refused(command, referred("WebhookSource", strawberry.ID(request.path_params["source"])))
        found = await self._doorkeeper.run(finding, disconnected(request.receive))
        if found is None:
            raise RequestError(ErrorCode.NOT_FOUND, _NO_ROWS)
        name = f"{plain_name(_REFUSED.format(name=found[0]).of(command.language))}.ndjson"
        headers = {**NOT_KEPT, "content-disposition": disposition(name)}
        return Response("".join(f"{row}\n" for row in found[1]), headers=headers, media_type="application/x-ndjson")


_NO_ROWS = LocalizedText(
    "There is no such source, or none of its rows waits to be looked at.",
    "Такого источника нет, или ни одна его строка не ждёт внимания.",
)
_REFUSED = LocalizedText("{name} refused", "{name} не принято")
