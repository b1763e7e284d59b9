"""An amoCRM account in which the story happens."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from starlette.responses import Response

from tests.connectors.amocrm.server import LOST, TOKEN, WON, AmoServer, hook, problem
from tests.connectors.story import Customer, Errand, Sale, Story, Talk
from tests.connectors.vendor import Vendor
from tests.connectors.vendor_server import Clock, Row

_SOURCE = 501
_CALLS = {True: ("call_in", "sms_in"), False: ("call_out", "sms_out")}


class AmoAccount(Vendor):
    """See `Vendor`."""

    key = "amocrm"
    channels = ("call", "sms", "email")
    kinds = MappingProxyType({1: "Call", 2: "Meeting"})
    deals = "leads"
    path = "/api/v4/leads"
    tells_of_deletions = True

    def __init__(self, clock: Clock) -> None:
        super().__init__(server := AmoServer(clock), clock)
        self.amo = server
        self._companies: set[int] = set()

    @property
    def settings(self) -> dict[str, str]:
        return {"address": self.server.address, "token": TOKEN}

    def tell(self, story: Story) -> None:
        self.amo.users = [
            {
                "id": each.number,
                "name": each.name,
                "email": each.email,
                "lang": "en",
                "rights": {"is_admin": each.is_admin, "is_active": each.is_active, "group_id": 0},
                "_embedded": {"groups": []},
            }
            for each in story.people
        ]
        self.amo.pipelines = [
            {
                "id": each.number,
                "name": each.name,
                "sort": place,
                "is_main": place == 0,
                "is_unsorted_on": False,
                "is_archive": False,
                "account_id": 31361463,
                "_embedded": {
                    "statuses": [
                        {
                            "id": step.number,
                            "name": step.name,
                            "sort": number * 10,
                            "is_editable": step.outcome is None,
                            "pipeline_id": each.number,
                            "color": "#99ccff",
                            "type": 0,
                            "account_id": 31361463,
                        }
                        for number, step in enumerate(each.steps)
                    ]
                },
            }
            for place, each in enumerate(story.pipelines)
        ]
        options = [{"id": id_, "value": label, "sort": id_} for id_, label in story.sources.items()]
        source = {"id": _SOURCE, "name": "Source", "type": "select", "sort": 1, "code": None, "enums": options}
        self.amo.fields["leads"] = [source]
        phone = {"id": 601, "name": "Phone", "type": "multitext", "sort": 1, "code": "PHONE", "enums": []}
        self.amo.fields["contacts"] = [phone]
        for customer in story.customers:
            self.add_customer(customer)
        for sale in story.sales:
            self.add_sale(sale)
        self.amo.rows["tasks"] = [self._task(each) for each in story.errands]
        for talk in story.talks:
            self.amo.notes[self._kind_of(talk.customer)].append(_note(talk))

    def _kind_of(self, customer: int) -> str:
        return "companies" if customer in self._companies else "contacts"

    def add_customer(self, customer: Customer) -> None:
        if customer.is_company:
            self._companies.add(customer.number)
        phone = {"field_id": 601, "field_name": "Phone", "field_code": "PHONE", "field_type": "multitext"}
        phones = [{"value": f"+49 30 {customer.number}", "enum_id": 1, "enum_code": "WORK"}]
        _put(
            self.amo.rows[self._kind_of(customer.number)],
            {
                "id": customer.number,
                "name": customer.name,
                "responsible_user_id": customer.owner or 0,
                "created_by": 0,
                "created_at": _seconds(customer.created_at),
                "updated_at": _seconds(max(customer.created_at, self.clock())),
                "custom_fields_values": None if customer.is_company else [{**phone, "values": phones}],
                "_embedded": {"tags": [], "companies": []},
            },
        )

    def add_sale(self, sale: Sale, changed_at: datetime | None = None) -> None:
        now = sale.moves[-1]
        embedded: Row = {"tags": [], "companies": [], "contacts": []}
        if sale.customer is not None:
            embedded[self._kind_of(sale.customer)].append({"id": sale.customer, "is_main": True})
        source = {"field_id": _SOURCE, "field_name": "Source", "field_code": None, "field_type": "select"}
        _put(
            self.amo.rows["leads"],
            {
                "id": sale.number,
                "name": sale.name,
                "price": None if sale.price is None else int(sale.price),
                "responsible_user_id": sale.owner or 0,
                "status_id": now.step,
                "pipeline_id": now.pipeline,
                "loss_reason_id": None,
                "created_by": sale.moves[0].by or 0,
                "created_at": _seconds(sale.created_at),
                "updated_at": _seconds(changed_at or now.at),
                "closed_at": _seconds(now.at) if now.step in (WON, LOST) else None,
                "is_deleted": False,
                "custom_fields_values": [{**source, "values": [{"enum_id": sale.source, "value": "…"}]}] if sale.source else None,
                "_embedded": embedded,
            },
        )  # fmt: skip
        events = self.amo.rows["events"]
        events[:] = [event for event in events if event["entity_id"] != sale.number]
        for place, (before, after) in enumerate(zip(sale.moves, sale.moves[1:], strict=False)):
            events.append(
                {
                    # As the vendor's are, these begin with the time.
                    "id": f"{_seconds(after.at):012x}{sale.number:08}{place:04}",
                    "type": "lead_status_changed",
                    "entity_id": sale.number,
                    "entity_type": "lead",
                    "created_by": after.by or 0,
                    "created_at": _seconds(after.at),
                    "value_before": [{"lead_status": {"id": before.step, "pipeline_id": before.pipeline}}],
                    "value_after": [{"lead_status": {"id": after.step, "pipeline_id": after.pipeline}}],
                    "account_id": 31361463,
                }
            )

    def remove_sale(self, number: int) -> None:
        self.lose_sale(number)
        now = _seconds(self.clock())
        told = {"id": f"{now:012x}{number:08}9999", "entity_id": number, "entity_type": "lead", "created_by": 11}
        nothing: Row = {"value_before": [], "value_after": [], "account_id": 31361463}
        self.amo.rows["events"].append({**told, "type": "lead_deleted", "created_at": now, **nothing})

    def lose_sale(self, number: int) -> None:
        leads = self.amo.rows["leads"]
        leads[:] = [lead for lead in leads if lead["id"] != number]

    def page_sizes(self, most: int) -> None:
        self.amo.most = most

    def message(self, number: int, address: str) -> tuple[bytes, Mapping[str, str]]:
        return hook("leads", "status", {"id": number, "status_id": 302, "old_status_id": 301}), {}

    def deal_id(self, number: int) -> str:
        return f"lead-{number}"

    def too_many(self) -> Response:
        return problem(429, "Too Many Requests", "Request limit reached")

    def no_entry(self) -> Response:
        return problem(401, "Unauthorized", "Incorrect login or password")

    def _task(self, errand: Errand) -> Row:
        customer = errand.customer
        return {
            "id": errand.number,
            "created_by": errand.owner,
            "created_at": _seconds(errand.created_at),
            "updated_at": _seconds(errand.created_at),
            "responsible_user_id": errand.owner,
            "entity_id": customer or 0,
            "entity_type": self._kind_of(customer) if customer else "leads",
            "is_completed": False,
            "task_type_id": errand.kind,
            "text": errand.text,
            "complete_till": _seconds(errand.created_at) + 3600,
        }


def _note(talk: Talk) -> Row:
    params: dict[str, Any] = {"text": "…"}
    if talk.channel == "email":
        type_, params = "amomail_message", {"income": talk.is_incoming}
    else:
        type_ = _CALLS[talk.is_incoming][talk.channel == "sms"]
    if talk.channel == "call":
        params = {"duration": 30 if talk.is_answered else 0, "call_status": 4 if talk.is_answered else 6}
    return {
        "id": talk.number,
        "entity_id": talk.customer,
        "created_by": talk.owner,
        "created_at": _seconds(talk.at),
        "updated_at": _seconds(talk.at),
        "responsible_user_id": talk.owner,
        "note_type": type_,
        "params": params,
    }


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _put(rows: list[Row], row: Row) -> None:
    rows[:] = [each for each in rows if each["id"] != row["id"]]
    rows.append(row)
