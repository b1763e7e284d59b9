"""How things are fetched: one loader a file, all keys of a turn in one statement."""

from resolvers.loaders.loaders import Loaders

__all__ = ["Loaders"]
