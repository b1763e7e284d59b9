"""A company's INTRUM in which the story happens. Its clock is that of Moscow."""

import json
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from starlette.responses import Response

from tests.connectors.intrum.server import KEY, IntrumServer, failed
from tests.connectors.story import Customer, Sale, Story
from tests.connectors.vendor import Vendor
from tests.connectors.vendor_server import Clock, Row

_MOSCOW = "Europe/Moscow"
_PRICE, _SOURCE = "339", "723"


class IntrumCompany(Vendor):
    """See `Vendor`."""

    key = "intrum"
    channels = ("call",)
    kinds = MappingProxyType({1: "Request", 2: "Complaint"})
    deals = "sales"
    path = "/sharedapi/sales/filter"
    tells_of_deletions = True

    def __init__(self, clock: Clock) -> None:
        super().__init__(server := IntrumServer(clock), clock)
        self.intrum = server
        self._sources: Mapping[int, str] = {}

    @property
    def settings(self) -> dict[str, str]:
        return {"address": self.server.address, "key": KEY, "time_zone": _MOSCOW}

    def tell(self, story: Story) -> None:
        self._sources = story.sources
        self.intrum.workers = [
            {
                "id": str(each.number),
                "type": "admin" if each.is_admin else "simple",
                "division_id": "0",
                "name": each.name,
                "surname": "",
                "internalemail": [{"email": each.email, "comment": ""}],
                "externalemail": [],
                "status": "onstate" if each.is_active else "fired",
            }
            for each in story.people
        ]
        self.intrum.sale_types = [
            {
                "id": str(each.number),
                "name": each.name,
                "stages": [
                    {
                        "id": _stage(each.number, step.number),
                        "name": step.name,
                        "color": "#EDF18A",
                        "order": str(place),
                        **({} if step.outcome is None else {"is_success" if step.outcome else "is_fail": True}),
                    }
                    for place, step in enumerate(each.steps)
                ],
            }
            for each in story.pipelines
        ]
        variants = [{"id": str(id_), "value": label, "sort": "0"} for id_, label in story.sources.items()]
        self.intrum.sale_fields = {
            str(each.number): {
                "stages": {"0": [_PRICE, _SOURCE]},
                "price_fields": [_PRICE],
                "fields": {
                    _PRICE: {"id": _PRICE, "name": "Price", "datatype": "price"},
                    _SOURCE: {"id": _SOURCE, "name": "Source", "datatype": "select", "variants": variants},
                },
                "nested_selects": [],
            }
            for each in story.pipelines
        }
        self.intrum.request_types = [
            {"id": str(number), "name": name, "service": "0", "groups": []} for number, name in story.kinds.items()
        ]
        for customer in story.customers:
            self.add_customer(customer)
        for sale in story.sales:
            self.add_sale(sale)
        self.intrum.requests = [
            {
                "id": str(each.number),
                "employee_id": str(each.owner),
                "customer_id": str(each.customer or 0),
                "request_type_id": str(each.kind),
                "date_create": _written(each.created_at),
                "request_name": each.text,
                "status": "unselected",
                "request_activity_date": "0000-00-00 00:00:00",
                "publish": "1",
                "fields": [],
            }
            for each in story.errands
        ]
        self.intrum.calls = [
            {
                "id": str(each.number),
                "date_time": _written(each.at),
                "user_id": str(each.owner),
                "is_incoming": "1" if each.is_incoming else "0",
                "is_answered": "1" if each.is_answered else "0",
                "from_phone": "79379998888",
                "to_phone": "74950123456",
            }
            for each in story.talks
        ]

    def add_customer(self, customer: Customer) -> None:
        _put(
            self.intrum.customers,
            {
                "id": str(customer.number),
                "name": customer.name,
                "surname": "",
                "secondname": "",
                "manager_id": str(customer.owner or 0),
                "create_date": _written(customer.created_at),
                "customer_activity_date": _written(max(customer.created_at, self.clock())),
                "nattype": "jurface" if customer.is_company else "physface",
                "publish": "1",
                "fields": [],
            },
        )

    def add_sale(self, sale: Sale, changed_at: datetime | None = None) -> None:
        now, fields = sale.moves[-1], Row()
        if sale.price is not None:
            fields[_PRICE] = {"datatype": "price", "value": sale.price}
        if sale.source is not None:
            fields[_SOURCE] = {"datatype": "select", "value": self._sources[sale.source]}
        _put(
            self.intrum.sales,
            {
                "id": str(sale.number),
                "customers_id": str(sale.customer or 0),
                "employee_id": str(sale.owner or 0),
                "date_create": _written(sale.created_at),
                "sales_type_id": str(now.pipeline),
                "sales_status_id": _stage(now.pipeline, now.step),
                "sale_name": sale.name,
                "sale_activity_type": "stage",
                "sale_activity_date": _written(changed_at or now.at),
                "publish": "1",
                "fields": fields,
            },
        )
        others = [move for move in self.intrum.moves if move["sale_id"] != str(sale.number)]
        self.intrum.moves = others + [
            {
                "sale_id": str(sale.number),
                "sale_type_id": str(after.pipeline),
                "to_stage": _stage(after.pipeline, after.step),
                "from_stage": _stage(before.pipeline, before.step),
                "date": _written(after.at),
            }
            for before, after in zip(sale.moves, sale.moves[1:], strict=False)
        ]

    def remove_sale(self, number: int) -> None:
        [sale] = [sale for sale in self.intrum.sales if sale["id"] == str(number)]
        sale |= {"publish": "0", "sale_activity_date": _written(self.clock())}

    def lose_sale(self, number: int) -> None:
        self.intrum.sales[:] = [sale for sale in self.intrum.sales if sale["id"] != str(number)]

    def page_sizes(self, most: int) -> None:
        self.intrum.most["sales/filter"] = most

    def message(self, number: int, address: str) -> tuple[bytes, Mapping[str, str]]:
        said = {"subject_type": "employee", "subject_type_id": "11", "event": "stage", "object_typ": "sale"}
        return json.dumps(
            {**said, "object_sub_type": "31", "object_sub_id": str(number), "snapshot": [], "merge": []}
        ).encode(), {}

    def deal_id(self, number: int) -> str:
        return f"sale-{number}"

    def too_many(self) -> Response:
        return failed("LIMIT_EXCEEDED")

    def no_entry(self) -> Response:
        return failed("ACCESS_DENY")


def _stage(pipeline: int, step: int) -> str:
    return f"{pipeline}{step}"


def _written(at: datetime) -> str:
    return at.astimezone(ZoneInfo(_MOSCOW)).strftime("%Y-%m-%d %H:%M:%S")


def _put(rows: list[Row], row: Row) -> None:
    rows[:] = [each for each in rows if each["id"] != row["id"]]
    rows.append(row)
