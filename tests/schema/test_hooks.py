"""The hooks of an extension, beside the library's way of calling them."""

from collections.abc import AsyncIterator, Iterator

import pytest
import strawberry
from strawberry.extensions import SchemaExtension
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.types import ExecutionContext

from schema.hooks import HooksRunner

heard: list[str] = []


class Telling(SchemaExtension):
    """Has hooks of all kinds but one."""

    def on_parse(self) -> Iterator[None]:
        heard.append(f"reads {self.execution_context.query}")
        yield
        heard.append("has read")

    def on_validate(self) -> Iterator[None]:
        heard.append("checks")
        try:
            yield
        finally:
            heard.append("has checked")

    async def on_execute(self) -> AsyncIterator[None]:
        heard.append("executes")
        try:
            yield
        finally:
            heard.append("has executed")


class Silent(SchemaExtension):
    """Has none."""


class NotYielding(SchemaExtension):
    """Has one that the library would call as well."""

    def on_parse(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - as is allowed all the same
        heard.append("reads")


@strawberry.type
class Query:
    @strawberry.field
    def answer(self, broken: bool = False) -> int:
        if broken:
            raise ValueError("broken")
        return 42


class Ours(strawberry.Schema):
    def create_extensions_runner(
        self, execution_context: ExecutionContext, extensions: list[SchemaExtension]
    ) -> SchemaExtensionsRunner:
        return HooksRunner(execution_context, extensions)


async def told(schema: strawberry.Schema, document: str) -> tuple[object, list[str], list[str]]:
    heard.clear()
    result = await schema.execute(document)
    return result.data, [str(error) for error in result.errors or ()], [*heard]


@pytest.mark.parametrize("extensions", [[Telling], [Silent], [Telling, Silent], [Telling, Telling], []])
@pytest.mark.parametrize(
    "document",
    ["{ answer }", "{ answer(broken: true) }", "{ nothing }", "{ answer", "query A { answer } query A { answer }"],
)
async def test_hooks_are_called_as_the_library_calls_them(
    extensions: list[type[SchemaExtension]], document: str
) -> None:
    assert await told(Ours(Query, extensions=extensions), document) == await told(
        strawberry.Schema(Query, extensions=extensions), document
    )


async def test_one_that_does_not_yield_is_refused() -> None:
    _, [error], _ = await told(Ours(Query, extensions=[NotYielding]), "{ answer }")
    assert "to yield" in error
