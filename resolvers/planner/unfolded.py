"""Records that are not folded yet, as queries that all scans of a statement share: each is looked up once, however many scans count it.

Of each record there is what the cells have of it, with the ``factor`` -1, and what it is now, with 1; of the ledger of a deal likewise.
"""

from collections.abc import Mapping, Sequence

from models import RecordKind
from resolvers.cells.noting import COLUMNS, LEDGER, ledger_before, record_before

_COMPANY = "%(company)s::bigint"


def _now(table: str, where: str) -> str:
    """Looked up one by one: nobody knows how few are unfolded when it is planned."""
    return f"JOIN LATERAL (SELECT * FROM {table} WHERE company_id = {_COMPANY} AND {where} OFFSET 0) AS {table} ON true"  # noqa: S608 - from constants


def _unfolded(kind: RecordKind, columns: Sequence[str], before: str, now: str) -> str:
    table = COLUMNS[kind][0]
    return " UNION ALL ".join(
        f"""
  SELECT {factor} AS factor, {", ".join(columns)} FROM unfolded_records AS unfolded {rows}
  WHERE unfolded.company_id = {_COMPANY} AND unfolded.kind = '{kind}' AND {table}.company_id = {_COMPANY}"""  # noqa: S608 - from constants
        for factor, rows in (
            ("-1", f"{record_before(table)} {before}"),
            ("1", f"{_now(table, 'id = unfolded.record_id')} {now}"),
        )
    )


def _columns(kind: RecordKind) -> Sequence[str]:
    deleted = () if kind is RecordKind.COMMUNICATION else ("deleted_at",)
    return [*COLUMNS[kind][1], *deleted]


def _records(kind: RecordKind) -> tuple[str, str]:
    table = COLUMNS[kind][0]
    return f"unfolded_{table}", _unfolded(kind, [f"{table}.{name}" for name in _columns(kind)], "", "")


# Of each move what its deal is, too: to join them again would be planned for as many as there usually are, which is none.
_MOVES = (
    "unfolded_moves",
    _unfolded(
        RecordKind.DEAL,
        [
            *(f"deals.{name} AS of_deal_{name}" for name in _columns(RecordKind.DEAL)),
            *(f"transitions.{name}" for name in LEDGER),
        ],
        ledger_before(),
        _now("transitions", "deal_id = deals.id"),
    ),
)

# A deal that has moved on has nearly all of its ledger in common with what it was. Rows that are the same on both sides, of a deal of
# which the same is counted, come to nothing.
_COUNTED = [
    *(
        f"of_deal_{name}"
        for name in ("id", "company_id", "created_at", "responsible_id", "deal_type_id", "fields", "deleted_at")
    ),
    *(name for name in LEDGER if name != "left_at"),
]
_CHANGED_MOVES = (
    "changed_moves",
    f"""
  SELECT sum(factor)::integer AS factor, {", ".join(_COUNTED)} FROM unfolded_moves
  GROUP BY {", ".join(_COUNTED)} HAVING sum(factor) <> 0""",  # noqa: S608 - from constants
)

UNFOLDED: Mapping[RecordKind, tuple[tuple[str, str], ...]] = {kind: (_records(kind),) for kind in COLUMNS} | {
    RecordKind.DEAL: (_records(RecordKind.DEAL), _MOVES, _CHANGED_MOVES)
}
"""By the kind of record its queries, by their names."""

RECORDS = "unfolded_{table} AS {table}"
"""Unfolded records in place of all."""


def _with_deals(moves: str, columns: Sequence[str]) -> str:
    named = ", ".join(f"{name} AS {name.removeprefix('of_deal_')}" for name in columns if name.startswith("of_deal_"))
    return f"{moves} AS transitions CROSS JOIN LATERAL (SELECT factor, {named}) AS deals"


MOVES = _with_deals("unfolded_moves", [f"of_deal_{name}" for name in _columns(RecordKind.DEAL)])
"""Unfolded deals with their ledgers in place of all."""

CHANGED_MOVES = _with_deals("changed_moves", _COUNTED)
"""The same of those rows alone that count otherwise than before, by so many as ``factor`` says; of their deals without where these
stand."""
