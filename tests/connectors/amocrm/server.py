"""A server that speaks API v4 of amoCRM, which is Kommo elsewhere, as far as it is read here.

Written from:
- https://www.amocrm.ru/developers/content/crm_platform/leads-api, …/leads_pipelines, …/contacts-api, …/companies-api, …/custom-fields,
  …/users-api, …/tasks-api, …/account-info: shapes, `page` and `limit` (250 at most), `with`, `order`, HAL
- https://www.amocrm.ru/developers/content/crm_platform/events-and-notes: events (100 at most), 204 where there is nothing, values
  before and after
- https://www.amocrm.ru/developers/content/crm_platform/filters-api: filters, which accounts are let use by and by
- https://developers.kommo.com/reference/events-filtration, …/events-list: filters of events
- https://developers.kommo.com/docs/limitations: seven requests a second
- https://www.amocrm.ru/developers/content/crm_platform/error-codes: 401, and what an error says (application/problem+json)
- https://www.amocrm.ru/developers/content/crm_platform/webhooks-format: what is sent to a webhook, as a form
- https://github.com/amocrm/amocrm-api-php, the vendor's own library, for what answers have in them
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.connectors.vendor_server import Clock, Limit, Row, VendorServer

TOKEN = "long-lived-token-of-the-integration"
WON, LOST = 142, 143
_FILTER = re.compile(r"filter\[(\w+)\](?:\[(\w*)\])?(?:\[\w*\])*$")


class AmoServer(VendorServer):
    """An account. Rows are as the API gives them."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.account: Row = {
            "id": 31361463,
            "name": "Acme",
            "subdomain": "acme",
            "currency": "EUR",
            "_embedded": {
                "task_types": [{"id": 1, "name": "Call", "code": "FOLLOW_UP"}, {"id": 2, "name": "Meeting", "code": "MEETING"}],
                "datetime_settings": {"timezone": "Europe/Berlin"},
            },
        }  # fmt: skip
        self.users: list[Row] = []
        self.pipelines: list[Row] = []
        self.loss_reasons: list[Row] = []
        self.fields: dict[str, list[Row]] = {"leads": [], "contacts": [], "companies": []}
        self.rows: dict[str, list[Row]] = {"leads": [], "contacts": [], "companies": [], "tasks": [], "events": []}
        self.notes: dict[str, list[Row]] = {"leads": [], "contacts": [], "companies": []}
        self.most = 250
        self.may_filter = True
        """Not every account may: what it asks for then is left out of account."""
        self.limit = Limit(7, timedelta(seconds=1))

    def routes(self) -> list[Route]:
        """What is read here of the API."""
        at = "/api/v4"
        return [
            Route(f"{at}/account", self._one(lambda: self.account)),
            Route(f"{at}/users", self._list("users", lambda _: self.users)),
            Route(f"{at}/leads/pipelines", self._list("pipelines", lambda _: self.pipelines)),
            Route(f"{at}/leads/loss_reasons", self._list("loss_reasons", lambda _: self.loss_reasons)),
            *(
                Route(f"{at}/{kind}/custom_fields", self._list("custom_fields", lambda _, kind=kind: self.fields[kind]))
                for kind in self.fields
            ),
            *(Route(f"{at}/{kind}/notes", self._list("notes", lambda _, kind=kind: self.notes[kind])) for kind in self.notes),
            *(Route(f"{at}/{kind}/{{id:int}}", self._by_id(kind)) for kind in self.rows),
            *(Route(f"{at}/{kind}", self._list(kind, lambda with_, kind=kind: self._entities(kind, with_))) for kind in self.rows),
        ]  # fmt: skip

    def _entities(self, kind: str, with_: list[str]) -> list[Row]:
        return [_without_contacts(row, with_) for row in self.rows[kind]] if kind == "leads" else self.rows[kind]

    def turned_away(self, request: Request) -> Response | None:
        """See `VendorServer`."""
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return problem(401, "Unauthorized", "Incorrect login or password")
        if self.is_too_often(self.limit):
            return problem(429, "Too Many Requests", "Request limit reached")
        return None

    def _one(self, row: Callable[[], Row]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            return await self.admit(request, dict(request.query_params)) or _hal(row())

        return answer

    def _by_id(self, kind: str) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            given = dict(request.query_params)
            if (refusal := await self.admit(request, given)) is not None:
                return refusal
            rows = self._entities(kind, given.get("with", "").split(","))
            found = [row for row in rows if row["id"] == request.path_params["id"]]
            return _hal(found[0]) if found else Response(status_code=204)

        return answer

    def _list(self, name: str, rows: Callable[[list[str]], list[Row]]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            given = dict(request.query_params)
            if (refusal := await self.admit(request, given)) is not None:
                return refusal
            always = name in ("events", "tasks", "notes")
            filters = (
                given
                if self.may_filter or always
                else {key: each for key, each in given.items() if key[:6] != "filter"}
            )
            found = _filtered(rows(given.get("with", "").split(",")), filters)
            page, limit = (
                int(given.get("page", 1)),
                min(int(given.get("limit", 50)), 100 if name == "events" else self.most),
            )
            shown = found[(page - 1) * limit : page * limit]
            if not shown:
                return Response(status_code=204)
            links = {"self": {"href": str(request.url)}}
            if page * limit < len(found):
                links["next"] = {"href": f"{request.url.path}?{urlencode({**given, 'page': page + 1})}"}
            return _hal({"_page": page, "_links": links, "_embedded": {name: shown}})

        return answer


def _filtered(rows: list[Row], given: Mapping[str, str]) -> list[Row]:
    """Filters by names, by lists of names (with commas, or one parameter each), and by `from` and `to`; the order that is asked for."""
    named: dict[str, set[str]] = {}
    for parameter, value in given.items():
        if found := _FILTER.match(parameter):
            name, end = found.groups()
            if end == "from":
                rows = [row for row in rows if row[name] >= int(value)]
            elif end == "to":
                rows = [row for row in rows if row[name] <= int(value)]
            else:
                named.setdefault("entity_type" if name == "entity" else name, set()).update(value.split(","))
        elif parameter.startswith("order["):
            name = parameter[len("order[") : -1]
            rows = sorted(rows, key=lambda row: (row[name], row["id"]), reverse=value == "desc")
    return [row for row in rows if all(str(row[name]) in values for name, values in named.items())]


def _without_contacts(row: Row, with_: list[str]) -> Row:
    """Contacts of a lead are given to who asks for them."""
    if "contacts" in with_:
        return row
    return {**row, "_embedded": {name: value for name, value in row["_embedded"].items() if name != "contacts"}}


def _hal(body: Row) -> Response:
    return JSONResponse(body, media_type="application/hal+json")


def problem(status: int, title: str, detail: str) -> Response:
    """An error as the API words it."""
    body = {"title": title, "type": f"https://httpstatus.es/{status}", "status": status, "detail": detail}
    return JSONResponse(body, status, media_type="application/problem+json")


def hook(entity: str, action: str, row: Mapping[str, Any]) -> bytes:
    """The form that is sent to a webhook: ``leads[status][0][id]=…``, with the account's."""
    form = {f"{entity}[{action}][0][{name}]": str(value) for name, value in row.items()}
    return urlencode({**form, "account[id]": "31361463", "account[subdomain]": "acme"}).encode()
