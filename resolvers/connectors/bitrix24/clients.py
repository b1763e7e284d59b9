"""Contacts and companies, which both become contacts (api-reference/crm/universal/object-fields.md)."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from models import FeedKind
from resolvers.connectors.bitrix24 import words
from resolvers.connectors.bitrix24.custom_fields import field_cells
from resolvers.connectors.bitrix24.items import changed_at, fetch_items, glance_at_items, list_items
from resolvers.connectors.bitrix24.people import person, unknown_people
from resolvers.connectors.declaration import Cursor, Entity, Page, Record, Row
from resolvers.connectors.session import Session
from resolvers.language import LocalizedText

CONTACT_TYPE: Final = 3
COMPANY_TYPE: Final = 4


async def _list(type_id: int, session: Session, since: str | None, cursor: Cursor | None) -> Page:
    return await list_items(session, type_id, since, cursor)


async def _fetch(type_id: int, session: Session, ids: Any) -> list[Record]:
    return await fetch_items(session, type_id, ids)


async def _glance(type_id: int, session: Session, cursor: Cursor | None) -> Page:
    return await glance_at_items(session, type_id, cursor)


def _contact(session: Session, item: Record) -> Iterator[Row]:
    name = " ".join(part for part in (item.get("name"), item.get("secondName"), item.get("lastName")) if part)
    return _client(session, item, "contact", name or words.CONTACT.of(session.language).format(id=item["id"]))


def _company(session: Session, item: Record) -> Iterator[Row]:
    name = item.get("title") or words.COMPANY.of(session.language).format(id=item["id"])
    return _client(session, item, "company", name)


def _client(session: Session, item: Record, type_: str, name: str) -> Iterator[Row]:
    yield from unknown_people(session, item.get("assignedById"), item.get("createdBy"))
    source = item.get("sourceId")
    yield {
        "kind": "contact",
        "external_id": f"{type_}-{item['id']}",
        "name": name,
        "responsible": person(item.get("assignedById")),
        "created_by": person(item.get("createdBy")),
        "created_at": item["createdTime"],
        "field:contact-phone": _first(item, "PHONE"),
        "field:contact-email": _first(item, "EMAIL"),
        "field:contact-source": f"contact-source-{source}" if source in session.known["sources"] else None,
        **dict(field_cells(item, session.known["fields"][type_])),
    }


def _first(item: Record, type_: str) -> str | None:
    """The first phone number or address of an item, which are told as one list."""
    multiple: Iterable[Record] = item.get("fm") or ()
    return next((str(each["value"]) for each in multiple if each.get("typeId") == type_ and each.get("value")), None)


CONTACTS = Entity(
    key="contacts",
    label=LocalizedText("Contacts", "Контакты"),
    kinds=(FeedKind.CONTACT,),
    prefix="contact-",
    list=partial(_list, CONTACT_TYPE),
    fetch=partial(_fetch, CONTACT_TYPE),
    glance=partial(_glance, CONTACT_TYPE),
    changed_at=changed_at,
    rows=_contact,
)
COMPANIES = Entity(
    key="companies",
    label=LocalizedText("Companies", "Компании"),
    kinds=(FeedKind.CONTACT,),
    prefix="company-",
    list=partial(_list, COMPANY_TYPE),
    fetch=partial(_fetch, COMPANY_TYPE),
    glance=partial(_glance, COMPANY_TYPE),
    changed_at=changed_at,
    rows=_company,
)
