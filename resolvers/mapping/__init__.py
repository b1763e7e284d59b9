"""Files of other programs, brought in by a mapping of their columns (`docs/adr/0053`): ``bring_in``."""

from resolvers.mapping.company_words import read_company_words
from resolvers.mapping.document import RecordMapping, read_form, read_mapping, write_mapping
from resolvers.mapping.foreign_table import ForeignTable, Form
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.proposal import Proposal, propose
from resolvers.mapping.reading import read_table
from resolvers.mapping.rejected_file import write_rejected
from resolvers.mapping.run import FileImport, GivenFile, bring_in
from resolvers.mapping.sources import Run, Source, forget_source, read_runs, read_sources
from resolvers.mapping.told import NOTES, CellProblem, Note, RejectedRow, ShownRow
from resolvers.mapping.undoing import undo_import

__all__ = [
    "NOTES",
    "CellProblem",
    "FileImport",
    "ForeignTable",
    "Form",
    "GivenFile",
    "MappingError",
    "Note",
    "Proposal",
    "RecordMapping",
    "RejectedRow",
    "Run",
    "ShownRow",
    "Source",
    "bring_in",
    "forget_source",
    "propose",
    "read_company_words",
    "read_form",
    "read_mapping",
    "read_runs",
    "read_sources",
    "read_table",
    "undo_import",
    "write_mapping",
    "write_rejected",
]
