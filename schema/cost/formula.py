"""From a document to what it costs: a sum whose terms are filled in with the variables and the day of each request."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableDefinitionNode,
    get_named_type,
)

from schema.cost import weights
from schema.dashboard.widget import RESULT_FIELDS
from schema.paging import ROWS


@dataclass(frozen=True, slots=True, eq=False)
class Desktop:
    """What the figures below a field are asked with; nothing is as if all arguments were left out. ``id`` says it of a node."""

    arguments: tuple[ArgumentNode, ...] = ()
    id: ValueNode | None = None


@dataclass(frozen=True, slots=True)
class First:
    """How many rows of a list are asked for; ``otherwise``, where nothing is said."""

    value: ValueNode | None
    otherwise: int


@dataclass(frozen=True, slots=True)
class Term:
    """What one field adds: its weight, as often as it is answered. ``path`` leads to it from the root by the names of fields."""

    path: tuple[str, ...]
    weight: int
    times: int
    firsts: tuple[First, ...]
    is_per_step: bool
    is_per_period: bool
    desktop: Desktop


@dataclass(frozen=True, slots=True)
class CostFormula:
    """The cost of one operation. What depends on neither variables nor the day is worked out, once for a document."""

    terms: tuple[Term, ...]
    variables: tuple[VariableDefinitionNode, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where fields are selected: how often they are answered there, for each type they can be of.

    ``answered`` is the way there by the names of answers and kinds of widgets: what is selected twice in one place is answered once.
    """

    path: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    times: int = 1
    firsts: tuple[First, ...] = ()
    is_per_step: bool = False
    desktop: Desktop = field(default_factory=Desktop)
    # Of a list of widgets: how many there are of a kind.
    of_kind: Mapping[str, int] = field(default_factory=dict[str, int])

    def among(self, kind: str) -> "_Place":
        """The same for only those of a type."""
        if kind not in self.of_kind:
            return self
        return replace(self, answered=(*self.answered, kind), times=self.of_kind[kind], of_kind={})


def formula_of(schema: GraphQLSchema, document: DocumentNode, operation_name: str | None) -> CostFormula:
    """What an operation of a valid document costs."""
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    operation = next(o for o in operations if operation_name in (None, o.name and o.name.value))
    root = schema.get_root_type(operation.operation)
    terms = _Terms(schema, fragments)
    terms.add(operation.selection_set, root, _Place())
    return CostFormula(tuple(terms.found.values()), tuple(operation.variable_definitions or ()))


class _Terms:
    def __init__(self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._schema = schema
        self._fragments = fragments
        self.found: dict[tuple[tuple[str, ...], int, bool], Term] = {}

    def add(self, selections: SelectionSetNode, kind: GraphQLNamedType | None, place: _Place) -> None:
        """Finds the terms of all that is selected of a type in a place."""
        for node in selections.selections:
            if isinstance(node, FieldNode):
                if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and node.name.value in kind.fields:
                    self._add_field(node, kind.fields[node.name.value], kind, place)
                continue
            fragment = self._fragment(node)
            name = fragment.type_condition.name.value if fragment.type_condition else None
            inner = kind if name is None else self._schema.type_map[name]
            self.add(fragment.selection_set, inner, place if name is None else place.among(name))

    def _fragment(self, node: SelectionNode) -> InlineFragmentNode | FragmentDefinitionNode:
        if isinstance(node, InlineFragmentNode):
            return node
        return self._fragments[cast("FragmentSpreadNode", node).name.value]

    def _add_field(self, node: FieldNode, known: GraphQLField, parent: GraphQLNamedType, outer: _Place) -> None:
        name = node.name.value
        below: GraphQLNamedType = get_named_type(known.type)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] - open in the library
        coordinate = f"{parent.name}.{name}"
        answer = (node.alias or node.name).value
        place = replace(outer, path=(*outer.path, name), answered=(*outer.answered, answer), of_kind={})
        arguments = {argument.name.value: argument for argument in node.arguments or ()}
        if "period" in known.args:
            place = replace(place, desktop=Desktop(tuple(arguments.values())))
        elif coordinate == "Query.node":
            place = replace(place, desktop=Desktop(id=arguments["id"].value))
        if widgets := self._widgets_read(coordinate, node):
            self._find(place, weights.FIGURES * widgets, is_per_period=True)
        if weight := weights.WEIGHTS.get(name, 0):
            self._find(place, weight)
        length = weights.LENGTHS.get(coordinate)
        if length is weights.STEPS:
            place = replace(place, is_per_step=True)
        elif isinstance(length, int):
            place = replace(place, times=place.times * length)
        if "first" in known.args:
            self._find(place, weights.PAGE_OF_RECORDS if name == "records" else weights.PAGE)
            place = replace(place, firsts=(*place.firsts, _first(arguments, known)))
        if length is not None or "first" in known.args:
            self._find(place, weights.EACH)
        if coordinate in weights.OF_ALL_KINDS:
            share = place.times // weights.WIDGETS
            of_kind = {kind: share * count for kind, count in weights.WIDGETS_OF_KIND.items()}
            place = replace(place, of_kind=of_kind)
        if node.selection_set is not None:
            self.add(node.selection_set, below, place)

    def _find(self, place: _Place, weight: int, *, is_per_period: bool = False) -> None:
        term = Term(place.path, weight, place.times, place.firsts, place.is_per_step, is_per_period, place.desktop)
        self.found.setdefault((place.answered, weight, is_per_period), term)

    def _widgets_read(self, coordinate: str, node: FieldNode) -> int:
        """Of how many widgets the figures are read by a field itself."""
        always = weights.ALWAYS_READS_FIGURES.get(coordinate)
        if always is not None:
            return always
        of = weights.READS_FIGURES.get(coordinate, 0)
        return of if of and not RESULT_FIELDS.isdisjoint(self._names_below(node)) else 0

    def _names_below(self, field: FieldNode) -> Iterator[str]:
        todo = [field.selection_set]
        while todo:
            for node in ((selections := todo.pop()) and selections.selections) or ():
                if isinstance(node, FieldNode):
                    yield node.name.value
                    todo.append(node.selection_set)
                else:
                    todo.append(self._fragment(node).selection_set)


def _first(arguments: Mapping[str, ArgumentNode], known: GraphQLField) -> First:
    given, default = arguments.get("first"), known.args["first"].default_value
    return First(None if given is None else given.value, default if isinstance(default, int) else ROWS)
