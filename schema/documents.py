"""Documents, parsed and validated once."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, specified_rules, validate
from graphql import OperationType as OperationKind
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types.graphql import OperationType

from resolvers.errors import RequestError
from resolvers.snapshot import Reading
from resolvers.spans import span
from schema import limits
from schema.context import Context
from schema.cost import Cost, CostFormula, cost_of, formula_of
from schema.document_size import DocumentSize
from schema.reading import DESKTOPS, reading_of
from schema.token_scopes import check_scopes

# A parsed document takes a hundred times the memory of its text: so much text in all.
_REMEMBERED_TEXT = 400_000

_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document within the limits, and what is wrong with it by the schema."""

    document: DocumentNode
    errors: list[GraphQLError]
    operations: frozenset[str | None]
    introspects: bool
    reading: Reading
    # Whether figures may stand on what is read besides.
    reads_besides: bool
    queries: frozenset[str | None]
    # What its mutations do, by the names of the operations.
    mutations: Mapping[str | None, Sequence[str]]
    # What its operations cost, by their names, of those that were asked.
    formulas: dict[str | None, CostFormula] = field(default_factory=dict[str | None, CostFormula])

    def name_of(self, requested: str | None) -> str | None:
        """What an operation is called; one that is the only one need not be asked for by its name."""
        return requested if requested is not None or len(self.operations) != 1 else next(iter(self.operations))

    def formula(self, schema: GraphQLSchema, operation_name: str | None) -> CostFormula:
        """What an operation costs, worked out once."""
        if operation_name not in self.formulas:
            self.formulas[operation_name] = formula_of(schema, self.document, operation_name)
        return self.formulas[operation_name]


class Documents:
    """The documents a schema was asked, the latest ones remembered by their text."""

    def __init__(self) -> None:
        self._checked: OrderedDict[str, CheckedDocument] = OrderedDict()
        self._length = 0

    def check(self, schema: GraphQLSchema, text: str) -> CheckedDocument:
        """Parses and validates, or remembers. Raises `GraphQLError` for what cannot be read or asks for too much."""
        known = self._checked.get(text)
        if known is not None:
            self._checked.move_to_end(text)
            return known
        with span("read the document"):
            checked = _check(schema, text)
        # Mistakes are rarely repeated, and must not push out what is asked for every day.
        if not checked.errors:
            self._checked[text] = checked
            self._length += len(text)
            while self._length > _REMEMBERED_TEXT:
                self._length -= len(self._checked.popitem(last=False)[0])
        return checked

    def extension(self) -> Callable[[], SchemaExtension]:
        """What makes a Strawberry schema use these documents: a factory, called for every request."""
        return lambda: _DocumentsExtension(self)


def _check(schema: GraphQLSchema, text: str) -> CheckedDocument:
    document = parse(
        text,
        max_lexical_tokens=limits.MAX_TOKENS,
        max_comments=limits.MAX_COMMENTS,
        max_source_length=limits.MAX_QUERY_LENGTH,
    )
    size = DocumentSize(document)
    size.check()
    roots = [field for operation in size.operations for field in size.root_fields(operation)]
    return CheckedDocument(
        document,
        validate(schema, document, _RULES, max_errors=limits.MAX_ERRORS, hide_suggestions=True),
        frozenset(operation.name and operation.name.value for operation in size.operations),
        introspects=any(field.name.value in ("__schema", "__type") for field in roots),
        reading=reading_of(document, roots),
        reads_besides=any(field.name.value not in DESKTOPS for field in roots),
        queries=frozenset(
            operation.name and operation.name.value
            for operation in size.operations
            if operation.operation is OperationKind.QUERY
        ),
        mutations={
            operation.name and operation.name.value: [field.name.value for field in size.root_fields(operation)]
            for operation in size.operations
            if operation.operation is OperationKind.MUTATION
        },
    )


class _DocumentsExtension(SchemaExtension):
    def __init__(self, documents: Documents) -> None:
        super().__init__()
        self._documents = documents
        self._checked: CheckedDocument | None = None
        self._cost: Cost | None = None

    def on_parse(self) -> Iterator[None]:
        context = self.execution_context
        self._checked = self._documents.check(context.schema._schema, context.query or "")  # pyright: ignore[reportPrivateUsage] - has no public name
        context.graphql_document = self._checked.document
        _check_operation_name(
            self._checked.operations,
            context._provided_operation_name,  # pyright: ignore[reportPrivateUsage] - the public one guesses
        )
        if isinstance(context.context, Context):
            context.context.operation = self._checked.name_of(context._provided_operation_name)  # pyright: ignore[reportPrivateUsage] - the public one guesses
        yield

    def on_validate(self) -> Iterator[None]:
        assert self._checked is not None
        asker = self.execution_context.context
        self.execution_context.pre_execution_errors = [*self._checked.errors]
        if self._checked.introspects and isinstance(asker, Context):
            # Who may ask nothing need not know what could be asked.
            try:
                asker.require_viewer()
            except RequestError as refusal:
                self.execution_context.pre_execution_errors = [GraphQLError(str(refusal), original_error=refusal)]
        if isinstance(asker, Context) and not self.execution_context.pre_execution_errors:
            self._check_cost(self._checked, asker)
            self._check_scopes(self._checked, asker)
        yield

    def _check_scopes(self, checked: CheckedDocument, asker: Context) -> None:
        execution = self.execution_context
        name = execution._provided_operation_name  # pyright: ignore[reportPrivateUsage] - the public one guesses
        operations = checked.mutations.items()
        try:
            check_scopes(
                asker.viewer, [field for each, fields in operations if name in (None, each) for field in fields]
            )
        except RequestError as refusal:
            execution.pre_execution_errors = [GraphQLError(str(refusal), original_error=refusal)]

    def _check_cost(self, checked: CheckedDocument, asker: Context) -> None:
        execution = self.execution_context
        schema: GraphQLSchema = execution.schema._schema  # pyright: ignore[reportPrivateUsage] - has no public name
        formula = checked.formula(schema, execution._provided_operation_name)  # pyright: ignore[reportPrivateUsage] - the public one guesses
        self._cost = cost_of(formula, execution.variables, asker.viewer, asker.now)
        asker.cost = self._cost.requested
        try:
            self._cost.check()
        except RequestError as refusal:
            execution.pre_execution_errors = [GraphQLError(str(refusal), original_error=refusal)]

    def get_results(self) -> dict[str, Any]:
        # What is free says nothing of it: those answers are small, and should stay so.
        if (
            not self._cost
            or not self._cost.requested
            or self.execution_context.operation_type is not OperationType.QUERY
        ):
            return {}
        return {"cost": {"requested": self._cost.requested, "limit": limits.MAX_COST}}

    async def on_execute(self) -> AsyncIterator[None]:
        context: Context | None = self.execution_context.context
        if self._checked is None or context is None:
            yield
            return
        # What a mutation answers with is read after it has written, and not as of a moment before.
        if self.execution_context.operation_type is OperationType.QUERY:
            context.reading = self._checked.reading
            context.reads_besides = self._checked.reads_besides
        else:
            context.is_writing = True
        try:
            yield
        finally:
            await context.end()


def _check_operation_name(operations: frozenset[str | None], requested: str | None) -> None:
    if not operations:
        raise GraphQLError("Expected an operation in the document.")
    if requested is None and len(operations) > 1:
        raise GraphQLError("Expected operationName, since the document has several operations.")
    if requested is not None and requested not in operations:
        raise GraphQLError("Expected the operationName of an operation in the document.")
