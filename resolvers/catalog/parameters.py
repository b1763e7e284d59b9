"""The parameters of every scan. Values always travel as parameters; the SQL's text knows only these names.

``s_…`` are a scan's own, the others are the same for all scans of a statement (see `resolvers.statement.Part`).
"""

from sqlalchemy import ARRAY, BigInteger, DateTime, Integer, Text, bindparam, func, literal_column

_INSTANT = DateTime(timezone=True)

COMPANY = bindparam("company", type_=BigInteger)
# The company's time zone, and the instant the question was asked.
ZONE = bindparam("zone", type_=Text)
NOW = bindparam("now", type_=_INSTANT)
# Successful stages of all deal types.
SUCCESS = bindparam("success", type_=ARRAY(BigInteger))
# Unsuccessful stages of all deal types.
FAILURE = bindparam("failure", type_=ARRAY(BigInteger))

# The period, half-open.
START = bindparam("s_start", type_=_INSTANT)
END = bindparam("s_end", type_=_INSTANT)
# Starts of the period's buckets.
STARTS = bindparam("s_starts", type_=ARRAY(_INSTANT))
# For balances: the instants they are taken at, the last of them the period's end, and the first of them.
ENDS = bindparam("s_ends", type_=ARRAY(_INSTANT))
FIRST_END = bindparam("s_first_end", type_=_INSTANT)
# Of a row of a balance: the number of the instant at which it stands, and that instant.
STEP = literal_column("buckets.number", Integer())
STEP_END = func.coalesce(ENDS, type_=ENDS.type)[STEP + literal_column("1")]
# The stages of the population's outcome; for intermediate ones, the closed stages.
STAGES = bindparam("s_stages", type_=ARRAY(BigInteger))
