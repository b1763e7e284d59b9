"""The hook into the library: the one place that knows how its executor goes from object to object.

`Executor.collect_and_execute_subfields` is no public name, so graphql-core and Strawberry are pinned, and the tests of this folder hold
both ways equal.
"""

from typing import Any, cast

import strawberry
from graphql import GraphQLObjectType, OperationType
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.context import Context
from schema.projection.projections import Projections

_projections = Projections()


class Asker:
    """What resolvers of fields get to know of the request when they are asked by a projector: its context."""

    __slots__ = ("context",)

    def __init__(self, context: Context) -> None:
        self.context = context


class ProjectingExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's, but for objects whose selected fields all answer at once: these are answered by a function made for the selection.

    Whatever that function does not answer, be it a mistake, is answered by the library, from the object on: so errors are the
    library's, to the letter.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        context = self.context_value
        is_query = self.operation.operation is OperationType.QUERY
        self._asker = Asker(context) if is_query and isinstance(context, Context) and context.projects else None
        # By the library's list of fields, which is kept with what is found: as long as it lives, nothing else has its id.
        self._found: dict[tuple[str, int], tuple[FieldDetailsList, Any]] = {}

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
        if self._asker is not None and position_context is None:
            key = return_type.name, id(field_details_list)
            if key not in self._found:
                project = _projections.find(self, return_type, field_details_list)
                self._found[key] = field_details_list, project
            project = self._found[key][1]
            if project is not None:
                try:
                    return project(result, self._asker)
                except Exception:  # noqa: S110 - the library meets it again, and tells where it was
                    pass
        return super().collect_and_execute_subfields(return_type, field_details_list, path, result, position_context)
