"""Judging what was sent, by its text and by who sent it."""

from collections.abc import Iterable, Iterator, Mapping

from tests.statements.collecting import Sent
from tests.statements.own_company import foreign_rows
from tests.statements.parsed import parsed
from tests.statements.refused import refused

# What may be all the same, by the file or folder that sends it: how the fault begins, and why it must be so.
ALLOWED: Mapping[str, Mapping[str, str]] = {
    "resolvers/authentication/person.py": {
        "companies AS companies without": "who logs in may name a company by its external id",
        "users AS users without": "who logs in without naming one has nothing but an address",
    },
    "resolvers/authentication/provider/found.py": {
        "companies AS companies without": "who comes in may name a company by its external id",
        "identity_providers AS identity_providers without": "who comes in by a provider has nothing but an address",
    },
    "resolvers/cells/": {
        "unfolded_records AS unfolded_records without": "whichever company has something to be folded is folded next",
        "companies AS companies without": "whichever company has cells of another clock has them built next",
        "report_field_settings AS report_field_settings without": "whichever company has other sources has their facet built next",
        "deal_type_report_fields AS chosen without": "whichever company has other outcomes has its cells that tell them built next",
        "stages AS told without": "and so has whichever has its stages in another order",
        "users AS users without": "whichever company has somebody in another department has its cells follow next",
        "departments AS without without": "whichever company has a department that has grown has its cells begun next",
        "cell_members AS": "it is known by whose records its cells have",
    },
    "resolvers/connectors/claims.py": {
        "connections AS connections without": "whichever company has a connection that is due has it carried on next",
    },
    "resolvers/contact_keys/keeping.py": {
        "contacts AS contacts without": "whichever company has contacts without keys has some of them get theirs next",
    },
    "resolvers/mail/outbox.py": {
        "outgoing_mails AS outgoing_mails without": "whichever company has mail that is due has it sent next",
    },
    "resolvers/mapping/tasks.py": {
        "file_import_tasks AS file_import_tasks without": "whichever company has a file to be brought in has that done next",
    },
    "resolvers/webhooks/sender.py": {
        "webhook_targets AS webhook_targets without": "whichever company has a target that is due has it told next",
    },
    "resolvers/changes/listener.py": {
        "data_changes AS": "what no cursor asks for any more is forgotten for all companies at once",
    },
    "resolvers/changes/reading.py": {
        "data_changes AS": "a process hears of all companies that its clients listen to by one statement",
    },
    "resolvers/administration/operating.py": {
        "companies AS companies without": "who runs the server names a company by its external id, or asks for all",
    },
    "crm_desktop/": {
        "companies AS companies without": "a command is about one company by its external id, or about all",
    },
    "resolvers/housekeeping/": {
        "companies AS companies without": "whichever company is due is removed next, and all are tidied one after another",
    },
    "resolvers/importing/": {
        "a temporary table beside a company's": "whole files, which are in temporary tables, are compared with what is there",
        "a statement that neither reads nor writes rows: VacuumStmt": "ANALYZE of what was just filled",
        "companies AS companies without": "a folder names its company by its external id",
    },
}


def faults_of(text: str) -> Iterator[str]:
    """What is wrong with a text of one statement or more."""
    for statement in parsed(text):
        yield from foreign_rows(statement)
        yield from refused(statement)


def allowance(by: str, fault: str) -> tuple[str, str] | None:
    """The place in `ALLOWED` that allows a fault to who sends it."""
    for place, faults_there in ALLOWED.items():
        for beginning in faults_there:
            if by.startswith(place) and fault.startswith(beginning):
                return place, beginning
    return None


def faults(sent: Iterable[Sent]) -> list[str]:
    """What is wrong with what was sent, beyond what its senders are allowed."""
    found: list[str] = []
    for each in sent:
        wrong = [fault for fault in faults_of(each.text) if allowance(each.by, fault) is None]
        found += [f"{each.by}: {fault}\n{each.text[:2_000]}" for fault in wrong]
    return found
