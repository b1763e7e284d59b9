"""Measuring a document before it is validated, and before anything is spread out."""

from collections import Counter
from collections.abc import Iterator
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
    """Adds up what a document asks for, each fragment once, so that the work is linear however often fragments are spread."""

    def __init__(self, document: DocumentNode) -> None:
        self.operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        self._fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._sizes: dict[str, _Size] = {}

    def check(self) -> None:
        """Raises `GraphQLError` for a document that is too large. Says nothing else about whether it is valid."""
        if len(self.operations) > limits.MAX_OPERATIONS:
            raise GraphQLError(f"Expected at most {limits.MAX_OPERATIONS} operations in one document.")
        for definition in (*self.operations, *self._fragments.values()):
            _check_same_names(definition.selection_set)
        for operation in self.operations:
            size = self._size_of(operation.selection_set)
            if size.depth > limits.MAX_DEPTH:
                raise GraphQLError(
                    f"Expected at most {limits.MAX_DEPTH} levels of fields, got {size.depth}.", operation
                )
            if size.fields > limits.MAX_FIELDS:
                raise GraphQLError(f"Expected at most {limits.MAX_FIELDS} fields.", operation)
            if size.aliases > limits.MAX_ALIASES:
                raise GraphQLError(f"Expected at most {limits.MAX_ALIASES} aliases.", operation)
            if len([*self.root_fields(operation)]) > limits.MAX_ROOT_FIELDS:
                raise GraphQLError(f"Expected at most {limits.MAX_ROOT_FIELDS} fields at the root.", operation)

    def root_fields(self, operation: OperationDefinitionNode) -> Iterator[FieldNode]:
        """The fields at the root of an operation, those of fragments included, each fragment once."""
        todo: list[SelectionSetNode] = [operation.selection_set]
        seen: set[str] = set()
        while todo:
            for selection in todo.pop().selections:
                if isinstance(selection, FieldNode):
                    yield selection
                elif isinstance(selection, InlineFragmentNode):
                    todo.append(selection.selection_set)
                elif isinstance(selection, FragmentSpreadNode) and (name := selection.name.value) not in seen:
                    seen.add(name)
                    if name in self._fragments:
                        todo.append(self._fragments[name].selection_set)

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


def _check_same_names(selection_set: SelectionSetNode) -> None:
    todo: list[SelectionSetNode] = [selection_set]
    while todo:
        names: Counter[str] = Counter()
        here = [todo.pop()]
        while here:
            for selection in here.pop().selections:
                if isinstance(selection, FieldNode):
                    names[(selection.alias or selection.name).value] += 1
                    if selection.selection_set is not None:
                        todo.append(selection.selection_set)
                elif isinstance(selection, InlineFragmentNode):
                    here.append(selection.selection_set)
                elif isinstance(selection, FragmentSpreadNode):
                    names["..." + selection.name.value] += 1
        if names and max(names.values()) > limits.MAX_SAME_NAME:
            raise GraphQLError(f"Expected a field or a fragment at most {limits.MAX_SAME_NAME} times in one place.")
