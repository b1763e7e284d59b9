"""One name for one thing, as for everybody who changes the company (`resolvers.administration.names`)."""

from collections import defaultdict
from typing import Any

from resolvers.administration.kind import (
    ACTIVITY_TYPE,
    CUSTOM_FIELD,
    DEAL_TYPE,
    DEPARTMENT,
    FIELD_OPTION,
    GROUP,
    STAGE,
    Kind,
)
from resolvers.importing.dictionary import Dictionaries, Dictionary, Entry
from resolvers.importing.problem import ProblemLog, shown
from resolvers.text_checks import folded_name

NAMED = {
    kind.table.name: kind for kind in (DEPARTMENT, GROUP, DEAL_TYPE, STAGE, ACTIVITY_TYPE, CUSTOM_FIELD, FIELD_OPTION)
}
"""The kinds of which no two in use have one name, by their tables."""


def check_names(dictionaries: Dictionaries, problems: ProblemLog) -> None:
    """Notes every line that gives a name which another one in use has beside it. Names that stay as they were are let be."""
    for dictionary in dictionaries.values():
        kind = NAMED.get(dictionary.format.table.name)
        if kind is not None:
            _check(dictionary, kind, problems)


def is_renamed(entry: Entry, kind: Kind) -> bool:
    """Whether it is new in its place: by another name, in another place, or in use again."""
    if entry.stored is None:
        return True
    told_by = (kind.label, *kind.named_within, *kind.named_across)
    return any(entry.stored[name] != entry.values[name] for name in told_by) or (
        _is_archived(entry.stored) and not _is_archived(entry.values)
    )


def _check(dictionary: Dictionary, kind: Kind, problems: ProblemLog) -> None:
    beside: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    # What stays first, then line by line: the file must give way, and in it the later line.
    for entry in sorted(dictionary.all(), key=lambda each: (is_renamed(each, kind), each.line or 0)):
        name = entry.values[kind.label]
        if not name or _is_archived(entry.values):
            continue
        others = beside[folded_name(name), *(entry.values[column] for column in kind.named_within)]
        other = next((other for other in others if _overlap(other, entry, kind)), None)
        if other is not None and entry.line is not None and is_renamed(entry, kind):
            problems.add(dictionary.file_name, entry.line, kind.label, _wrong(name, other), _EXPECTED)
        others.append(entry)


def _overlap(one: Entry, other: Entry, kind: Kind) -> bool:
    """Whether something has both: what is of all types stands beside what is of one."""
    both = ((one.values[name], other.values[name]) for name in kind.named_across)
    return all(a is None or b is None or a == b for a, b in both)


def _is_archived(values: Any) -> bool:
    return values.get("archived_at") is not None


def _wrong(name: str, other: Entry) -> str:
    where = f" in line {other.line}" if other.line is not None else ""
    return f"{shown(name)} is the name of {other.name}{where} too"


_EXPECTED = "each name once here, whatever the case and the blanks"
