"""Judging what was sent, by its text and by who sent it."""

from collections.abc import Iterable, Iterator, Mapping

from tests.statements.collecting import Sent
from tests.statements.own_company import foreign_rows
from tests.statements.parsed import parsed
from tests.statements.refused import refused

_OWN_ROWS = "a temporary table beside a company's"
_WHOLE_FILES = "an import compares whole files, which are in temporary tables, with what is there"

# What may be all the same, by the file that sends it: how the fault begins, and why it must be so.
ALLOWED: Mapping[str, Mapping[str, str]] = {
    "resolvers/authentication/person.py": {
        "companies AS companies without": "who logs in may name a company by its external id",
        "users AS users without": "who logs in without naming one has nothing but an address",
    },
    "resolvers/changes/listener.py": {
        "data_changes AS": "what no cursor asks for any more is forgotten for all companies at once",
    },
    "resolvers/changes/reading.py": {
        "data_changes AS": "a process hears of all companies that its clients listen to by one statement",
    },
    "crm_desktop/first_demo.py": {
        "companies AS companies without": "whether there is any company at all",
    },
    "resolvers/importing/company_file.py": {
        "companies AS companies without": "a folder names its company by its external id",
    },
    "resolvers/importing/contents.py": {
        "a statement that neither reads nor writes rows: VacuumStmt": "ANALYZE of the temporary tables",
    },
    "resolvers/importing/session.py": {
        "a statement that neither reads nor writes rows: VacuumStmt": "ANALYZE after an import",
    },
    "resolvers/importing/staging_checks.py": {_OWN_ROWS: _WHOLE_FILES},
    "resolvers/importing/merging.py": {
        _OWN_ROWS: _WHOLE_FILES,
        "a parameter in ON CONFLICT SET": "the keys of the fields that a file has; to go",
    },
    "resolvers/importing/ledger.py": {
        _OWN_ROWS: _WHOLE_FILES,
        "a sub-select without columns": "rows to be locked; to go",
    },
}


def faults_of(text: str) -> Iterator[str]:
    """What is wrong with a text of one statement or more."""
    for statement in parsed(text):
        yield from foreign_rows(statement)
        yield from refused(statement)


def faults(sent: Iterable[Sent]) -> list[str]:
    """What is wrong with what was sent, beyond what its senders are allowed."""
    found: list[str] = []
    for each in sent:
        allowed = tuple(ALLOWED.get(each.by, ()))
        wrong = [fault for fault in faults_of(each.text) if not fault.startswith(allowed)]
        found += [f"{each.by}: {fault}\n{each.text[:2_000]}" for fault in wrong]
    return found
