"""The change signal: told by every transaction that writes, read by whoever keeps something that was computed."""

from resolvers.changes.extent import EVERYTHING, NOBODY, ChangeSet, Extent

__all__ = ["EVERYTHING", "NOBODY", "ChangeSet", "Extent"]
