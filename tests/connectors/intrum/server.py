"""A server that speaks INTRUM's API, as far as it is read here.

Written from https://www.intrumnet.com/api/ (api v 2.9), which the vendor also keeps at https://github.com/intrum/api
(example/index.html):
- #main: POST to `/sharedapi/…` with `apikey` and `params` as a form, `{status, data}` or `{status: "fail", message}`, 200 requests an
  hour
- #worker-filter, #worker-department, #purchaser-filter, #purchaser-fields, #applications-types, #applications-filter,
  #applications-fields,
  #sales-types, #sales-fields, #sales-filter, #calls-history
- #sales-filter-stage-period: `sales/getbychangestage` from a day to a day; what it answers stands in no copy that could be read, and
  is taken
  from a client that is in use: https://github.com/jivemdoma-tech/go-intrum (sales_getbychangestage_response.go), from which also the
  names
  `sale_type_id` and `sale_stage_id` of a deal are, where the documentation has `sales_type_id` and `sales_status_id`
- #logwebhook: what is sent to a webhook. Nothing signs it.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.connectors.vendor_server import Clock, Limit, Row, VendorServer

KEY = "0123456789abcdef0123456789abcdef"
_PARAMETER = re.compile(r"\[([^\]]*)\]")


class IntrumServer(VendorServer):
    """A company's INTRUM. Rows are as the API gives them; those whose ``publish`` is "0" are deleted."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.workers: list[Row] = []
        self.departments: list[Row] = []
        self.sale_types: list[Row] = []
        self.sale_fields: Row = {}
        self.request_types: list[Row] = []
        self.request_fields: Row = {}
        self.customer_fields: list[Row] = []
        self.customers: list[Row] = []
        self.requests: list[Row] = []
        self.sales: list[Row] = []
        self.moves: list[Row] = []
        self.calls: list[Row] = []
        self.most = {"purchaser/filter": 500, "applications/filter": 50, "sales/filter": 50}
        """Rows in a page, as documented; a client in use is given 500 deals."""
        self.counts = True
        """Whether `count_total` counts."""
        self.knows_sale_ids = True
        """Whether `sales/getbychangestage` takes ids of deals, which stands in no copy of the documentation that could be read."""
        self.limit = Limit(200, timedelta(hours=1))

    def routes(self) -> list[Route]:
        """What is read here of the API."""
        answers: dict[str, Callable[[Row], Any]] = {
            "worker/filter": self._workers,
            "worker/department": lambda _: self.departments,
            "sales/types": lambda _: self.sale_types,
            "sales/fields": lambda _: self.sale_fields,
            "applications/types": lambda _: self.request_types,
            "applications/fields": lambda _: self.request_fields,
            "purchaser/fields": lambda _: self.customer_fields,
            "purchaser/filter": lambda given: self.found(self.customers, given, "purchaser/filter", "customer_activity_date"),
            "applications/filter": lambda given: self.found(self.requests, given, "applications/filter", "request_activity_date"),
            "sales/filter": lambda given: self.found(self.sales, given, "sales/filter", "sale_activity_date"),
            "sales/getbychangestage": self._changed,
            "calls/history": self._calls,
        }  # fmt: skip
        return [Route(f"/sharedapi/{path}", self._answer(of), methods=["POST"]) for path, of in answers.items()]

    def turned_away(self, request: Request) -> Response | None:
        """See `VendorServer`; the key is looked at by `_answer`."""
        return failed("LIMIT_EXCEEDED") if self.is_too_often(self.limit) else None

    def _answer(self, of: Callable[[Row], Any]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            form = parse_qsl((await request.body()).decode(), keep_blank_values=True)
            given: Row = {}
            for name, value in form:
                if name.startswith("params"):
                    _put(given, _PARAMETER.findall(name), value)
            refusal = await self.admit(request, given)
            if refusal is not None:
                return refusal
            if dict(form).get("apikey") != KEY:
                return failed("ACCESS_DENY")
            return JSONResponse({"status": "success", "data": of(given)})

        return answer

    def _workers(self, given: Row) -> Row:
        states = list(given.get("status", {"0": "onstate", "1": "outstate"}).values())
        return {row["id"]: row for row in self.workers if row["status"] in states}

    def found(self, rows: list[Row], given: Row, path: str, active: str) -> Row:
        """A page of the rows that are asked for."""
        # Of contacts `byid` alone is documented.
        by_id = [] if path == "purchaser/filter" else [*given.get("by_ids", {}).values()]
        by_id += [given["byid"]] if "byid" in given else []
        if by_id:
            rows = [row for row in rows if str(row["id"]) in by_id]
        if given.get("publish", "1") != "ignore":
            rows = [row for row in rows if row["publish"] == given.get("publish", "1")]
        if "date" in given:
            created = "create_date" if path == "purchaser/filter" else "date_create"
            field = active if given.get("date_field") == active else created
            begin, end = given["date"].get("from", ""), given["date"].get("to", "9")
            rows = [row for row in rows if begin <= row[field][: len(begin)] and row[field][: len(end)] <= end]
        order = given.get("order_field", "id")
        rows = sorted(
            rows, key=lambda row: int(row["id"]) if order == "id" else row[order], reverse=given.get("order") == "desc"
        )
        limit, page = min(int(given.get("limit", 20)), self.most[path]), int(given.get("page", 1))
        count = str(len(rows)) if given.get("count_total") == "1" and self.counts else False
        return {"list": rows[(page - 1) * limit : page * limit], "count": count}

    def _changed(self, given: Row) -> Row:
        begin, end = given["date_start"], given["date_end"]
        ids = given.get("sale_id", {}).values() if self.knows_sale_ids else ()
        return {
            "list": [
                row for row in self.moves if begin <= row["date"][:10] <= end and (not ids or row["sale_id"] in ids)
            ]
        }

    def _calls(self, given: Row) -> list[Row]:
        rows = sorted(self.calls, key=lambda row: row["date_time"], reverse=given.get("orderType", "DESC") == "DESC")
        if "dateFrom" in given:
            rows = [row for row in rows if row["date_time"] >= given["dateFrom"]]
        limit, page = min(int(given.get("limit", 1000)), 1000), int(given.get("page", 1))
        return rows[(page - 1) * limit : page * limit]


def _put(into: Row, path: list[str], value: str) -> None:
    for name in path[:-1]:
        into = into.setdefault(name, {})
    into[path[-1]] = value


def failed(code: str) -> Response:
    """An error as the API words it: its status is 200."""
    return JSONResponse({"status": "fail", "message": code})
