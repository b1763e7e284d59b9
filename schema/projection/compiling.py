"""Making the function that answers a selection of an object's fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLAbstractType,
    GraphQLError,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    is_abstract_type,
    is_leaf_type,
    is_object_type,
)
from graphql.execution.collect_fields import CollectedFields, FieldDetailsList
from graphql.execution.values import get_argument_values
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from schema.null_as_default import with_defaults
from schema.projection.leaves import writer_of
from schema.projection.unexpected import UnexpectedValue

if TYPE_CHECKING:
    from schema.projection.executor import ProjectingExecutor

# From an object, or any value of a field, and who asks, to what is answered.
Project = Callable[[Any, Any], Any]

# Of one function. Interfaces multiply fields by the types that have them.
_MOST_FIELDS = 5_000


class NotProjectable(Exception):
    """A selection that only the library answers: it waits for something, or has what is not known here."""


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected of an object for the library to go through, and the functions of those fields that have one by themselves."""

    fields: CollectedFields
    alone: tuple[tuple[FieldDetailsList, Project | None], ...]


class Compiler:
    """Makes one function, for the variables of one request; ``fields`` counts what it is made of."""

    def __init__(self, executor: "ProjectingExecutor") -> None:
        self._executor = executor
        self.fields = 0

    def object(self, type_: GraphQLObjectType, details: FieldDetailsList) -> Project:
        """The function for an object of this type. Raises `NotProjectable`."""
        kind = _kind(type_)
        selected = self._executor.collect_anew(type_, details)
        if selected.new_defer_usages:
            raise NotProjectable
        fields = tuple((name, self.field(type_, of)) for name, of in selected.grouped_field_set.items())

        def project(source: Any, asker: Any) -> dict[str, Any]:
            if type(source) is not kind:
                raise UnexpectedValue
            return {name: answer(source, asker) for name, answer in fields}

        return project

    def selected(self, type_: GraphQLObjectType, details: FieldDetailsList) -> "Selected":
        """The fields that are selected of an object of this type. Raises `NotProjectable` where they are of this request alone."""
        found = self._executor.collect_anew(type_, details)
        every = chain(details, *found.grouped_field_set.values())
        if found.new_defer_usages or any(each.fragment_variable_values or each.defer_usage for each in every):
            raise NotProjectable
        return Selected(found, tuple((of, self._alone(type_, of)) for of in found.grouped_field_set.values()))

    def _alone(self, type_: GraphQLObjectType, details: FieldDetailsList) -> Project | None:
        try:
            return self.field_alone(type_, details)
        except (NotProjectable, GraphQLError):
            return None

    def field(self, type_: GraphQLObjectType, details: FieldDetailsList) -> Project:
        """The function for a field of an object of this type. Raises `NotProjectable`."""
        self.fields += 1
        if self.fields > _MOST_FIELDS or any(each.fragment_variable_values or each.defer_usage for each in details):
            raise NotProjectable
        name = details[0].node.name.value
        if name == "__typename":
            type_name = type_.name
            return lambda _source, _asker: type_name
        definition = answering_at_once(type_, name)
        if definition is None:
            raise NotProjectable
        return self._reading(type_.fields[name], definition, details)

    def field_alone(self, type_: GraphQLObjectType, details: FieldDetailsList) -> Project:
        """The same of an object that others of its fields are answered of by the library. Raises `NotProjectable`."""
        kind, project = _kind(type_), self.field(type_, details)

        def answer(source: Any, asker: Any) -> Any:
            if type(source) is not kind:
                raise UnexpectedValue
            return project(source, asker)

        return answer

    def _reading(self, field: GraphQLField, definition: StrawberryField, details: FieldDetailsList) -> Project:
        # The library leaves the types of fields and resolvers open.
        type_: Any = cast("Any", field).type
        resolver: Any = cast("Any", definition).base_resolver
        of: Any = cast("Any", type_).of_type if isinstance(type_, GraphQLNonNull) else type_
        if resolver is None:
            read = attrgetter(definition.python_name)
        elif resolver.parent_parameter or resolver.root_parameter or not resolver.self_parameter:
            raise NotProjectable
        else:
            arguments = self._arguments(field, definition, details)
            if resolver.info_parameter is not None:
                return self._told(
                    partial(resolver.wrapped_func, **arguments), resolver.info_parameter.name, type_, details
                )
            read = partial(resolver.wrapped_func, **arguments) if arguments else resolver.wrapped_func
        # Most fields by far: the fewer calls, the better.
        if is_leaf_type(of):
            write = writer_of(of, is_nullable=of is type_)
            return lambda source, _asker: write(read(source))
        complete = self._value(type_, details)
        return lambda source, asker: complete(read(source), asker)

    def _told(self, resolve: Callable[..., Any], name: str, type_: Any, details: FieldDetailsList) -> Project:
        """The same of a resolver that is told who asks, by a parameter of this name."""
        complete = self._value(type_, details)
        return lambda source, asker: complete(resolve(source, **{name: asker}), asker)

    def _arguments(self, field: GraphQLField, definition: StrawberryField, details: FieldDetailsList) -> dict[str, Any]:
        node = details[0].node
        if not field.args and not node.arguments:
            return {}
        executor = self._executor
        given = get_argument_values(field, node, executor.variable_values, None, executor.hide_suggestions)
        converter = executor.strawberry_schema.schema_converter
        return convert_arguments(
            with_defaults(field, given),
            definition.arguments,
            scalar_registry=converter.scalar_registry,
            config=converter.config,
        )

    def _value(self, type_: Any, details: FieldDetailsList) -> Project:
        """What completes a field's value of this type. Values that are null are no lists and no objects, so these need not look."""
        is_nullable = not isinstance(type_, GraphQLNonNull)
        of = type_ if is_nullable else cast("Any", type_).of_type
        if is_leaf_type(of):
            write = writer_of(of, is_nullable=is_nullable)
            return lambda value, _asker: write(value)
        if isinstance(of, GraphQLList):
            complete = _all(self._value(cast("Any", of).of_type, details))
        elif is_abstract_type(of):
            complete = self._abstract(of, details)
        else:
            complete = self.object(of, details)
        return (lambda value, asker: None if value is None else complete(value, asker)) if is_nullable else complete

    def _abstract(self, type_: GraphQLAbstractType, details: FieldDetailsList) -> Project:
        by_kind: dict[type, Project] = {}
        for possible in self._executor.schema.get_possible_types(type_):
            by_kind[_kind(possible)] = self.object(possible, details)

        def project(value: object, asker: Any) -> Any:
            answer = by_kind.get(type(value))
            if answer is None:
                raise UnexpectedValue
            return answer(value, asker)

        return project


def answering_at_once(type_: GraphQLObjectType, name: str) -> StrawberryField | None:
    """The declaration of a field that waits for nothing; ``None`` of any other, and of the library's own."""
    field = type_.fields.get(name)
    definition = None if field is None else _strawberry(field)
    is_known = isinstance(definition, StrawberryField) and not definition.is_async and not definition.extensions
    return definition if is_known else None


def types_by_kind(type_: Any, schema: GraphQLSchema) -> Mapping[type, GraphQLObjectType]:
    """The types of objects that a value of this type can be, by what they are declared as; none of a value without fields."""
    of: Any = cast("Any", type_).of_type if isinstance(type_, GraphQLNonNull) else type_
    possible = schema.get_possible_types(of) if is_abstract_type(of) else [of] if is_object_type(of) else []
    try:
        return {_kind(each): each for each in possible}
    except NotProjectable:
        return {}


def _kind(type_: GraphQLObjectType) -> type:
    definition = _strawberry(type_)
    if definition is None:
        raise NotProjectable
    return definition.origin


def _strawberry(of: GraphQLObjectType | GraphQLField) -> Any:
    return of.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)


def _all(complete: Project) -> Project:
    def project(value: Any, asker: Any) -> Any:
        if type(value) not in (list, tuple):
            raise UnexpectedValue
        return [complete(each, asker) for each in value]

    return project
