"""Files of other programs, brought in by a mapping of their columns (`docs/adr/0053`): ``bring_in``."""

from resolvers.mapping.aside import aside
from resolvers.mapping.company_words import read_company_words
from resolvers.mapping.document import RecordMapping, read_form, read_mapping, write_mapping
from resolvers.mapping.foreign_table import ForeignTable, Form
from resolvers.mapping.importer import FileImporter
from resolvers.mapping.journal import Claim, ClaimLostError
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.progress import Phase, Progress
from resolvers.mapping.proposal import Proposal, SeenColumn, fits, propose, propose_again
from resolvers.mapping.reading import read_table
from resolvers.mapping.rejected_file import write_rejected
from resolvers.mapping.run import FileImport, GivenFile, bring_in
from resolvers.mapping.sources import (
    Run,
    Source,
    count_runs,
    forget_source,
    read_runs,
    read_sources,
    rename_source,
)
from resolvers.mapping.tasks import RequestedImport, Task, ask_for_import, find_rejected, find_task
from resolvers.mapping.told import NOTES, CellProblem, Note, RejectedRow, ShownRow
from resolvers.mapping.undoing import undo_import
from resolvers.mapping.uploads import Upload, find_upload, keep_upload

__all__ = [
    "NOTES",
    "CellProblem",
    "Claim",
    "ClaimLostError",
    "FileImport",
    "FileImporter",
    "ForeignTable",
    "Form",
    "GivenFile",
    "MappingError",
    "Note",
    "Phase",
    "Progress",
    "Proposal",
    "RecordMapping",
    "RejectedRow",
    "RequestedImport",
    "Run",
    "SeenColumn",
    "ShownRow",
    "Source",
    "Task",
    "Upload",
    "aside",
    "ask_for_import",
    "bring_in",
    "count_runs",
    "find_rejected",
    "find_task",
    "find_upload",
    "fits",
    "forget_source",
    "keep_upload",
    "propose",
    "propose_again",
    "read_company_words",
    "read_form",
    "read_mapping",
    "read_runs",
    "read_sources",
    "read_table",
    "rename_source",
    "undo_import",
    "write_mapping",
    "write_rejected",
]
