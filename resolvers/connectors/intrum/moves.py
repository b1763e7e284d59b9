"""The moves of deals, from their changes of stage."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.intrum.api import instant
from resolvers.connectors.intrum.lists import SALE_ACTIVE
from resolvers.connectors.session import Session

_NONE: Final = "0"


def either(record: Record, *names: str) -> Any:
    """The documentation calls it by the first of the names, a client in use by the other."""
    for name in names:
        if name in record:
            return record[name]
    raise KeyError(names[0])


def moves_of(session: Session, sale: Record, type_: Any) -> Iterable[Row]:
    """All moves. The first stage is that from which the first change led; without changes, where the deal stands. Where changes do not
    lead on from each other, and from the last one to where it stands, the deal came there by the next moment that is known.

    A stage is of one type only, and a change between types names the one that the deal came to.
    """
    now = str(either(sale, "sales_status_id", "sale_stage_id"))
    changes: Sequence[Record] = sorted(sale["moves"], key=lambda move: move["date"])
    types: dict[str, str] = {**session.known["stages"]}
    for change in changes:
        types.setdefault(str(change["to_stage"]), str(change["sale_type_id"]))

    def move(stage: str, at: str) -> Row:
        of = types.get(stage, str(type_))
        moved = {"deal_type": f"sale-type-{of}", "to_stage": f"stage-{stage}"}
        return {**moved, "occurred_at": instant(session, at)}

    at = _NONE
    for change in changes or ({"from_stage": now},):
        before = str(change["from_stage"])
        if before not in (at, _NONE):
            yield move(before, sale["date_create"] if at == _NONE else change["date"])
        if "to_stage" in change:
            yield move(str(change["to_stage"]), change["date"])
        at = str(change.get("to_stage", before))
    if at != now:
        active = sale.get(SALE_ACTIVE) or ""
        yield move(now, active if instant(session, active) else sale["date_create"])
