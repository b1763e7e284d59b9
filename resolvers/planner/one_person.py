"""One person's deals, and their moves: read once for all scans of a statement that are of this person."""

from functools import lru_cache
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import Join

from models import Deal, Transition
from permissions.rows import VisibleRows
from resolvers.catalog.dataset import OF_DEAL
from resolvers.catalog.parameters import COMPANY, SINCE
from resolvers.sql_text import sql_text

# What figures are made of: of deals, and of moves, which have their deal's id and company besides.
_DEAL = (
    Deal.id,
    Deal.company_id,
    Deal.responsible_id,
    Deal.created_at,
    Deal.deal_type_id,
    Deal.stage_id,
    Deal.staged_at,
    Deal.trail,
    Deal.moved_at,
    Deal.contact_id,
    Deal.fields,
)
_DEAL_OF_MOVE = ("responsible_id", "created_at", "deal_type_id", "staged_at", "contact_id", "fields")
_MOVE = (
    "company_id",
    "deal_id",
    "occurred_at",
    "ordinal",
    "deal_type_id",
    "to_stage_id",
    "from_deal_type_id",
    "from_stage_id",
    "left_at",
)


class PersonsDeals(Join):
    """In the place of the table of deals."""

    inherit_cache = False

    def __init__(self) -> None:
        # Of a join SQLAlchemy does not name the tables beside it.
        super().__init__(Deal.__table__, Deal.__table__, true())


class PersonsMoves(Join):
    """In the place of the ledger joined with its deals: moves since the earliest instant that a scan of the statement asks for."""

    inherit_cache = False

    def __init__(self) -> None:
        super().__init__(Transition.__table__, Deal.__table__, OF_DEAL)


@compiles(PersonsDeals)
def _deals(_join: PersonsDeals, _compiler: SQLCompiler, **_: Any) -> str:
    return "s_deals AS deals"


@compiles(PersonsMoves)
def _moves(_join: PersonsMoves, _compiler: SQLCompiler, **_: Any) -> str:
    columns = ("deal_id AS id", "company_id", *(f"of_{name} AS {name}" for name in _DEAL_OF_MOVE))
    deal = f"SELECT {', '.join(f'transitions.{each}' for each in columns)}"
    return f"s_moves AS transitions JOIN LATERAL ({deal}) AS deals ON true"


def _queries() -> tuple[tuple[str, str], ...]:
    """Both by their names; of moves each deal's are looked up, where the deal does not say that it has not moved since.

    Left to choose, the planner reads what all the company has moved since and asks of each row whose it is, for it cannot know from a
    parameter how few deals somebody has. The offset keeps the look-up a query of its own.
    """
    visible = VisibleRows("company", "s_people", of_one=True)
    company, since = sql_text(COMPANY), sql_text(SINCE)
    of_move, of_deal = (f"t.{name}" for name in _MOVE), (f"deals.{name} AS of_{name}" for name in _DEAL_OF_MOVE)
    where = f"t.company_id = {company} AND t.deal_id = deals.id AND t.occurred_at >= {since}"
    ledger = f"SELECT * FROM transitions AS t WHERE {where} OFFSET 0"  # noqa: S608 - no value is in it
    unheeded = f"SELECT u.deal_id FROM transitions AS u WHERE u.company_id = {company} AND NOT u.heeded"  # noqa: S608 - nor here
    has_moved = f"deals.moved_at IS NULL OR deals.moved_at >= {since} OR deals.id IN ({unheeded})"
    rows = f"s_deals AS deals JOIN LATERAL ({ledger}) AS t ON true WHERE {has_moved}"
    moves = f"SELECT {', '.join((*of_move, *of_deal))} FROM {rows}"  # noqa: S608 - nor here
    return ("s_deals", sql_text(select(*_DEAL).where(visible.deals()))), ("s_moves", moves)


_QUERIES = _queries()


@lru_cache(maxsize=1024)
def read_by(text: str) -> tuple[tuple[str, str], ...]:
    """What a part of this text reads beside it (`resolvers.statement.Part`)."""
    reads_moves = "s_moves " in text
    return tuple((name, query) for name, query in _QUERIES if reads_moves or f"{name} " in text)
