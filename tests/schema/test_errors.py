"""What clients learn of what went wrong."""

import logging
from datetime import UTC, datetime

import pytest
import strawberry
from graphql import GraphQLError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from schema.context import Context
from schema.errors import present, present_one
from schema.schema import Schema

SECRET = "select password_hash from users"


@strawberry.type
class Query:
    @strawberry.field
    def refused(self) -> str:
        raise RequestError(
            ErrorCode.CONFLICT, LocalizedText("Somebody was faster.", "Кто-то успел раньше."), ("input", "version")
        )

    @strawberry.field
    def broken(self) -> str:
        raise RuntimeError(SECRET)

    @strawberry.field
    def wrong(self) -> int:
        return 2**40

    @strawberry.field
    def missing(self) -> str:
        return None  # pyright: ignore[reportReturnType]

    @strawberry.field
    def doubled(self, number: int) -> int:
        return 2 * number


schema = Schema(query=Query)


async def error_of(query: str, **variables: object) -> GraphQLError:
    result = await schema.execute(query, variable_values=variables)
    assert result.errors
    return result.errors[0]


async def test_refusal_is_told_as_it_stands() -> None:
    error = await error_of("{ refused }")
    assert error.message == "Somebody was faster."
    assert error.extensions == {"code": "CONFLICT", "field": ["input", "version"]}
    assert error.path == ["refused"]


@pytest.mark.parametrize(
    ("query", "message"), [("{ refused }", "Кто-то успел раньше."), ("{ broken }", "Внутренняя ошибка")]
)
async def test_what_went_wrong_is_told_in_the_askers_language(engine: AsyncEngine, query: str, message: str) -> None:
    asker = Context(engine, datetime.now(UTC), language="ru")
    result = await schema.execute(query, context_value=asker)
    assert [error.message for error in result.errors or ()] == [message]


@pytest.mark.parametrize("field", ["broken", "wrong", "missing"])
async def test_fault_of_the_server_is_logged_under_a_number_and_tells_nothing_else(
    field: str, caplog: pytest.LogCaptureFixture
) -> None:
    error = await error_of(f"{{ {field} }}")
    assert error.message == "Internal error"
    assert error.extensions
    assert error.extensions["code"] == "INTERNAL_SERVER_ERROR"
    assert SECRET not in str(error.formatted)
    assert error.extensions["id"] in caplog.text


async def test_cause_of_a_fault_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    await error_of("{ broken }")
    assert SECRET in caplog.text


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{", {}),
        ("{ refusedd }", {}),
        ("{ doubled }", {}),
        ('{ doubled(number: "1") }', {}),
        ("query($number: Int!) { doubled(number: $number) }", {"number": "1"}),
        ("query($number: Int!) { doubled(number: $number) }", {}),
        ("query($number: Int = 1) { doubled(number: $number) }", {"number": None}),
        ("query($number: Int!) { doubled(number: $number) }", {"number": "9" * 10_000}),
    ],
)
async def test_mistake_in_the_request_is_the_clients(
    query: str, variables: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    error = await error_of(query, **variables)
    assert error.extensions == {"code": "BAD_USER_INPUT"}
    assert "Did you mean" not in error.message
    assert len(error.message) < 400
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_names_are_not_guessed_for_wrong_values_of_enumerations() -> None:
    wrong = GraphQLError("Value 'ADMI' does not exist in 'Role' enum. Did you mean the enum value 'ADMIN'?")
    [error] = present([wrong], "en")
    assert error.message == "Value 'ADMI' does not exist in 'Role' enum."


async def test_error_that_was_presented_stays_as_it_is() -> None:
    error = await error_of("{ broken }")
    assert present([error], "ru") == [error]


async def test_statement_that_takes_too_long_is_a_timeout(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("SET LOCAL statement_timeout = 1"))
        with pytest.raises(Exception, match="statement timeout") as raised:
            await connection.execute(text("SELECT pg_sleep(10)"))
        await connection.rollback()
    assert isinstance(raised.value, Exception)
    error = present_one(raised.value, "ru")
    assert error.extensions == {"code": "TIMEOUT"}
    assert error.message.startswith("Это заняло слишком много времени.")
    assert "pg_sleep" not in str(error.formatted)
