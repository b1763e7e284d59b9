"""Looking at a document: how much of what it asks for is read by several statements, which must agree."""

from collections.abc import Iterable, Sequence

from graphql import DocumentNode, FieldNode, Visitor, visit

from resolvers.snapshot import Reading

# What follows the figures in a statement of its own: which rows, is known once the figures are.
_ROWS = frozenset({"records", "rowCount"})

DESKTOPS = frozenset({"dashboard", "events", "viewer", "__typename"})
"""At the root, what stands on nothing that is read for anything else."""

# Each of these at the root reads figures or events by itself, and the last one twice: the settings that are, and those that would be.
_READING_ALONE = ("report", "previewReport", "events", "node", "previewReportFieldSettings")


def reading_of(document: DocumentNode, roots: Sequence[FieldNode]) -> Reading:
    """What a query needs, by the fields at its root and all names below. Rather too much than too little."""
    seen = _Seen()
    visit(document, seen)
    named = [field.name.value for field in roots]
    times = sum(named.count(name) for name in _READING_ALONE) + named.count("previewReportFieldSettings")
    if "dashboard" in named:
        # All desktops are read together, but for those that one has to be allowed to look at first.
        times += named.count("dashboard") if _have(roots, "asUser") else 1
    if "reports" in named and "widget" in seen.names:
        times += 2
    if times > 1 or (seen.goes_on and "groups" in seen.names):
        return Reading.REPEATEDLY
    return Reading.ROWS_AFTER_FIGURES if seen.names & _ROWS else Reading.ONCE


def _have(fields: Iterable[FieldNode], argument: str) -> bool:
    return any(given.name.value == argument for field in fields for given in field.arguments or ())


class _Seen(Visitor):
    """The names of all fields, and whether a list of events goes on after a cursor: of a group, it is read once the group is."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.goes_on = False

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.names.add(node.name.value)
        if node.name.value == "events" and _have([node], "after"):
            self.goes_on = True
