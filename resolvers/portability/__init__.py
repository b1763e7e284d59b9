"""Taking away everything of a company, or of a person, in the import format: ``open_taking``."""

from resolvers.portability.taking import TakenFile, Taking, open_taking

__all__ = ["TakenFile", "Taking", "open_taking"]
