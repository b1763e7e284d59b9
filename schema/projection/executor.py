"""The hook into the library: the one place that knows how its executor goes from object to object.

`Executor.collect_subfields`, `collect_and_execute_subfields`, `complete_list_item_value` and `execute_field` are no public names, so
graphql-core and Strawberry are pinned, and the tests of this folder hold both ways equal.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

import strawberry
from graphql import GraphQLObjectType, OperationType, Undefined
from graphql.execution.collect_fields import CollectedFields, FieldDetailsList
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.context import Context
from schema.projection.compiling import Project, types_by_kind
from schema.projection.projections import Projections

_projections = Projections()
# Of what is in lists, by their types.
_types = WeakKeyDictionary[Any, Mapping[type, GraphQLObjectType]]()
M = TypeVar("M")
Find = Callable[["ProjectingExecutor", GraphQLObjectType, FieldDetailsList], M | None]


class Asker:
    """What resolvers of fields get to know of the request when they are asked by a projector: its context."""

    __slots__ = ("context",)

    def __init__(self, context: Context) -> None:
        self.context = context


class ProjectingExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's, but for objects whose selected fields all answer at once, and for such fields of other objects: these are answered
    by a function made for the selection.

    Whatever that function does not answer, be it a mistake, is answered by the library, from the object on: so errors are the
    library's, to the letter.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        context = self.context_value
        is_query = self.operation.operation is OperationType.QUERY
        self._asker = Asker(context) if is_query and isinstance(context, Context) and context.projects else None
        # By the library's list of fields, which is kept with what is found: as long as it lives, nothing else has its id.
        self._found: dict[tuple[Find[Any], str, int], tuple[FieldDetailsList, Any]] = {}

    @property
    def strawberry_schema(self) -> strawberry.Schema:
        """The schema as it was declared."""
        return cast("Any", self.schema)._strawberry_schema

    def collect_and_execute_subfields(
        self,
        return_type: GraphQLObjectType,
        field_details_list: FieldDetailsList,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Answers the fields selected of an object."""
        answer = self._projected(_projections.of_object, return_type, field_details_list, result, position_context)
        if answer is not Undefined:
            return answer
        return super().collect_and_execute_subfields(return_type, field_details_list, path, result, position_context)

    def collect_subfields(
        self, return_type: GraphQLObjectType, field_details_list: FieldDetailsList
    ) -> CollectedFields:
        """The fields selected of an object, as they were collected when the same document was asked before with the same variables."""
        kept = None if self._asker is None else self._once(_projections.selected, return_type, field_details_list)
        if kept is None:
            return self.collect_anew(return_type, field_details_list)
        for details, project in kept.alone:
            self._found[_projections.of_field, return_type.name, id(details)] = details, project
        return kept.fields

    def collect_anew(self, return_type: GraphQLObjectType, field_details_list: FieldDetailsList) -> CollectedFields:
        """The same as the library collects them for each request."""
        return super().collect_subfields(return_type, field_details_list)

    def complete_list_item_value(
        self,
        item: object,
        complete_results: list[Any],
        item_type: Any,
        field_details_list: FieldDetailsList,
        info: Any,
        item_path: Path,
        position_context: Any,
    ) -> bool:
        """Answers an object of a list, and tells whether it is to be waited for."""
        if item_type not in _types:
            _types[item_type] = types_by_kind(item_type, self.schema)
        type_ = _types[item_type].get(type(item))
        if type_ is not None:
            answer = self._projected(_projections.of_object, type_, field_details_list, item, position_context)
            if answer is not Undefined:
                complete_results.append(answer)
                return False
        return cast("Any", super()).complete_list_item_value(
            item, complete_results, item_type, field_details_list, info, item_path, position_context
        )

    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_details_list: FieldDetailsList,
        path: Path,
        position_context: Any,
    ) -> Any:
        """Answers one field of an object that has others that wait."""
        answer = self._projected(_projections.of_field, parent_type, field_details_list, source, position_context)
        if answer is not Undefined:
            return answer
        return super().execute_field(parent_type, source, field_details_list, path, position_context)

    def _once(self, find: Find[M], type_: GraphQLObjectType, details: FieldDetailsList) -> M | None:
        key = find, type_.name, id(details)
        if key not in self._found:
            self._found[key] = details, find(self, type_, details)
        return self._found[key][1]

    def _projected(
        self,
        find: Find[Project],
        type_: GraphQLObjectType,
        details: FieldDetailsList,
        source: Any,
        position_context: Any,
    ) -> Any:
        """What a function answers; ``Undefined`` where the library must."""
        if self._asker is None or position_context is not None:
            return Undefined
        project = self._once(find, type_, details)
        try:
            return Undefined if project is None else project(source, self._asker)
        except Exception:
            # The library meets it again, and tells where it was.
            return Undefined
