"""The ledger read deal by deal: the way to it for somebody who has few of the company's deals."""

from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import Join

from models import Deal, Transition
from resolvers.catalog.parameters import COMPANY


class LedgerOfDeals(Join):
    """Transitions since an instant, joined with their deals in this order: of each deal the rows are looked up.

    Left to choose, the planner reads what all the company has moved since and asks of each row whose it is, for it cannot know from a
    parameter how few deals somebody has. The offset keeps the look-up a query of its own.
    """

    inherit_cache = False

    def __init__(self, since: ColumnElement[Any]) -> None:
        of_deal = and_(Deal.company_id == Transition.company_id, Deal.id == Transition.deal_id)
        super().__init__(Transition.__table__, Deal.__table__, of_deal)
        self.since = since


@compiles(LedgerOfDeals)
def _compile(join: LedgerOfDeals, compiler: SQLCompiler, **_: Any) -> str:
    company, since = compiler.process(COMPANY), compiler.process(join.since)
    of_deal = f"t.company_id = {company} AND t.deal_id = deals.id AND t.occurred_at >= {since}"
    ledger = f"SELECT * FROM transitions AS t WHERE {of_deal} OFFSET 0"  # noqa: S608 - no value is in it
    return f"deals JOIN LATERAL ({ledger}) AS transitions ON true"
