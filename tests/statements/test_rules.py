"""The rules catch what was planted, and nothing else."""

import pytest

from tests.statements.judging import faults_of

SOUND = (
    "SELECT name FROM users WHERE company_id = %(company)s AND id = %(id)s",
    "SELECT u.name FROM users u JOIN deals d ON d.company_id = %(company)s::bigint AND d.responsible_id = u.id"
    " WHERE u.company_id = %(company)s::bigint",
    "SELECT u.name FROM users u LEFT JOIN deals d ON d.company_id = %(company)s AND d.responsible_id = u.id"
    " WHERE u.company_id = %(company)s",
    "WITH users AS (SELECT %(x)s AS id) SELECT id FROM users",
    "INSERT INTO groups (company_id, name) VALUES (%(company)s, 'a'), (%(company)s, 'b')",
    "INSERT INTO groups (name, company_id) SELECT name, %(company)s::bigint FROM unnest(%(names)s::text[]) AS name",
    "INSERT INTO groups (company_id, name) SELECT u.company_id, u.name FROM users u WHERE u.company_id = %(company)s",
    "UPDATE visits SET started_at = %(now)s WHERE company_id = %(company)s AND user_id = %(user)s",
    "INSERT INTO companies (external_id) VALUES (%(name)s)",
    "SELECT name FROM companies WHERE id = %(company)s",
    "SELECT attempts FROM log_in_attempts WHERE name_hash = %(name)s",
    "SELECT set_config('synchronous_commit', 'off', true)",
    "SET LOCAL statement_timeout = 1000",
    "SAVEPOINT reading",
    "DECLARE behind NO SCROLL CURSOR FOR SELECT name FROM users WHERE company_id = %(company)s",
    "FETCH FORWARD 500 FROM behind",
    "CREATE TEMPORARY TABLE import_rows ON COMMIT DROP AS SELECT 1 AS a",
    "SELECT pg_advisory_xact_lock(%(key)s)",
)


@pytest.mark.parametrize("text", SOUND)
def test_nothing_is_said_of_what_is_sound(text: str) -> None:
    assert [*faults_of(text)] == []


WITHOUT_ITS_COMPANY = {
    "a join tied by a column only": (
        "SELECT d.name FROM users u JOIN deals d ON d.company_id = u.company_id AND d.responsible_id = u.id"
        " WHERE u.company_id = %(company)s",
        "deals AS d",
    ),
    "a bare sub-select": (
        "SELECT name, (SELECT count(*) FROM deals WHERE responsible_id = u.id) FROM users u WHERE u.company_id = %(company)s",
        "deals AS deals",
    ),
    "an update by number": ("UPDATE deals SET name = %(name)s WHERE id = %(id)s", "deals AS deals"),
    "an OR": ("SELECT name FROM users WHERE company_id = %(company)s OR role = 'admin'", "users AS users"),
    "a deletion by number": ("DELETE FROM sessions WHERE user_id = %(id)s", "sessions AS sessions"),
    "an EXISTS": (
        "SELECT id FROM deals d WHERE d.company_id = %(company)s AND EXISTS (SELECT FROM users u WHERE u.id = d.responsible_id)",
        "users AS u",
    ),
    "a condition of an outer join that keeps all rows": (
        "SELECT u.id FROM users u LEFT JOIN deals d ON d.company_id = %(company)s AND u.company_id = %(company)s",
        "users AS u",
    ),
    "a column of who knows which table": (
        "SELECT u.id FROM users u JOIN deals d ON d.company_id = %(company)s WHERE company_id = %(company)s",
        "users AS u",
    ),
    "an inequality": ("SELECT id FROM users WHERE company_id <> %(company)s", "users AS users"),
    "a lookup of all companies": ("SELECT id FROM companies WHERE name = %(name)s", "companies AS companies"),
    "a WITH behind a name that only others know": (
        "SELECT (WITH users AS (SELECT 1 AS id) SELECT id FROM users), (SELECT count(*) FROM users)",
        "users AS users",
    ),
    "rows for whichever company": (
        "INSERT INTO groups (company_id, name)"
        " SELECT given.company_id, given.name FROM unnest(%(ids)s::bigint[], %(names)s::text[]) AS given (company_id, name)",
        "rows of groups",
    ),
    "rows some of which are for another": (
        "INSERT INTO groups (company_id, name) VALUES (%(company)s, 'a'), (2, 'b')",
        "rows of groups",
    ),
}


@pytest.mark.parametrize(("text", "whose"), WITHOUT_ITS_COMPANY.values(), ids=WITHOUT_ITS_COMPANY)
def test_a_table_without_its_own_company_is_caught(text: str, whose: str) -> None:
    [fault] = faults_of(text)
    assert fault.startswith(f"{whose} without company_id" if "companies" not in whose else f"{whose} without id")


REFUSED = {
    "SET statement_timeout = 1": "SET for the whole session",
    "SELECT set_config('jit', 'off', false)": "set_config for the whole session",
    "SELECT pg_advisory_lock(1)": "pg_advisory_lock, which belongs to a session",
    "SELECT currval('s')": "currval, which belongs to a session",
    "LISTEN news": "a statement that neither reads nor writes rows: ListenStmt",
    "LOCK TABLE users": "a statement that neither reads nor writes rows: LockStmt",
    "PREPARE p AS SELECT 1": "a statement that neither reads nor writes rows: PrepareStmt",
    "DECLARE c CURSOR WITH HOLD FOR SELECT 1": "a cursor that outlives its transaction",
    "CREATE TRIGGER t AFTER INSERT ON deals EXECUTE FUNCTION f()": "a statement that neither reads nor writes rows: CreateTrigStmt",
    "CREATE POLICY p ON deals": "a statement that neither reads nor writes rows: CreatePolicyStmt",
    "TRUNCATE deals": "a statement that neither reads nor writes rows: TruncateStmt",
    "MERGE INTO a USING b ON a.x = b.x WHEN MATCHED THEN DELETE": "a statement that neither reads nor writes rows: MergeStmt",
    "CREATE TEMPORARY TABLE import_rows AS SELECT 1 AS a": "CREATE TABLE import_rows, which does not end with the transaction",
    "COPY deals FROM STDIN": "COPY of a table that is not temporary",
    "BEGIN": "a transaction that is begun or ended by a statement",
    "WITH RECURSIVE a AS (INSERT INTO groups (company_id, name) VALUES (%(c)s, 'a') RETURNING id) SELECT id FROM a": (
        "an INSERT in a recursive WITH"
    ),
    "WITH a AS (DELETE FROM visits WHERE company_id = %(c)s AND started_at < %(now)s - interval '1 hour') SELECT 1": (
        "an interval in a WITH that writes: what an instant plus or minus one is, depends on the session's zone"
    ),
    "INSERT INTO groups (company_id, name) VALUES (%(c)s, 'a') ON CONFLICT (company_id, id) DO UPDATE SET name = %(n)s": (
        "a parameter in ON CONFLICT SET"
    ),
    "INSERT INTO groups (company_id, name) VALUES (%(c)s, 'a') ON CONFLICT (company_id, id) DO UPDATE SET name = now()": (
        "a function or an interval in ON CONFLICT SET"
    ),
    "SELECT count(*) FROM (SELECT FROM users WHERE company_id = %(c)s FOR UPDATE) AS locked": "a sub-select without columns",
    "SELECT name FROM companies WHERE id = %(c)s FOR KEY SHARE": "a company locked, which on a cluster holds up all others",
    "SELECT kind FROM data_changes WHERE company_id = %(c)s AND transaction_id = pg_current_xact_id()": (
        "the number of a transaction, which is another on every node"
    ),
    "SELECT i.line FROM import_deals i JOIN users u ON u.company_id = %(c)s AND u.external_id = i.responsible": (
        "a temporary table beside a company's"
    ),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused_elsewhere_is_caught(text: str) -> None:
    assert [*faults_of(text)] == [REFUSED[text]]


_LOCKED = "SELECT id FROM contacts WHERE company_id = %(c)s AND external_id {} ORDER BY id FOR KEY SHARE"
_STAGED = "SELECT external_id FROM import_contacts"


@pytest.mark.parametrize(
    "locked", [f"SELECT count(*) FROM ({_LOCKED}) AS locked", f"WITH locked AS ({_LOCKED}) SELECT 1"]
)
def test_rows_locked_in_a_sub_select_beside_a_temporary_table_are_caught(locked: str) -> None:
    found = "rows locked in a sub-select beside a temporary table"
    assert found in faults_of(locked.format(f"IN ({_STAGED})"))
    assert found not in faults_of(locked.format(f"= ANY(ARRAY({_STAGED}))"))
    assert found not in faults_of(f"INSERT INTO import_held {_LOCKED.format(f'IN ({_STAGED})')}")


def test_an_outer_join_of_two_companies_tables_beside_a_temporary_one_is_caught() -> None:
    found = "a company's table beside a temporary one, and another's behind an outer join"
    staged = "SELECT i.line FROM import_deals i {} LEFT JOIN deals d ON d.company_id = %(c)s AND d.external_id = i.external_id"
    users = "JOIN users u ON u.company_id = %(c)s AND u.id = i.responsible_id"
    assert found in faults_of(staged.format(users))
    assert found not in faults_of(staged.format(f"LEFT {users}"))
    assert found not in faults_of(staged.format(""))


def test_a_with_that_writes_beside_a_temporary_table_is_caught() -> None:
    found = "a WITH that writes beside a temporary table"
    staged = "SELECT external_id FROM import_groups"
    writing = "WITH new AS (INSERT INTO groups (company_id, name) VALUES (%(c)s, 'a') RETURNING id) SELECT id FROM new"
    assert found in faults_of(f"{writing} WHERE id IN ({staged})")
    assert found not in faults_of(writing)
    assert found not in faults_of(
        f"WITH new AS ({staged}) INSERT INTO groups (company_id, name) SELECT %(c)s, external_id FROM new"
    )
