"""Which records contribute to cells: as they are, or as the cells have them, in SQL; the text names the records' table either way.

Beside each stands the department whose cells it is in too, if it is in such.
"""

from dataclasses import dataclass, replace

from resolvers.cells.noting import LEDGER, ledger_before, record_before, unmoved
from resolvers.cells.returns import HAS_LEFT


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from, with ``{table}`` and ``{kind}`` for theirs; ``ledger`` is what joins the rows of a deal's,
    ``moves`` a query of them. ``department`` is the SQL of the number of theirs, ``has_left`` that of whether a deal may have come
    back, where that is known by little; ``is_as_before`` that of whether nothing of a deal has changed but where it moved."""

    records: str
    id: str
    where: str
    kept_ledger: str
    ledger: str
    moves: str
    department: str = "member.department_id"
    has_left: str = "true"
    is_as_before: str = "false"


_OWN = "{table}.company_id = %(company)s::bigint"
_MEMBER = " LEFT JOIN cell_members AS member ON member.company_id = %(company)s::bigint AND member.person_id = {table}.responsible_id"
_UNFOLDED = "unfolded.company_id = %(company)s::bigint AND unfolded.kind = '{kind}'"

_THEIR_MOVES = "transitions.company_id = %(company)s::bigint AND transitions.deal_id = deals.id"

ALL = Source(
    "{table}" + _MEMBER,
    "{table}.id",
    _OWN,
    "NULL::jsonb",
    f"JOIN transitions ON {_THEIR_MOVES}",
    f"SELECT * FROM transitions WHERE {_THEIR_MOVES}",  # noqa: S608 - from constants
    has_left=f"EXISTS (SELECT FROM transitions WHERE {_THEIR_MOVES} AND transitions.{HAS_LEFT})",
)
"""Records as they are."""

# Not by a join: nobody knows how many are unfolded when it is planned.
CLEAN = replace(
    ALL,
    where=f"{_OWN} AND {{table}}.id NOT IN (SELECT unfolded.record_id FROM unfolded_records AS unfolded WHERE {_UNFOLDED})",  # noqa: S608 - from constants
)
"""Those that are as the cells say."""

BEFORE = Source(
    f"unfolded_records AS unfolded {record_before('{table}')}{_MEMBER}",
    "unfolded.record_id",
    f"{_UNFOLDED} AND unfolded.before IS NOT NULL",
    "unfolded.before -> 'ledger'",
    ledger_before("deals.ledger"),
    "SELECT * FROM jsonb_populate_recordset(NULL::transitions, deals.ledger)",
)
"""Other records, as the cells have them."""


_MOVE = ", ".join(f"transitions.{name}" for name in LEDGER if name not in ("company_id", "deal_id", "left_at"))
_MOVES_NOW = f"SELECT {_MOVE} FROM transitions WHERE {_THEIR_MOVES}"  # noqa: S608 - from constants
_MOVES_BEFORE = f"SELECT {_MOVE} FROM jsonb_populate_recordset(NULL::transitions, deals.ledger) AS transitions"  # noqa: S608 - from constants


def _less(moves: str, others: str) -> str:
    return f"CROSS JOIN LATERAL ({moves} EXCEPT {others}) AS transitions"


MOVED = replace(
    ALL,
    records=f"{{table}} LEFT JOIN unfolded_records AS unfolded ON {_UNFOLDED} AND unfolded.record_id = {{table}}.id{_MEMBER}",
    kept_ledger=BEFORE.kept_ledger,
    ledger=_less(_MOVES_NOW, f"{_MOVES_BEFORE} WHERE deals.is_as_before"),
    is_as_before=unmoved("deals"),
)
"""Deals as they are, with those moves alone that count otherwise than before: of a deal that has moved on, the last one."""

MOVED_BEFORE = replace(
    BEFORE,
    records=f"""unfolded_records AS unfolded {record_before("{table}")}
  LEFT JOIN deals AS present ON present.company_id = %(company)s::bigint AND present.id = unfolded.record_id{_MEMBER}""",
    ledger=_less(_MOVES_BEFORE, f"{_MOVES_NOW} AND deals.is_as_before"),
    is_as_before=unmoved("present"),
)
"""The same of deals as the cells have them."""


def some(source: Source) -> Source:
    """Only those records of the source whose numbers are in the parameter ``ids``."""
    return replace(source, where=f"{source.where} AND {source.id} = ANY(%(ids)s::bigint[])")


def of_person(source: Source, department: str) -> Source:
    """Only the records of the source that are the ``person``'s (a parameter), as those of another department."""
    return replace(
        source, where=f"{source.where} AND {{table}}.responsible_id = %(person)s::bigint", department=department
    )
