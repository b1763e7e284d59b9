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

UNFOLDED: Mapping[RecordKind, tuple[tuple[str, str], ...]] = {kind: (_records(kind),) for kind in COLUMNS} | {
    RecordKind.DEAL: (_records(RecordKind.DEAL), _MOVES)
}
"""By the kind of record its queries, by their names."""

RECORDS = "unfolded_{table} AS {table}"
"""Unfolded records in place of all."""

MOVES = f"""unfolded_moves AS transitions CROSS JOIN LATERAL (
      SELECT factor, {", ".join(f"of_deal_{name} AS {name}" for name in _columns(RecordKind.DEAL))}) AS deals"""
"""Unfolded deals with their ledgers in place of all."""
