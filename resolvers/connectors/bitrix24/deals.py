"""Deals with their moves (api-reference/crm/universal/object-fields.md, api-reference/crm/crm-stage-history-list.md).

A deal comes with its whole history: that says stage and time, and nobody; who moved it last is told by the deal. Where the history has
nothing, or not the last move yet, the deal's own stage and the time of its last move are taken. Moves of the history have ids, so that
those stay which are told no more: of a deal that came into another funnel only those in that one are told
(https://github.com/bitrix24/b24restdocs/issues/8).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from models import FeedKind
from resolvers.connectors.bitrix24 import words
from resolvers.connectors.bitrix24.calling import call_all
from resolvers.connectors.bitrix24.custom_fields import field_cells
from resolvers.connectors.bitrix24.directory import DEAL_TYPE, stage_row
from resolvers.connectors.bitrix24.items import changed_at, fetch_items, glance_at_items, list_items
from resolvers.connectors.bitrix24.people import person, unknown_people
from resolvers.connectors.declaration import Cursor, Entity, Page, Record, Row
from resolvers.connectors.session import Session
from resolvers.language import LocalizedText

HISTORY: Final = "history"
# Whose history is asked for by one command: most of them have so few moves that it is one page.
_TOGETHER: Final = 10


async def _list(session: Session, since: str | None, cursor: Cursor | None) -> Page:
    page = await list_items(session, DEAL_TYPE, since, cursor)
    return Page(await _with_history(session, page.records), page.next)


async def _fetch(session: Session, ids: Sequence[str]) -> list[Record]:
    return await _with_history(session, await fetch_items(session, DEAL_TYPE, ids))


async def _glance(session: Session, cursor: Cursor | None) -> Page:
    return await glance_at_items(session, DEAL_TYPE, cursor)


async def _with_history(session: Session, deals: Sequence[Record]) -> list[Record]:
    ids = [deal["id"] for deal in deals]
    commands = [
        f"crm.stagehistory.list?entityTypeId={DEAL_TYPE}&order[ID]=ASC"
        + "".join(f"&filter[@OWNER_ID][{place}]={id_}" for place, id_ in enumerate(ids[start : start + _TOGETHER]))
        for start in range(0, len(ids), _TOGETHER)
    ]
    moves: dict[str, list[Record]] = {}
    for found in await call_all(session, commands):
        for move in found:
            moves.setdefault(str(move["OWNER_ID"]), []).append(move)
    return [{**deal, HISTORY: moves.get(str(deal["id"]), [])} for deal in deals]


def _rows(session: Session, deal: Record) -> Iterator[Row]:
    category, contact, company = str(deal["categoryId"]), deal.get("contactId"), deal.get("companyId")
    yield from unknown_people(session, deal.get("assignedById"), deal.get("createdBy"), deal.get("movedBy"))
    moves = [*_moves(deal)]
    yield from _unknown_places(session, {(category, None), *((move["deal_type"], move["to_stage"]) for move in moves)})
    client = f"contact-{contact}" if contact else f"company-{company}" if company else None
    source = deal.get("sourceId")
    yield {
        "kind": "deal",
        "external_id": f"deal-{deal['id']}",
        "deal_type": f"category-{category}",
        "name": deal.get("title") or words.DEAL.of(session.language).format(id=deal["id"]),
        "contact": client,
        "responsible": person(deal.get("assignedById")),
        "created_by": person(deal.get("createdBy")),
        "created_at": deal["createdTime"],
        "currency": deal.get("currencyId") or None,
        "field:deal-amount": deal.get("opportunity"),
        "field:deal-source": f"deal-source-{source}" if source in session.known["sources"] else None,
        **dict(field_cells(deal, session.known["fields"]["deal"])),
        "moves": [
            {**move, "deal_type": f"category-{move['deal_type']}", "to_stage": f"stage-{move['to_stage']}"}
            for move in moves
        ],
    }


def _moves(deal: Record) -> list[dict[str, Any]]:
    """The moves in their order, with the vendor's ids of funnels and stages."""
    history: Sequence[Record] = deal[HISTORY]
    moves = [
        {
            "external_id": f"move-{each['ID']}",
            "deal_type": str(each["CATEGORY_ID"]),
            "to_stage": each["STAGE_ID"],
            "occurred_at": each["CREATED_TIME"],
        }
        for each in sorted(history, key=lambda each: (datetime.fromisoformat(each["CREATED_TIME"]), int(each["ID"])))
    ]
    moved_at = str(deal.get("movedTime") or deal["createdTime"])
    stands = {"deal_type": str(deal["categoryId"]), "to_stage": deal["stageId"]}
    is_behind = not moves or datetime.fromisoformat(moves[-1]["occurred_at"]) < datetime.fromisoformat(moved_at)
    if is_behind and (not moves or moves[-1]["to_stage"] != deal["stageId"]):
        moves.append({**stands, "occurred_at": moved_at})
    if moves[-1]["to_stage"] == deal["stageId"]:
        moves[-1]["actor"] = person(deal.get("movedBy"))
    return moves


def _unknown_places(session: Session, places: set[tuple[str, str | None]]) -> Iterator[Row]:
    """Rows of funnels and stages that there are no more, but in histories."""
    for category in sorted({category for category, _ in places} - {*session.known["categories"]}):
        session.has_missed = True
        name = f"Bitrix24 {category}"
        yield {"kind": "deal_type", "external_id": f"category-{category}", "name": name, "archived": True}
    for category, stage in sorted((category, stage) for category, stage in places if stage is not None):
        if stage not in session.known["stages"]:
            session.has_missed = True
            yield stage_row(category, stage, stage, 0, None, is_archived=True)


DEALS = Entity(
    key="deals",
    label=LocalizedText("Deals", "Сделки"),
    kinds=(FeedKind.DEAL,),
    prefix="deal-",
    list=_list,
    fetch=_fetch,
    glance=_glance,
    changed_at=changed_at,
    rows=_rows,
)
