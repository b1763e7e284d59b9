"""Departments in the order of their tree, for pickers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resolvers.alphabet import alphabetical
from resolvers.directory.department import DepartmentSummary
from resolvers.language import Language


@dataclass(frozen=True, slots=True)
class PlacedDepartment:
    """A department, the names of those it is a part of from the top, and whether others are a part of it."""

    department: DepartmentSummary
    above: tuple[str, ...]
    has_parts: bool

    @property
    def id(self) -> int:
        """Its id."""
        return self.department.id

    @property
    def name(self) -> str:
        """Its name."""
        return self.department.name


def in_tree_order(
    departments: Iterable[DepartmentSummary], language: Language, outside: int | None = None
) -> list[PlacedDepartment]:
    """Each followed by its parts, those side by side by name. What is a part of none of them stands at the top.

    The one that they are to be outside of is left out, and all below it.
    """
    listed = alphabetical(departments, language)
    ids = {each.id for each in listed}
    parts: dict[int | None, list[DepartmentSummary]] = {}
    for each in listed:
        if each.id == outside:
            continue
        parts.setdefault(each.parent_id if each.parent_id in ids else None, []).append(each)

    def below(parent: int | None, above: tuple[str, ...]) -> Iterator[PlacedDepartment]:
        for each in parts.get(parent, ()):
            yield PlacedDepartment(each, above, each.id in parts)
            yield from below(each.id, (*above, each.name))

    return list(below(None, ()))
