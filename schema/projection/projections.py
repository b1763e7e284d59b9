"""The functions that were made, kept for the next request of the same document."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLObjectType,
    Node,
    VariableNode,
)
from graphql.execution.collect_fields import FieldDetailsList

from schema.projection.compiling import Compiler, NotProjectable, Project, Selected, answering_at_once
from schema.projection.written import writing_once

if TYPE_CHECKING:
    from schema.projection.executor import ProjectingExecutor

M = TypeVar("M")
Make = Callable[[Compiler, GraphQLObjectType, FieldDetailsList], M]

# Of fields in all functions that are kept, each of which takes about half a kilobyte.
_ROOM = 20_000
# Of one place: whoever asks with ever new values is answered all the same.
_MOST_VALUES = 16
_NOT_GIVEN = object()


@dataclass(slots=True)
class _Place:
    """A place in a document: what was made for it by the values of the variables used below it, none where the library answers.

    The nodes are kept so that nothing else gets their ids. ``fields`` is the number of fields below them, ``size`` that in all of its
    functions.
    """

    nodes: tuple[FieldNode, ...]
    variables: tuple[str, ...]
    fields: int
    made: dict[tuple[Any, ...], Any]
    size: int


class Projections:
    """Functions by type and place in a document; those of the places that were asked for last are kept."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._places: OrderedDict[tuple[Make[Any], str, tuple[int, ...]], _Place] = OrderedDict()
        self.size = 0

    def of_object(
        self, executor: "ProjectingExecutor", type_: GraphQLObjectType, details: FieldDetailsList
    ) -> Project | None:
        """The function for an object of this type at this place; ``None`` where the library must answer."""
        return self._find(_object, executor, type_, details)

    def of_field(
        self, executor: "ProjectingExecutor", type_: GraphQLObjectType, details: FieldDetailsList
    ) -> Project | None:
        """The same for a field of an object of this type."""
        if answering_at_once(type_, details[0].node.name.value) is None:
            return None
        return self._find(Compiler.field_alone, executor, type_, details)

    def selected(
        self, executor: "ProjectingExecutor", type_: GraphQLObjectType, details: FieldDetailsList
    ) -> Selected | None:
        """The fields that are selected of an object of this type at this place, for the library to go through; ``None`` where it must
        collect them for each request."""
        return self._find(Compiler.selected, executor, type_, details)

    def _find(
        self, make: Make[M], executor: "ProjectingExecutor", type_: GraphQLObjectType, details: FieldDetailsList
    ) -> M | None:
        nodes = tuple(each.node for each in details)
        key = make, type_.name, tuple(map(id, nodes))
        place = self._places.get(key)
        if place is None:
            below = _Below(nodes, executor.fragment_definitions)
            place = self._places[key] = _Place(nodes, tuple(sorted(below.variables)), below.fields, {}, 0)
            self.size += below.fields
        self._places.move_to_end(key)
        given = executor.variable_values.coerced
        values = tuple(given.get(name, _NOT_GIVEN) for name in place.variables)
        try:
            if values in place.made:
                return place.made[values]
        except TypeError:  # lists and objects, which no field of ours takes so far
            return _made(make, executor, type_, details)[0]
        project, fields = _made(make, executor, type_, details)
        if len(place.made) == _MOST_VALUES:
            self._forget(place)
        place.made[values] = project
        place.size += fields
        self.size += fields
        while self.size > self._room:
            place = self._places.popitem(last=False)[1]
            self._forget(place)
            self.size -= place.fields
        return project

    def _forget(self, place: _Place) -> None:
        self.size -= place.size
        place.made, place.size = {}, 0


def _object(compiler: Compiler, type_: GraphQLObjectType, details: FieldDetailsList) -> Project:
    return writing_once(compiler.object(type_, details), type_)


def _made(
    make: Make[M], executor: "ProjectingExecutor", type_: GraphQLObjectType, details: FieldDetailsList
) -> tuple[M | None, int]:
    """What is made, and how many fields it took to find out; what the document has wrong, the library tells."""
    compiler = Compiler(executor)
    try:
        return make(compiler, type_, details), compiler.fields
    except (NotProjectable, GraphQLError):
        return None, 0


class _Below:
    """What is below some fields of a document, fragments included: the variables used there, and how many fields there are."""

    def __init__(self, nodes: tuple[FieldNode, ...], fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self.variables: set[str] = set()
        self.fields = 1
        seen: set[str] = set()
        todo: list[Any] = [node.selection_set for node in nodes]
        while todo:
            node = todo.pop()
            if isinstance(node, list | tuple):
                todo += node
            elif isinstance(node, VariableNode):
                self.variables.add(node.name.value)
            elif isinstance(node, Node):
                self.fields += isinstance(node, FieldNode)
                todo += (getattr(node, name, None) for name in node.keys)
                if isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                    seen.add(node.name.value)
                    todo.append(fragments[node.name.value].selection_set)
