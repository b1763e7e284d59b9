"""Files of other programs, brought in by a mapping of their columns."""
