"""Statements in PostgreSQL's log."""

from benchmarks.comparison.statements import statements_in

LOG = """
2026-11-29 04:18:14 UTC [1] LOG:  statement: BEGIN READ ONLY
2026-11-29 04:18:14 UTC [1] LOG:  execute _pg3_0: SELECT 1
2026-11-29 04:18:14 UTC [1] DETAIL:  Parameters: $1 = '1'
2026-11-29 04:18:14 UTC [1] LOG:  execute <unnamed>:
	SELECT count(*)
	FROM deals
2026-11-29 04:18:14 UTC [1] LOG:  statement: ;
2026-11-29 04:18:14 UTC [1] LOG:  statement: COMMIT
2026-11-29 04:18:14 UTC [1] LOG:  statement: INSERT INTO visits DEFAULT VALUES
2026-11-29 04:18:14 UTC [1] ERROR:  canceling statement due to user request
"""


def test_statements_count_and_what_frames_them_does_not() -> None:
    assert statements_in(LOG.splitlines()) == ["SELECT 1", "", "INSERT INTO visits DEFAULT VALUES"]
