"""Measuring a document before it is validated: validation itself takes long for documents made for that."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from schema import limits


@dataclass(slots=True)
class _Size:
    """Of a selection set with everything below it, fragments spread out."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0


class DocumentSize:
    """Adds up what a document asks for. A fragment is measured once, so the work is small however often it is spread."""

    def __init__(self, document: DocumentNode) -> None:
        self.operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        self._fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._sizes: dict[str, _Size] = {}

    def check(self) -> None:
        """Raises `GraphQLError` for a document that is too large. Says nothing else about whether it is valid."""
        _at_most(limits.MAX_OPERATIONS, "operations", len(self.operations))
        _at_most(limits.MAX_FRAGMENTS, "fragments", len(self._fragments))
        for operation in self.operations:
            size = self._size_of(operation.selection_set)
            _at_most(limits.MAX_DEPTH, "levels of fields", size.depth)
            _at_most(limits.MAX_FIELDS, "fields", size.fields)
            _at_most(limits.MAX_ALIASES, "aliases", size.aliases)
            _at_most(limits.MAX_ROOT_FIELDS, "fields at the root", len(self.root_fields(operation)))
            self._check_same_names(operation)
        # What is not used was not measured, and would be refused later.
        for name in self._fragments.keys() - self._sizes.keys():
            raise GraphQLError(f"Fragment '{name}' is never used.", self._fragments[name])

    def root_fields(self, operation: OperationDefinitionNode) -> list[FieldNode]:
        """The fields at the root of an operation, those of fragments included, each fragment once."""
        return self._fields_of([operation.selection_set])

    def _fields_of(self, places: Iterable[SelectionSetNode]) -> list[FieldNode]:
        """The fields that are answered together at these places."""
        fields: list[FieldNode] = []
        todo = [*places]
        seen: set[str] = set()
        while todo:
            for selection in todo.pop().selections:
                if isinstance(selection, FieldNode):
                    fields.append(selection)
                elif isinstance(selection, InlineFragmentNode):
                    todo.append(selection.selection_set)
                elif isinstance(selection, FragmentSpreadNode) and (name := selection.name.value) not in seen:
                    seen.add(name)
                    if name in self._fragments:
                        todo.append(self._fragments[name].selection_set)
        return fields

    def _check_same_names(self, operation: OperationDefinitionNode) -> None:
        todo: list[list[SelectionSetNode]] = [[operation.selection_set]]
        # A fragment within itself would never end; validation finds the circle, this only has to stop.
        for _ in range(limits.MAX_FIELDS):
            if not todo:
                return
            below: dict[str, list[FieldNode]] = {}
            for field in self._fields_of(todo.pop()):
                below.setdefault((field.alias or field.name).value, []).append(field)
            for fields in below.values():
                _at_most(limits.MAX_SAME_NAME, "fields of one name in one place", len(fields))
                inside = [field.selection_set for field in fields if field.selection_set is not None]
                if inside:
                    todo.append(inside)

    def _size_of(self, selection_set: SelectionSetNode | None) -> _Size:
        size = _Size()
        for selection in () if selection_set is None else selection_set.selections:
            if isinstance(selection, FragmentSpreadNode):
                below = self._size_of_fragment(selection.name.value)
                size.depth = max(size.depth, below.depth)
            elif isinstance(selection, FieldNode):
                below = self._size_of(selection.selection_set)
                size.depth = max(size.depth, below.depth + 1)
                size.fields += 1
                size.aliases += selection.alias is not None
            else:
                below = self._size_of(selection.selection_set if isinstance(selection, InlineFragmentNode) else None)
                size.depth = max(size.depth, below.depth)
            size.fields += below.fields
            size.aliases += below.aliases
        return size

    def _size_of_fragment(self, name: str) -> _Size:
        known = self._sizes.get(name)
        if known is None:
            # A fragment within itself counts for nothing here: validation refuses the circle.
            self._sizes[name] = _Size()
            fragment = self._fragments.get(name)
            known = self._sizes[name] = self._size_of(None if fragment is None else fragment.selection_set)
        return known


def _at_most(limit: int, what: str, count: int) -> None:
    if count > limit:
        raise GraphQLError(f"Expected at most {limit} {what}.")
