"""A Bitrix24 that speaks its documentation (https://github.com/bitrix24/b24restdocs), with its limits and errors.

limits.md: a bucket that leaks; settings/how-to-call-rest-api/list-methods-pecularities.md and settings/performance/huge-data.md: pages;
settings/how-to-call-rest-api/batch.md; crm-item-list.md, crm-stage-history-list.md, crm-activity-list.md, and the directory's pages.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

CODE = "s3cr3tcode"
PAGE = 50
_THRESHOLD, _LEAK = 50, 2
_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "@": lambda a, b: str(a) in {str(each) for each in b},
    "=": lambda a, b: str(a) == str(b),
    "": lambda a, b: str(a) == str(b),
}
Row = dict[str, Any]


class Refused(Exception):
    """An error document."""

    def __init__(self, status: int, code: str, description: str) -> None:
        super().__init__(code)
        self.status, self.code, self.description = status, code, description

    @property
    def document(self) -> Row:
        return {"error": self.code, "error_description": self.description}


@dataclass
class Portal:
    """What it has, by the vendor's names; ``items`` by the number of their type. ``asked`` are the methods that were called.

    ``refusals`` are raised by the next requests, one each.
    """

    clock: Callable[[], datetime]
    departments: list[Row] = field(default_factory=list[Row])
    users: list[Row] = field(default_factory=list[Row])
    categories: list[Row] = field(default_factory=list[Row])
    statuses: list[Row] = field(default_factory=list[Row])
    fields: dict[str, list[Row]] = field(default_factory=dict[str, list[Row]])
    items: dict[int, dict[int, Row]] = field(default_factory=lambda: {2: {}, 3: {}, 4: {}})
    activities: dict[int, Row] = field(default_factory=dict[int, Row])
    history: list[Row] = field(default_factory=list[Row])
    scopes: list[str] = field(default_factory=lambda: ["crm", "user", "department"])
    asked: list[str] = field(default_factory=list[str])
    refusals: list[Refused] = field(default_factory=list[Refused])
    before: Callable[[str], Awaitable[None]] | None = None
    """Called with the method of each request."""
    refused_methods: dict[str, Refused] = field(default_factory=dict[str, Refused])
    """What is always refused, by its method, in batches too."""
    refused_for_rate: int = 0
    """How many requests came too soon."""
    address: str = ""
    _counter: float = 0
    _counted_at: datetime | None = None

    @property
    def webhook(self) -> str:
        """The address of its incoming webhook."""
        return f"{self.address}/rest/1/{CODE}/"

    def app(self) -> Starlette:
        """The server."""
        return Starlette(routes=[Route("/rest/{user}/{code}/{method}", self._answer, methods=["GET", "POST"])])

    async def _answer(self, request: Request) -> JSONResponse:
        method = request.path_params["method"].removesuffix(".json")
        try:
            if request.path_params["code"] != CODE:
                raise Refused(401, "NO_AUTH_FOUND", "Wrong authorization data")
            self._count()
            if self.before is not None:
                await self.before(method)
            self.asked.append(method)
            if self.refusals:
                raise self.refusals.pop(0)
            params: Row = await request.json() if await request.body() else {}
            return JSONResponse({**self._call(method, params), "time": self._time()})
        except Refused as refused:
            return JSONResponse(refused.document, refused.status)

    def _time(self) -> Row:
        now = self.clock().timestamp()
        return {"start": now, "finish": now, "duration": 0, "operating": 0.1, "operating_reset_at": int(now) + 600}

    def _count(self) -> None:
        now = self.clock()
        if self._counted_at is not None:
            self._counter = max(self._counter - _LEAK * (now - self._counted_at).total_seconds(), 0)
        self._counted_at = now
        if self._counter >= _THRESHOLD:
            self.refused_for_rate += 1
            raise Refused(503, "QUERY_LIMIT_EXCEEDED", "Too many requests")
        self._counter += 1

    def _call(self, method: str, params: Row) -> Row:
        if method in self.refused_methods:
            raise self.refused_methods[method]
        match method:
            case "batch":
                return self._batch(params)
            case "scope":
                return {"result": self.scopes}
            case "department.get":
                return self._page(self.departments, params)
            case "user.get":
                return self._page(self.users, params)
            case "crm.category.list":
                return {"result": {"categories": self.categories}, "total": len(self.categories)}
            case "crm.status.list":
                return self._page(self.statuses, params)
            case "crm.item.list":
                items = self.items[int(params["entityTypeId"])].values()
                return self._items(items, params, "id")
            case "crm.stagehistory.list":
                return self._items(self.history, params, "ID")
            case "crm.activity.list":
                return self._page(self._found(self.activities.values(), params, "ID"), params)
            case _ if match := re.fullmatch(r"crm\.(deal|contact|company)\.userfield\.list", method):
                return self._page(self.fields.get(match[1], []), params)
            case _:
                raise Refused(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")

    def _batch(self, params: Row) -> Row:
        commands: Row = params["cmd"]
        result, errors, totals, following, times = Row(), Row(), Row(), Row(), Row()
        for place, (key, command) in enumerate(commands.items()):
            method, _, query = command.partition("?")
            try:
                if place >= PAGE:
                    raise Refused(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")
                if method == "batch":
                    raise Refused(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage")
                found = self._call(method, nested(query))
            except Refused as refused:
                errors[key] = refused.document
                continue
            result[key], totals[key], times[key] = found["result"], found.get("total"), self._time()
            if "next" in found:
                following[key] = found["next"]
        # What is empty is written as a list.
        return {
            "result": {
                "result": result or [],
                "result_error": errors or [],
                "result_total": totals or [],
                "result_next": following or [],
                "result_time": times or [],
            }
        }

    def _items(self, rows: Iterable[Row], params: Row, id_name: str) -> Row:
        page = self._page(self._found(rows, params, id_name), params)
        return {**page, "result": {"items": page["result"]}}

    def _found(self, rows: Iterable[Row], params: Row, id_name: str) -> list[Row]:
        found = sorted(rows, key=lambda row: int(row[id_name]))
        for name, wanted in (params.get("filter") or {}).items():
            match = re.fullmatch(r"(>=|<=|>|<|@|=|)(\w+)", name)
            if match is None:
                raise Refused(400, "INVALID_ARG_VALUE", f"Invalid filter: field '{name}' is not allowed in filter")
            wanted = [*wanted.values()] if isinstance(wanted, dict) else wanted
            found = [row for row in found if _OPERATORS[match[1]](_comparable(row[match[2]]), _comparable(wanted))]
        select = params.get("select") or ["*"]
        if "*" not in select:
            found = [{name: row.get(name) for name in select} for row in found]
        return found

    def _page(self, rows: list[Row], params: Row) -> Row:
        start = int(params.get("start", params.get("START", 0)))
        if start < 0:
            return {"result": rows[:PAGE]}
        following = {"next": start + PAGE} if len(rows) > start + PAGE else {}
        return {"result": rows[start : start + PAGE], "total": len(rows), **following}


def _comparable(value: Any) -> Any:
    """Numbers as numbers, instants as instants; they are texts in some methods."""
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value):
        return datetime.fromisoformat(value)
    return int(value) if isinstance(value, str) and value.isdigit() else value


def nested(query: str) -> Row:
    """Parameters of a query as PHP reads them: ``filter[@ID][0]=1``."""
    found = Row()
    for name, value in parse_qsl(query):
        head, *rest = [part.rstrip("]") for part in name.split("[")]
        into, key = found, head
        for part in rest:
            into = into.setdefault(key, {})
            key = part
        into[key] = value
    return found
