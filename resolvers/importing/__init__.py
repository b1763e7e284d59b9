"""Importing a company's records from a folder in the import format: ``import_folder``."""

from resolvers.importing.problem import ImportRefusedError, Problem
from resolvers.importing.run import ImportSummary, import_folder

__all__ = ["ImportRefusedError", "ImportSummary", "Problem", "import_folder"]
