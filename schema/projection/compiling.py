"""Making the function that answers a selection of an object's fields."""

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLAbstractType,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.values import get_argument_values
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from schema.null_as_default import with_defaults
from schema.projection.leaves import writer_of

if TYPE_CHECKING:
    from schema.projection.executor import ProjectingExecutor

# From an object, or any value of a field, and who asks, to what is answered.
Project = Callable[[Any, Any], Any]

# Of one function. Interfaces multiply fields by the types that have them.
_MOST_FIELDS = 5_000


class NotProjectable(Exception):
    """A selection that only the library answers: it waits for something, or has what is not known here."""


class UnexpectedValue(Exception):
    """A value that the library must judge."""


class Compiler:
    """Makes one function, for the variables of one request; ``fields`` counts what it is made of."""

    def __init__(self, executor: "ProjectingExecutor") -> None:
        self._executor = executor
        self.fields = 0

    def object(self, type_: GraphQLObjectType, details: FieldDetailsList) -> Project:
        """The function for an object of this type. Raises `NotProjectable`."""
        definition = _strawberry(type_)
        if definition is None:
            raise NotProjectable
        kind: type = definition.origin
        selected = self._executor.collect_subfields(type_, details)
        if selected.new_defer_usages:
            raise NotProjectable
        fields = tuple((name, self._field(type_, of)) for name, of in selected.grouped_field_set.items())

        def project(source: Any, asker: Any) -> dict[str, Any]:
            if type(source) is not kind:
                raise UnexpectedValue
            return {name: answer(source, asker) for name, answer in fields}

        return project

    def _field(self, type_: GraphQLObjectType, details: FieldDetailsList) -> Project:
        self.fields += 1
        if self.fields > _MOST_FIELDS or any(each.fragment_variable_values or each.defer_usage for each in details):
            raise NotProjectable
        name = details[0].node.name.value
        if name == "__typename":
            type_name = type_.name
            return lambda _source, _asker: type_name
        field = type_.fields[name]
        definition = _strawberry(field)
        if not isinstance(definition, StrawberryField) or definition.is_async or definition.extensions:
            raise NotProjectable
        return self._reading(field, definition, details)

    def _reading(self, field: GraphQLField, definition: StrawberryField, details: FieldDetailsList) -> Project:
        resolver: Any = cast("Any", definition).base_resolver
        complete = self._value(cast("Any", field).type, details)
        if resolver is None:
            return _completed_attribute(definition.python_name, complete)
        if resolver.parent_parameter or resolver.root_parameter or not resolver.self_parameter:
            raise NotProjectable
        resolve: Callable[..., Any] = resolver.wrapped_func
        arguments = self._arguments(field, definition, details)
        if resolver.info_parameter is None:
            if not arguments:
                return lambda source, asker: complete(resolve(source), asker)
            return lambda source, asker: complete(resolve(source, **arguments), asker)
        info = resolver.info_parameter.name
        return lambda source, asker: complete(resolve(source, **{info: asker}, **arguments), asker)

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

    # The library leaves the types of fields open.
    def _value(self, type_: Any, details: FieldDetailsList) -> Project:
        """What completes a field's value of this type."""
        if isinstance(type_, GraphQLNonNull):
            return _not_null(self._something(cast("Any", type_).of_type, details))
        complete = self._something(type_, details)
        return lambda value, asker: None if value is None else complete(value, asker)

    def _something(self, type_: Any, details: FieldDetailsList) -> Project:
        """What completes a value that is not null."""
        if isinstance(type_, GraphQLList):
            return _all(self._value(cast("Any", type_).of_type, details))
        if is_leaf_type(type_):
            write = writer_of(type_)
            return lambda value, _asker: write(value)
        if is_abstract_type(type_):
            return self._abstract(type_, details)
        return self.object(type_, details)

    def _abstract(self, type_: GraphQLAbstractType, details: FieldDetailsList) -> Project:
        by_kind: dict[type, Project] = {}
        for possible in self._executor.schema.get_possible_types(type_):
            definition = _strawberry(possible)
            if definition is None:
                raise NotProjectable
            by_kind[definition.origin] = self.object(possible, details)

        def project(value: object, asker: Any) -> Any:
            answer = by_kind.get(type(value))
            if answer is None:
                raise UnexpectedValue
            return answer(value, asker)

        return project


def _strawberry(of: GraphQLObjectType | GraphQLField) -> Any:
    return of.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)


def _completed_attribute(name: str, complete: Project) -> Project:
    read = attrgetter(name)
    return lambda source, asker: complete(read(source), asker)


def _not_null(complete: Project) -> Project:
    def project(value: Any, asker: Any) -> Any:
        if value is None:
            raise UnexpectedValue
        return complete(value, asker)

    return project


def _all(complete: Project) -> Project:
    def project(value: Any, asker: Any) -> Any:
        if type(value) not in (list, tuple):
            raise UnexpectedValue
        return [complete(each, asker) for each in value]

    return project
