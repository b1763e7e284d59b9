"""A HubSpot account in which the story happens."""

import json
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from starlette.responses import Response

from tests.connectors.hubspot.server import SECRET, TOKEN, HubServer, error, signed, too_many
from tests.connectors.story import Customer, Move, Sale, Story
from tests.connectors.vendor import Vendor
from tests.connectors.vendor_server import Clock, Row

_USERS_FROM = 500


class HubAccount(Vendor):
    """See `Vendor`."""

    key = "hubspot"
    channels = ("call", "email")
    kinds = MappingProxyType({1: "Task", 2: "Meeting"})
    deals = "deals"
    path = "/crm/objects/2026-09/deals"
    tells_of_deletions = False

    def __init__(self, clock: Clock) -> None:
        super().__init__(server := HubServer(clock), clock)
        self.hub = server
        self._companies: set[int] = set()

    @property
    def settings(self) -> dict[str, str]:
        return {"address": self.server.address, "token": TOKEN, "client_secret": SECRET}

    def tell(self, story: Story) -> None:
        self.hub.owners = [
            {
                "id": str(each.number),
                "email": each.email,
                "firstName": each.name,
                "lastName": "",
                "userId": each.number + _USERS_FROM if each.is_active else None,
                "userIdIncludingInactive": each.number + _USERS_FROM,
                "type": "PERSON",
                "archived": not each.is_active,
                "teams": [],
                "createdAt": "2025-01-01T00:00:00Z",
                "updatedAt": "2025-01-01T00:00:00Z",
            }
            for each in story.people
        ]
        self.hub.pipelines = [
            {
                "id": str(each.number),
                "label": each.name,
                "displayOrder": place,
                "archived": False,
                "stages": [
                    {
                        "id": _stage(each.number, step.number),
                        "label": step.name,
                        "displayOrder": number,
                        "archived": False,
                        "metadata": {
                            "isClosed": "false" if step.outcome is None else "true",
                            "probability": {None: "0.4", True: "1.0", False: "0.0"}[step.outcome],
                        },
                    }
                    for number, step in enumerate(each.steps)
                ],
            }
            for place, each in enumerate(story.pipelines)
        ]
        sources = [
            {"label": label, "value": f"source {id_}", "displayOrder": id_, "hidden": False}
            for id_, label in story.sources.items()
        ]
        self.hub.properties = {
            "deals": [
                _property("amount", "Amount", "number", "number", hubspotDefined=True),
                _property("dealname", "Deal name", "string", "text", hubspotDefined=True),
                _property("lead_source", "Source", "enumeration", "select", options=sources),
            ],
            "contacts": [_property("email", "Email", "string", "text", hubspotDefined=True)],
        }
        for customer in story.customers:
            self.add_customer(customer)
        for sale in story.sales:
            self.add_sale(sale)
        for errand in story.errands:
            name = {1: "hs_task_subject", 2: "hs_meeting_title"}[errand.kind]
            properties = {name: errand.text, "hubspot_owner_id": str(errand.owner)}
            self._put(
                "tasks" if errand.kind == 1 else "meetings",
                errand.number,
                properties,
                errand.created_at,
                errand.customer,
            )
        for talk in story.talks:
            properties = {"hubspot_owner_id": str(talk.owner), "hs_timestamp": _written(talk.at)}
            if talk.channel == "call":
                properties["hs_call_direction"] = "INBOUND" if talk.is_incoming else "OUTBOUND"
                properties["hs_call_status"] = "COMPLETED" if talk.is_answered else "NO_ANSWER"
            else:
                properties["hs_email_direction"] = "INCOMING_EMAIL" if talk.is_incoming else "EMAIL"
            self._put(f"{talk.channel}s", talk.number, properties, talk.at, talk.customer)

    def add_customer(self, customer: Customer) -> None:
        if customer.is_company:
            self._companies.add(customer.number)
        properties = {
            "name" if customer.is_company else "lastname": customer.name,
            "hubspot_owner_id": str(customer.owner or ""),
            "createdate": _written(customer.created_at),
        }
        kind = "companies" if customer.is_company else "contacts"
        self._put(kind, customer.number, properties, customer.created_at, None, max(customer.created_at, self.clock()))

    def add_sale(self, sale: Sale, changed_at: datetime | None = None) -> None:
        now = sale.moves[-1]
        properties = {
            "dealname": sale.name,
            "amount": sale.price or "",
            "pipeline": str(now.pipeline),
            "dealstage": _stage(now.pipeline, now.step),
            "hubspot_owner_id": str(sale.owner or ""),
            "createdate": _written(sale.created_at),
            "lead_source": f"source {sale.source}" if sale.source else "",
        }
        row = self._put("deals", sale.number, properties, sale.created_at, sale.customer, changed_at or now.at)
        row["history"] = {"dealstage": [_kept(move) for move in sale.moves]}

    def remove_sale(self, number: int) -> None:
        [row] = [row for row in self.hub.objects["deals"] if row["id"] == str(number)]
        row |= {"archived": True, "updatedAt": _written(self.clock())}

    def lose_sale(self, number: int) -> None:
        self.remove_sale(number)

    def page_sizes(self, most: int) -> None:
        """They are of fifty at most as it is."""

    def message(self, number: int, address: str) -> tuple[bytes, Mapping[str, str]]:
        event = {
            "eventId": 1,
            "subscriptionId": 7,
            "portalId": 62515,
            "appId": 9,
            "occurredAt": int(self.clock().timestamp() * 1000),
            "subscriptionType": "deal.propertyChange",
            "attemptNumber": 0,
            "objectId": number,
            "propertyName": "dealstage",
            "propertyValue": "closedwon",
            "changeSource": "CRM_UI",
        }
        body = json.dumps([event]).encode()
        return body, signed(body, address, self.clock())

    def deal_id(self, number: int) -> str:
        return f"deal-{number}"

    def too_many(self) -> Response:
        return too_many("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.")

    def no_entry(self) -> Response:
        return error(401, "Authentication credentials not found.", "INVALID_AUTHENTICATION")

    def _put(
        self,
        kind: str,
        number: int,
        properties: dict[str, str],
        created_at: datetime,
        customer: int | None,
        changed_at: datetime | None = None,
    ) -> Row:
        associations: Row = {}
        if customer is not None:
            associations["companies" if customer in self._companies else "contacts"] = [str(customer)]
        row: Row = {
            "id": str(number),
            "properties": properties,
            "createdAt": _written(created_at),
            "updatedAt": _written(changed_at or created_at),
            "archived": False,
            "history": {},
            "associations": associations,
        }
        rows = self.hub.objects[kind]
        rows[:] = [each for each in rows if each["id"] != row["id"]]
        rows.append(row)
        return row


def _property(name: str, label: str, type_: str, field_type: str, **more: object) -> Row:
    of_all = {"archived": False, "hubspotDefined": False, "options": [], "groupName": "dealinformation"}
    return {**of_all, "name": name, "label": label, "type": type_, "fieldType": field_type, **more}


def _stage(pipeline: int, step: int) -> str:
    return f"{pipeline}{step}"


def _kept(move: Move) -> tuple[str, str, int | None]:
    return _written(move.at), _stage(move.pipeline, move.step), move.by + _USERS_FROM if move.by else None


def _written(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
