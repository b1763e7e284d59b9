"""The parameters of every scan. Values always travel as parameters; the SQL's text knows only these names.

``s_…`` are a scan's own, the others are the same for all scans of a statement (see `resolvers.statement.Part`).
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    SQLColumnExpression,
    bindparam,
    cast,
    column,
    extract,
    func,
    literal_column,
    select,
)
from sqlalchemy.sql.selectable import TableValuedAlias

_INSTANT = DateTime(timezone=True)

COMPANY = bindparam("company", type_=BigInteger)
# The offsets of the company's time zone: when they change, and the seconds east of UTC before each change and after the last.
# By them the database tells the day of an instant; its own knowledge of zones is never asked.
_OFFSET_CHANGES = bindparam("offset_changes", type_=ARRAY(_INSTANT))
_OFFSETS = bindparam("offsets", type_=ARRAY(Integer))
# The instant the question was asked.
NOW = bindparam("now", type_=_INSTANT)
# Successful stages of all deal types.
SUCCESS = bindparam("success", type_=ARRAY(BigInteger))
# Unsuccessful stages of all deal types.
FAILURE = bindparam("failure", type_=ARRAY(BigInteger))

# The period, half-open.
START = bindparam("s_start", type_=_INSTANT)
END = bindparam("s_end", type_=_INSTANT)
# The earliest instant from which on a scan of the statement asks for moves.
SINCE = bindparam("s_since", type_=_INSTANT)
# Starts of the period's buckets.
STARTS = bindparam("s_starts", type_=ARRAY(_INSTANT))
# The same as days, for rows that go by days: those that begin in the period, and the first of each bucket.
FIRST_DAY = bindparam("s_first_day", type_=Date)
AFTER_DAY = bindparam("s_after_day", type_=Date)
FIRST_DAYS = bindparam("s_first_days", type_=ARRAY(Date))
# For balances: the instants they are taken at, the last of them the period's end, and the first of them.
ENDS = bindparam("s_ends", type_=ARRAY(_INSTANT))
FIRST_END = bindparam("s_first_end", type_=_INSTANT)
# Of a row of a balance: the number of the instant at which it stands, and that instant.
STEP = literal_column("buckets.number", Integer())
STEP_END = func.coalesce(ENDS, type_=ENDS.type)[STEP + literal_column("1")]
# The stages of the population's outcome; for intermediate ones, the closed stages.
STAGES = bindparam("s_stages", type_=ARRAY(BigInteger))


RANKS = ("ranked_stages", "ranked_types", "ranks")


def stage_ranks() -> TableValuedAlias:
    """All stages: ``stage_id``, ``type_id``, and how far a deal has come with it, empty for unsuccessful ones."""
    columns = (("stage_id", BigInteger()), ("type_id", BigInteger()), ("rank", Integer()))
    arrays = (bindparam(name, type_=ARRAY(type_)) for name, (_, type_) in zip(RANKS, columns, strict=True))
    return func.unnest(*arrays).table_valued(*(column(*each) for each in columns)).render_derived(name="stage_ranks")


def is_among(id_: SQLColumnExpression[Any], ids: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """Whether an id is in an array. Looked up and not compared with each: a company may have hundreds of stages."""
    return id_.in_(select(func.unnest(ids).column_valued()))


def local_day(at: SQLColumnExpression[Any]) -> SQLColumnExpression[int]:
    """The day of an instant on the company's clock, as a number: that of 1 January 1970 is 0."""
    changes = func.width_bucket(at, _OFFSET_CHANGES)
    offset = func.coalesce(_OFFSETS, type_=_OFFSETS.type)[changes + literal_column("1")]
    return cast(func.floor((extract("epoch", at) + offset) / literal_column("86400")), Integer)
