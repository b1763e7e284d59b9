"""What a connector's functions are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from resolvers.connectors.asking import Asking
from resolvers.language import Language


@dataclass(slots=True)
class Session:
    """A connection while somebody has it: its settings, secret ones among them, whom to ask, and what is known of its directory."""

    settings: Mapping[str, str]
    language: Language
    """In which things are named that the vendor has no name for."""
    asking: Asking
    known: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """As `Directory.known`."""
    noted: dict[str, Any] = field(default_factory=dict[str, Any])
    """What the connector's functions have to know of each other, while the connection is in these hands."""
    has_missed: bool = False
    """Whether a record referred to something that is not in the directory as it is known: then that is read anew, once."""
