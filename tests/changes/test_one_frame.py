"""Whatever is written is written in one frame."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Where a transaction begins or is committed, or a statement commits itself, and why that writes no data by itself.
WITHOUT_THE_FRAME = {
    "resolvers/undisturbed.py": "an import ends its one transaction with the signal itself; cells are no data",
    "resolvers/cells/folding.py": "cells are no data",
    "resolvers/cells/moving.py": "cells are no data",
    "resolvers/connectors/claims.py": "who has which connection, and its runs, are no data",
    "resolvers/contact_keys/keeping.py": "what contacts are compared by follows from them",
    "resolvers/snapshot.py": "reads",
    "resolvers/authentication/second_factor/confirming.py": "ends the transaction of the frame by itself, or takes it back",
    "resolvers/administration/new_company.py": "the frame's, about a company that is made in it",
    "resolvers/records/last_moves.py": "when deals last moved follows from the ledger",
    "resolvers/housekeeping/removal.py": "of what is taken away nobody keeps anything who could ask for it",
    "crm_desktop/health.py": "takes room on the disk, and leaves no row",
    "crm_desktop/database.py": "speaks of it",
}
SQL_THAT_WRITES = {
    "resolvers/changes/signal.py": "the signal itself",
    "resolvers/changes/listener.py": "forgets signals",
    "resolvers/changes/journal.py": "tells of what is written by the frame",
    "resolvers/webhooks/sender.py": "what others were told is no data",
    "resolvers/commands/ending.py": "what the frame ends in",
    "resolvers/authentication/visit_sql.py": "visits are no data",
    "resolvers/authentication/finding_viewer.py": "when somebody last came is no data",
    "resolvers/authentication/log_in_limit.py": "attempts are no data",
    "resolvers/authentication/passkeys/challenges.py": "challenges are no data",
    "resolvers/export/turns.py": "turns are no data",
    "resolvers/feed/remembered.py": "rows that have not become records are no data",
    "resolvers/housekeeping/erasure.py": "written by the frame",
    "resolvers/housekeeping/retention.py": "written by the frame",
    "resolvers/mail/outbox.py": "what is to be sent is no data",
    "resolvers/mail/reset_requests.py": "likewise",
    "resolvers/mail/sign_ups.py": "likewise",
    "resolvers/events/feed.py": "visits are no data",
    "resolvers/events/marking.py": "written by the frame",
    "resolvers/cells/folding.py": "neither cells nor what is not in them yet are data",
    "resolvers/cells/losing_fields.py": "by which clock cells are cut is no data",
    "resolvers/cells/members.py": "whose records cells have is no data",
    "resolvers/cells/moving.py": "whose records cells have is no data",
    "resolvers/cells/noting.py": "beside what is written by the frame",
    "resolvers/cells/sources.py": "of which sources cells have a facet is no data",
    "resolvers/cells/outcomes.py": "by which stages cells tell outcomes is no data",
    "resolvers/cells/rebuilding.py": "cells, and by which clock they are cut, are no data",
    "resolvers/connectors/claims.py": "who has which connection, and its runs, are no data",
    "resolvers/connectors/checkpoint.py": "how far a run has come is no data",
    "resolvers/connectors/reconciling.py": "what was seen at the other system is no data",
    "resolvers/connectors/steps.py": "of what changed there is no data until it is fetched",
    "resolvers/connectors/writing.py": "what was refused is no data; records are written by the frame",
    "resolvers/contact_keys/keeping.py": "what contacts are compared by follows from them",
    "resolvers/contact_keys/writing.py": "likewise",
    "resolvers/currencies/conversion.py": "what deals come to is told by who writes them",
    "resolvers/currencies/rates.py": "told to the transaction, as are the deals that they concern",
    "resolvers/duplicates/dismissing.py": "written by the frame",
    "resolvers/importing/ledger_matching_sql.py": "what is staged is no data",
    "resolvers/importing/ledger_sql.py": "written by the frame",
    "resolvers/mapping/journal.py": "how records were is no data",
    "resolvers/mapping/tasks.py": "what is to be brought in is no data",
    "resolvers/mapping/uploads.py": "files that were sent are no data",
    "resolvers/mapping/undoing.py": "told to the transaction, table by table",
    "resolvers/duplicates/moving.py": "written by the frame",
    "resolvers/importing/merged_names.py": "what is staged is no data",
    "resolvers/records/last_moves.py": "when deals last moved follows from the ledger",
    "resolvers/records/ledger.py": "written by the frame",
}
_BEGINS = re.compile(r"(engine|connection)\.(begin|begin_nested|commit)\(\)")
_WRITES = re.compile(
    r"^\s*(WITH .*)?(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO) [a-z]|\"\"\"(INSERT|UPDATE|DELETE) ", re.M | re.I
)


def files_with(pattern: re.Pattern[str]) -> set[str]:
    """The files of the behaviour and of what stands above it in which the pattern is."""
    files = [file for folder in ("crm_desktop", "schema", "resolvers") for file in (ROOT / folder).rglob("*.py")]
    return {str(file.relative_to(ROOT)) for file in files if pattern.search(file.read_text(encoding="utf-8"))}


def test_transactions_begin_in_the_frame() -> None:
    assert files_with(_BEGINS) == {"resolvers/commands/transaction.py", *WITHOUT_THE_FRAME}


def test_sql_that_writes_stands_where_it_is_told_of() -> None:
    assert files_with(_WRITES) == {*SQL_THAT_WRITES}
