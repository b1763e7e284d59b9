"""Writing many records at once."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import strawberry
from strawberry.utils.str_converters import to_camel_case

from resolvers.errors import ErrorCode, RequestError
from resolvers.feed import FeedRow, Outcome, RowError, RowProblem, RowResult, read_row, upsert
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode
from schema.context import Info
from schema.described_enum import describe
from schema.feed.inputs import UpsertRecordsInput
from schema.limits import MAX_UPSERTED_ROWS
from schema.token_scopes import check_rows
from schema.user_error import UserError
from schema.writing import command_context

describe(
    Outcome,
    "What became of a row.",
    {
        Outcome.CREATED: "It was new, and is written.",
        Outcome.UPDATED: "It was there, and is as the row says.",
        Outcome.DELETED: "It is deleted, or was not there.",
        Outcome.STALE: "Something newer of the same record was written before; not written.",
        Outcome.WAITING: "It refers to something unknown, and will be written when that has come.",
        Outcome.REFUSED: "Something is wrong with it; not written.",
        Outcome.LEFT: "Not written, as another row is wrong.",
    },
    name="UpsertOutcome",
)


@strawberry.type(description="What became of a row.")
class UpsertResult:
    row: list[str] = strawberry.field(description="Which one: the list it stands in, and its place there, from 0.")
    external_id: str | None = strawberry.field(description="Its external id, as it was sent.")
    outcome: Outcome = strawberry.field(description="What became of it.")


@strawberry.type(description="What became of the rows.")
class UpsertRecordsPayload:
    results: list[UpsertResult] = strawberry.field(
        description="Of each row, list by list: people, contacts, deals, moves, activities, communications."
    )
    arrived: int = strawberry.field(
        description="How many rows that had waited for some of these were written with them."
    )
    user_errors: list[UserError] = strawberry.field(
        description="What is wrong with rows, or what they wait for. Other rows are written, unless it is to be all or nothing."
    )


@strawberry.type
class FeedMutation:
    @strawberry.mutation(
        description="Creates or changes records by external id: the same again changes nothing, and rows may come in any order. "
        f"At most {MAX_UPSERTED_ROWS} rows, moves within deals counted, as far as a request's body holds them. More go as lines to "
        "`/feed`. No event tells of them; people are noted in the audit log. Administrators only."
    )
    async def upsert_records(
        self, info: Info, input: Annotated[UpsertRecordsInput, strawberry.argument(description="The rows.")]
    ) -> UpsertRecordsPayload:
        places: list[tuple[str, str]] = []
        rows: list[FeedRow | RowError] = []
        count = 0
        for name, place, sent in input.sent():
            places.append((name, str(place)))
            count += 1 + len(sent.get("moves") or ())
            if count > MAX_UPSERTED_ROWS:
                raise RequestError(ErrorCode.BAD_USER_INPUT, _TOO_MANY.format(most=MAX_UPSERTED_ROWS), ("input", name))
            try:
                rows.append(read_row(sent))
            except RowError as error:
                rows.append(error)
        command = command_context(info)
        check_rows(command.viewer, rows)
        result = await upsert(command, rows, input.mode)
        return UpsertRecordsPayload(
            results=[
                UpsertResult(
                    row=[*place],
                    external_id=row.external_id if isinstance(row, FeedRow) else None,
                    outcome=became.outcome,
                )
                for place, row, became in zip(places, rows, result.rows, strict=True)
            ],
            arrived=result.arrived,
            user_errors=[*_errors(places, result.rows)],
        )


def _errors(places: Sequence[tuple[str, str]], results: Sequence[RowResult]) -> Iterator[UserError]:
    for place, became in zip(places, results, strict=True):
        for problem in became.problems:
            yield UserError(field=[*place, *_path(problem)], code=_code(problem), message=problem.message)


def _path(problem: RowProblem) -> Iterator[str]:
    """The path to a column, as the inputs call it."""
    member = problem.member or ""
    if member.startswith("field:"):
        return iter(("fields", member.removeprefix("field:")))
    return (name if name.isdigit() else to_camel_case(name) for name in member.split(".") if name)


def _code(problem: RowProblem) -> UserErrorCode:
    if problem.missing:
        return UserErrorCode.NOT_FOUND
    return UserErrorCode.REQUIRED if problem.wrong in ("is missing", "is empty") else UserErrorCode.INVALID


_TOO_MANY = LocalizedText(
    "Expected at most {most} rows in a request, moves of deals among them.",
    "Ожидается не больше {most} строк в запросе, считая переходы сделок.",
)
