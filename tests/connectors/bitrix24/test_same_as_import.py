"""What the connector brings is what the same history comes to that somebody exported and imported by hand."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.importing import import_folder
from schema.context import Context
from schema.schema import schema
from tests.conftest import Clock
from tests.connectors.bitrix24.conftest import administrator_of
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.bitrix24.small_portal import COMPANY, CONTACT, DEAL
from tests.connectors.connected import Connected
from tests.numbers_by_path import NUMBERS, numbers_in
from tests.properties.test_feed_in_any_order import FACTS
from tests.resolvers.cells.folded import check_folded

P = "bitrix24-1:"
EVA = "external_id,email,name,role\neva,eva@acme.example,Eva,admin\n"
COMPANY_FILE = {"name": "Acme", "timezone": "Europe/Berlin", "currency": "EUR"}
DESKTOP = '{ dashboard(period: {from: "2026-01-01", to: "2026-03-10"}) { widgets { ...Numbers } } }' + NUMBERS
SETTINGS = """SELECT (SELECT array_agg(external_id ORDER BY 1) FROM custom_fields
    WHERE company_id = :company AND id = ANY(price_field_ids)),
  (SELECT array_agg(external_id ORDER BY 1) FROM stages WHERE company_id = :company AND id = ANY(success_stage_ids)),
  (SELECT array_agg(external_id ORDER BY 1) FROM stages WHERE company_id = :company AND id = ANY(failure_stage_ids))
FROM deal_type_report_fields WHERE company_id = :company"""


@pytest.fixture
async def connected(engine: AsyncEngine, clock: Clock, portal: Portal, tmp_path: Path) -> Connected:
    """A company of nobody but its administrator, connected."""
    folder = tmp_path / "blank"
    _write(folder, "blank", {"users.csv": EVA})
    await import_folder(engine, folder, now=clock.now)
    connected = Connected(engine, await administrator_of(engine, clock, "blank"), clock)
    await connected.connect("bitrix24", address=portal.webhook)
    return connected


async def test_desktops_and_records_are_those_of_an_import(
    connected: Connected, portal: Portal, clock: Clock, tmp_path: Path
) -> None:
    engine = connected.engine
    await connected.run()
    folder = tmp_path / "imported"
    _write(folder, "imported", _exported(portal))
    imported = await import_folder(engine, folder, now=clock.now)
    brought = connected.viewer.company.id
    assert await _facts(engine, brought) == await _facts(engine, imported.company_id)
    await check_folded(engine, brought, "Europe/Berlin")
    by_hand = await administrator_of(engine, clock, "imported")
    numbers = await _numbers(engine, clock, connected.viewer)
    assert len([value for _, value in numbers if value]) > 40
    assert numbers == await _numbers(engine, clock, by_hand)


async def _facts(engine: AsyncEngine, company_id: int) -> dict[str, list[str]]:
    async with engine.connect() as connection:
        return {
            name: sorted(str(tuple(row)) for row in await connection.execute(text(sql), {"company": company_id}))
            for name, sql in {**FACTS, "settings": SETTINGS}.items()
        }


async def _numbers(engine: AsyncEngine, clock: Clock, viewer: Viewer) -> list[tuple[str, str]]:
    """Every number of the desktop, by its widget; paths have numbers of rows in them, which are others."""
    result = await schema.execute(DESKTOP, context_value=Context(engine=engine, now=clock.now, viewer=viewer))
    assert result.data is not None, result.errors
    return sorted(
        (widget["key"], str([number.get(name) for name in ("key", "start", "value", "share", "count", "amount")]))
        for widget in result.data["dashboard"]["widgets"]
        for number in numbers_in(widget)
    )


def _exported(portal: Portal) -> dict[str, str]:
    """The portal's data as somebody would put it into the import format by hand."""
    deals, history = portal.items[DEAL].values(), portal.history
    clients = [("contact", portal.items[CONTACT]), ("company", portal.items[COMPANY])]
    sources = {"CALL": "Call", "WEB": "Website"}
    fields = [
        ("deal-amount", "deal", "price", "Amount"),
        ("deal-source", "deal", "choice", "Source"),
        ("contact-phone", "contact", "text", "Phone"),
        ("contact-email", "contact", "text", "E-mail"),
        ("contact-source", "contact", "choice", "Source"),
        ("deal-UF_CRM_SIZE", "deal", "choice", "Size"),
        ("deal-UF_CRM_DUE", "deal", "date", "Due by"),
        ("deal-UF_CRM_COST", "deal", "price", "Cost"),
        ("deal-UF_CRM_TAGS", "deal", "text", "Tags"),
        ("deal-UF_CRM_VIP", "deal", "flag", "Vip"),
        ("contact-UF_CRM_NOTE", "contact", "text", "Note"),
    ]
    options = [
        *(
            (f"{kind}-source-{id_}", f"{kind}-source", label)
            for kind in ("deal", "contact")
            for id_, label in sources.items()
        ),
        ("deal-UF_CRM_SIZE-31", "deal-UF_CRM_SIZE", "Small"),
        ("deal-UF_CRM_SIZE-32", "deal-UF_CRM_SIZE", "Large"),
    ]
    types = {"1": "Meeting", "2": "Call", "3": "Task", "4": "E-mail", "5": "Calendar event", "6": "Activity"}
    stages = [("NEW", 0, "New"), ("WON", 0, "Deal successful"), ("LOSE", 0, "Deal failed"), ("C5:NEW", 5, "New")]
    stages.append(("C5:WON", 5, "Done"))
    last = {each["OWNER_ID"]: each["ID"] for each in history}

    def who(id_: int) -> str:
        return {1: "eva", 11: f"{P}user-11", 12: f"{P}user-12"}[id_]

    def with_client(activity: Any) -> str:
        own = activity["OWNER_TYPE_ID"] == "3"
        return f"{P}contact-{activity['OWNER_ID']}" if own else f"{P}company-3"

    done = [each for each in portal.activities.values() if each["TYPE_ID"] in "24" and each["COMPLETED"] == "Y"]
    return {
        "departments.csv": _csv(
            "external_id,name,parent,head",
            [(f"{P}department-1", "Company", "", ""), (f"{P}department-2", "Sales", f"{P}department-1", who(11))],
        ),
        "users.csv": EVA.replace("role\n", "role,department,status\n").replace("admin\n", "admin,,\n")
        + f"{who(11)},anna@portal.example,Anna Karenina,user,{P}department-2,active\n"
        + f"{who(12)},levin@portal.example,Konstantin Levin,user,{P}department-2,dismissed\n",
        "deal_types.csv": _csv(
            "external_id,name,position", [(f"{P}category-0", "General", 0), (f"{P}category-5", "Service", 1)]
        ),
        "stages.csv": _csv(
            "external_id,deal_type,name,position",
            [
                (f"{P}stage-{id_}", f"{P}category-{type_}", name, place)
                for place, (id_, type_, name) in enumerate(stages)
            ],
        ),
        "activity_types.csv": _csv(
            "external_id,name", [(f"{P}activity-type-{id_}", name) for id_, name in types.items()]
        ),
        "fields.csv": _csv("external_id,entity,kind,name", [(P + id_, *more) for id_, *more in fields]),
        "field_options.csv": _csv(
            "external_id,field,label", [(P + id_, P + field, label) for id_, field, label in options]
        ),
        "contacts.csv": _csv(
            f"external_id,name,responsible,created_by,created_at,field:{P}contact-phone,field:{P}contact-source",
            [
                (
                    f"{P}{type_}-{each['id']}",
                    each.get("title") or f"{each['name']} {each['lastName']}",
                    who(11),
                    who(1),
                    each["createdTime"],
                    "+100" if "fm" in each else "",
                    f"{P}contact-source-WEB" if "sourceId" in each else "",
                )
                for type_, items in clients
                for each in items.values()
            ],
        ),
        "deals.csv": _csv(
            "external_id,deal_type,name,contact,responsible,created_by,created_at,currency,"
            + ",".join(f"field:{P}{id_}" for id_, entity, *_ in fields if entity == "deal"),
            [
                (
                    f"{P}deal-{each['id']}",
                    f"{P}category-{each['categoryId']}",
                    each["title"],
                    f"{P}contact-{each['contactId']}" if each["contactId"] else f"{P}company-{each['companyId']}",
                    who(11),
                    who(1),
                    each["createdTime"],
                    each["currencyId"],
                    each["opportunity"],
                    f"{P}deal-source-{each['sourceId']}",
                    f"{P}deal-UF_CRM_SIZE-{each['UF_CRM_SIZE']}",
                    "2026-05-01",
                    "12.50",
                    "red, blue",
                    "true",
                )
                for each in deals
            ],
        ),
        "transitions.csv": _csv(
            "deal,deal_type,to_stage,occurred_at,actor",
            [
                (
                    f"{P}deal-{each['OWNER_ID']}",
                    f"{P}category-{each['CATEGORY_ID']}",
                    f"{P}stage-{each['STAGE_ID']}",
                    each["CREATED_TIME"],
                    who(11) if last[each["OWNER_ID"]] == each["ID"] else "",
                )
                for each in history
            ],
        ),
        "activities.csv": _csv(
            "external_id,activity_type,name,contact,responsible,created_by,created_at",
            [
                (
                    f"{P}activity-{each['ID']}",
                    f"{P}activity-type-{each['TYPE_ID']}",
                    each["SUBJECT"],
                    with_client(each),
                    who(11),
                    who(1),
                    each["CREATED"],
                )
                for each in portal.activities.values()
            ],
        ),
        "communications.csv": _csv(
            "external_id,channel,direction,contact,responsible,occurred_at",
            [
                (
                    f"{P}activity-{each['ID']}",
                    {"2": "call", "4": "email"}[each["TYPE_ID"]],
                    "outgoing",
                    with_client(each),
                    who(11),
                    each["START_TIME"],
                )
                for each in done
            ],
        ),
        "report_field_settings.json": json.dumps(
            {
                "activity_source_fields": [],
                "deal_source_fields": [f"{P}deal-source"],
                "deal_types": {
                    f"{P}category-0": {
                        "price_fields": [f"{P}deal-amount"],
                        "success_stages": [f"{P}stage-WON"],
                        "failure_stages": [f"{P}stage-LOSE"],
                    },
                    f"{P}category-5": {
                        "price_fields": [f"{P}deal-amount"],
                        "success_stages": [f"{P}stage-C5:WON"],
                        "failure_stages": [],
                    },
                },
            }
        ),
    }


def _csv(head: str, rows: Iterable[Sequence[Any]]) -> str:
    into = io.StringIO()
    csv.writer(into, lineterminator="\n").writerows([head.split(","), *rows])
    return into.getvalue()


def _write(folder: Path, external_id: str, files: dict[str, str]) -> None:
    folder.mkdir()
    company = json.dumps({"external_id": external_id, **COMPANY_FILE})
    for name, content in {"company.json": company, **files}.items():
        (folder / name).write_text(content, encoding="utf-8")
