"""A server that speaks HubSpot's CRM API of the version 2026-09, as far as it is read here.

Written from:
- https://github.com/HubSpot/HubSpot-public-api-spec-collection, the vendor's own OpenAPI documents: CRM/Deals and the other objects,
  Crm Owners, Pipelines, Properties, Associations, Account Info, of 2026-09: addresses, shapes, `limit`, `after`, `archived`, errors
- https://developers.hubspot.com/docs/api-reference/legacy/migration-guide: addresses with a date; those with a number end in 2027
- https://developers.hubspot.com/docs/api/crm/deals: `propertiesWithHistory`, with which at most 50 are read at once
- https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm: filters, sorts, at most 200 a page and 10,000 in all,
  400 beyond, five requests a second, and that what changed just now may not be found yet
- https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines: 100 requests in ten seconds, what 429 says
- https://developers.hubspot.com/docs/api/crm/pipelines: `metadata` of stages, `probability` and `isClosed`
- https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/account-service-keys: the key, as a bearer token
- https://developers.hubspot.com/docs/api/webhooks: events, up to 100 in a message
- https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation: `X-HubSpot-Signature-v3`
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.connectors.vendor_server import Clock, Limit, Row, VendorServer

TOKEN = "pat-eu1-service-key"
VERSION = "2026-09"
SECRET = "client-secret-of-the-app"
HISTORY_KEPT = 20
"""How many values of a property of a deal are kept, the newest of them."""
_MOST, _MOST_WITH_HISTORY, _MOST_FOUND, _MOST_SEARCHED = 100, 50, 200, 10_000


class HubServer(VendorServer):
    """An account. Objects have ``id``, ``properties``, ``createdAt``, ``updatedAt``, ``archived``, and what is given to who asks for
    it: ``history`` of properties, `{"dealstage": [(when, value, user), …]}`, and ``associations``, `{"contacts": ["1", …]}`.
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.owners: list[Row] = []
        self.pipelines: list[Row] = []
        self.properties: dict[str, list[Row]] = {}
        self.objects: dict[str, list[Row]] = {
            kind: [] for kind in ("contacts", "companies", "deals", "calls", "emails", "meetings", "tasks", "notes", "communications")
        }  # fmt: skip
        self.seen_after = timedelta(0)
        """How long it takes until a search finds what changed."""
        self.burst, self.searching = Limit(100, timedelta(seconds=10)), Limit(5, timedelta(seconds=1))

    def routes(self) -> list[Route]:
        """What is read here of the API."""
        objects = f"/crm/objects/{VERSION}/{{kind}}"
        return [
            Route(f"/account-info/{VERSION}/details", self._answer(self._details)),
            Route(f"/crm/owners/{VERSION}", self._answer(self._owners)),
            Route(f"/crm/pipelines/{VERSION}/deals", self._answer(lambda _: {"results": self.pipelines})),
            Route(f"/crm/properties/{VERSION}/{{kind}}", self._answer(self._properties)),
            Route(objects, self._answer(self._page)),
            Route(f"{objects}/search", self._answer(self._search), methods=["POST"]),
            Route(f"{objects}/batch/read", self._answer(self._batch), methods=["POST"]),
            Route(f"/crm/associations/{VERSION}/{{kind}}/{{to}}/batch/read", self._answer(self._associations), methods=["POST"]),
        ]  # fmt: skip

    def turned_away(self, request: Request) -> Response | None:
        """See `VendorServer`."""
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return error(401, "Authentication credentials not found.", "INVALID_AUTHENTICATION")
        if self.is_too_often(self.burst):
            return too_many("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.")
        if request.url.path.endswith("/search") and self.is_too_often(self.searching):
            return too_many("SECONDLY", "You have reached your secondly limit.")
        return None

    def _answer(self, of: Callable[[Row], Any]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            body = json.loads(await request.body()) if request.method == "POST" else dict(request.query_params)
            given = {**body, **request.path_params}
            refusal = await self.admit(request, given)
            if refusal is not None:
                return refusal
            said = of(given)
            return said if isinstance(said, Response) else JSONResponse(said, headers=self._left())

        return answer

    def _left(self) -> dict[str, str]:
        most = self.burst.most
        return {
            "X-HubSpot-RateLimit-Interval-Milliseconds": "10000",
            "X-HubSpot-RateLimit-Max": str(most),
            "X-HubSpot-RateLimit-Remaining": str(most - len(self.burst.counted)),
        }

    def _properties(self, given: Row) -> Row:
        return {"results": self.properties.get(given["kind"], [])}

    def _details(self, _: Row) -> Row:
        return {"portalId": 62515, "timeZone": "Europe/Berlin", "companyCurrency": "EUR", "additionalCurrencies": []}

    def _owners(self, given: Row) -> Row:
        archived = given.get("archived") == "true"
        return _paged([each for each in self.owners if each["archived"] is archived], given, 500)

    def _page(self, given: Row) -> Row | Response:
        with_history = _names(given.get("propertiesWithHistory"))
        most = _MOST_WITH_HISTORY if with_history else _MOST
        if int(given.get("limit", 10)) > most:
            return error(400, f"The maximum page size is {most}.", "VALIDATION_ERROR")
        archived = given.get("archived") == "true"
        rows = [row for row in self.objects[given["kind"]] if row["archived"] is archived]
        page = _paged(rows, given, most)
        associated = _names(given.get("associations"))
        asked = _names(given.get("properties"))
        page["results"] = [_shown(row, asked, with_history, associated, given["kind"]) for row in page["results"]]
        return page

    def _batch(self, given: Row) -> Row | Response:
        with_history: Sequence[str] = given.get("propertiesWithHistory", ())
        if len(given["inputs"]) > (_MOST_WITH_HISTORY if with_history else _MOST):
            return error(400, "The maximum number of inputs is exceeded.", "VALIDATION_ERROR")
        ids = {each["id"] for each in given["inputs"]}
        rows = [row for row in self.objects[given["kind"]] if row["id"] in ids and not row["archived"]]
        found = [_shown(row, given["properties"], with_history, (), given["kind"]) for row in rows]
        return {"status": "COMPLETE", "results": found}

    def _associations(self, given: Row) -> Row:
        ids = {each["id"] for each in given["inputs"]}
        rows = [row for row in self.objects[given["kind"]] if row["id"] in ids and row["associations"].get(given["to"])]
        results = [
            {
                "from": {"id": row["id"]},
                "to": [
                    {"toObjectId": id_, "associationTypes": [{"category": "HUBSPOT_DEFINED", "typeId": 3, "label": None}]}
                    for id_ in row["associations"][given["to"]]
                ],
            }
            for row in rows
        ]  # fmt: skip
        return {"status": "COMPLETE", "results": results}

    def _search(self, given: Row) -> Row | Response:
        limit, after = int(given.get("limit", 10)), int(given.get("after") or 0)
        if limit > _MOST_FOUND or after + limit > _MOST_SEARCHED:
            return error(400, "The search goes beyond 10,000 results, or the page beyond 200.", "VALIDATION_ERROR")
        seen = self.clock() - self.seen_after
        rows = [row for row in self.objects[given["kind"]] if not row["archived"] and instant(row["updatedAt"]) <= seen]
        [group] = given["filterGroups"]
        for each in group["filters"]:
            rows = [row for row in rows if _holds(row, each)]
        for each in given.get("sorts", ()):
            rows = sorted(rows, key=lambda row, name=each["propertyName"]: _property(row, name))
        page = _paged(rows, {"limit": limit, "after": after}, limit)
        page["results"] = [_shown(row, given["properties"], (), (), given["kind"]) for row in page["results"]]
        return {"total": len(rows), **page}


def _names(given: str | None) -> Sequence[str]:
    return given.split(",") if given else ()


def _paged(rows: Sequence[Row], given: Row, most: int) -> Row:
    limit, after = min(int(given.get("limit", most)), most), int(given.get("after") or 0)
    page: Row = {"results": list(rows[after : after + limit])}
    if after + limit < len(rows):
        page["paging"] = {"next": {"after": str(after + limit), "link": f"?after={after + limit}"}}
    return page


def _property(row: Row, name: str) -> Any:
    if name in ("hs_lastmodifieddate", "lastmodifieddate"):
        return int(instant(row["updatedAt"]).timestamp() * 1000)
    return int(row["id"]) if name == "hs_object_id" else row["properties"].get(name)


def _holds(row: Row, each: Row) -> bool:
    value, of = int(each["value"]), _property(row, each["propertyName"])
    return {"GTE": of >= value, "GT": of > value, "LTE": of <= value, "LT": of < value, "EQ": of == value}[
        each["operator"]
    ]


def _shown(row: Row, names: Sequence[str], with_history: Sequence[str], associated: Sequence[str], kind: str) -> Row:
    shown: Row = {name: row[name] for name in ("id", "createdAt", "updatedAt", "archived")}
    shown["properties"] = {name: row["properties"].get(name) for name in (*names, *with_history)}
    if row["archived"]:
        shown["archivedAt"] = row["updatedAt"]
    if with_history:
        shown["propertiesWithHistory"] = {name: _history(row, name) for name in with_history}
    found = {
        to: {"results": [{"id": id_, "type": f"{kind[:-1]}_to_{to[:-1]}"} for id_ in row["associations"][to]]}
        for to in associated
        if row["associations"].get(to)
    }
    return {**shown, "associations": found} if found else shown


def _history(row: Row, name: str) -> list[Row]:
    """The newest value first, and no more of them than are kept."""
    kept = [*reversed(row["history"].get(name, ()))][:HISTORY_KEPT]
    return [
        {
            "value": value,
            "timestamp": when,
            "sourceType": "CRM_UI",
            "sourceId": f"userId:{user}",
            "updatedByUserId": user,
        }
        for when, value, user in kept
    ]


def instant(written: str) -> datetime:
    """The instant that ISO 8601 says."""
    return datetime.fromisoformat(written)


def error(status: int, message: str, category: str) -> Response:
    """An error as the API words it."""
    body = {
        "status": "error",
        "message": message,
        "correlationId": "aeb5f871-7f07-4993-9211-075dc63e7cbf",
        "category": category,
    }
    return JSONResponse(body, status)


def too_many(policy: str, message: str) -> Response:
    """429 as the API words it: which limit was reached."""
    body = {
        "status": "error",
        "message": message,
        "errorType": "RATE_LIMIT",
        "correlationId": "c033cdaa-2c40-4a64-ae48-b4cec88dad24",
        "policyName": policy,
        "requestId": "3d3e35b7-0dae-4b9f-a6e3-9c230cbcf8dd",
    }
    return JSONResponse(body, 429)


def signed(body: bytes, address: str, now: datetime, secret: str = SECRET) -> dict[str, str]:
    """The headers of a message to a webhook: method, address, body and milliseconds, by HMAC-SHA256, in base64."""
    timestamp = str(int(now.timestamp() * 1000))
    source = b"POST" + address.encode() + body + timestamp.encode()
    signature = base64.b64encode(hmac.new(secret.encode(), source, hashlib.sha256).digest()).decode()
    return {"X-HubSpot-Signature-v3": signature, "X-HubSpot-Request-Timestamp": timestamp}
