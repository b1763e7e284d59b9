"""Rows of sources that were refused."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.webhooks import dead_letters
from resolvers.webhooks.sources import read_sources
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.webhook_source import WebhookSource, show_source
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.row_number import referred, row_number
from schema.node import Node, finds, global_id
from schema.paging import ROWS, After, First, check_first, read_number, write_number
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.type(description="What is wrong with a row that was refused.")
class DeadLetterProblem:
    member: str | None = strawberry.field(description="In which member of the row; null: in all of it.")
    message: str = strawberry.field(description="What it is, and what was expected. In English.")


@strawberry.type(description="A row that a source sent and that was refused. It waits to be looked at, for 90 days.")
class DeadLetter(Node):
    letter: strawberry.Private[dead_letters.Letter]
    message_id: str = strawberry.field(description="The id that the source gave the message it came in.")
    received_at: datetime = strawberry.field(description="When it came.")
    body: str = strawberry.field(description="The row, as JSON: as it was sent, or as it was mended last.")
    problems: list[DeadLetterProblem] = strawberry.field(
        description="What is wrong with it; nothing, where it hung on other rows that were refused."
    )
    attempts: int = strawberry.field(description="How often it was tried.")

    @strawberry.field(description="The source.")
    async def source(self, info: Info) -> WebhookSource | None:
        found = await read_sources(command_context(info))
        return next((show_source(info, each) for each in found if each.id == self.letter.source_id), None)


@strawberry.type(description="Rows that were refused, the newest first.")
class DeadLetterConnection(Connection[DeadLetter]):
    pass


@strawberry.input(description="Which rows, at most 100.")
class DeadLettersInput:
    letters: list[strawberry.ID] = strawberry.field(description="The rows.")


@strawberry.input(description="A row, mended.")
class MendDeadLetterInput:
    letter: strawberry.ID = strawberry.field(description="The row.")
    body: str = strawberry.field(description="What it should have been: a JSON object, at most 100,000 characters.")


@strawberry.type(description="The outcome of running rows again, or of dismissing them.")
class DeadLettersPayload:
    count: int | None = strawberry.field(
        description=f"How many there are no more; the others were refused again. {descriptions.NOTHING.capitalize()}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of mending a row.")
class MendDeadLetterPayload:
    letter: DeadLetter | None = strawberry.field(
        description="The row, as it was refused again; null: it is written and there no more, or there were mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class DeadLetterQuery:
    @strawberry.field(
        description="Rows that were refused, of one source or of all, the newest first. Administrators only."
    )
    async def dead_letters(
        self,
        info: Info,
        of_source: Annotated[
            strawberry.ID | None, strawberry.argument(description="Of which source; of all if left out.")
        ] = None,
        first: First = ROWS,
        after: After = None,
    ) -> DeadLetterConnection:
        number = None if of_source is None else referred("WebhookSource", of_source)
        command = command_context(info)
        found = await dead_letters.read_letters(command, number, check_first(first), read_number(after))
        shown = [_show(info, each) for each in found.letters]
        cursors = [write_number(each.id) for each in found.letters]
        return DeadLetterConnection.page(shown, cursors, count=found.count, has_next=found.has_next, after=after)


@strawberry.type
class DeadLetterMutation:
    @strawberry.mutation(description=f"Runs rows that were refused again. {ADMINISTRATORS}")
    async def retry_dead_letters(
        self, info: Info, input: Annotated[DeadLettersInput, strawberry.argument(description="Which.")]
    ) -> DeadLettersPayload:
        done = await dead_letters.retry_letters(command_context(info), _numbers(input))
        return DeadLettersPayload(count=done.value, user_errors=mistakes(info, done))

    @strawberry.mutation(description=f"Runs a row that was refused with another text. {ADMINISTRATORS}")
    async def mend_dead_letter(
        self, info: Info, input: Annotated[MendDeadLetterInput, strawberry.argument(description="The row.")]
    ) -> MendDeadLetterPayload:
        number = referred("DeadLetter", input.letter)
        done, left = await dead_letters.mend_letter(command_context(info), number, input.body)
        return MendDeadLetterPayload(
            letter=None if left is None else _show(info, left), user_errors=mistakes(info, done)
        )

    @strawberry.mutation(description=f"Takes rows that were refused away: nobody needs them. {ADMINISTRATORS}")
    async def dismiss_dead_letters(
        self, info: Info, input: Annotated[DeadLettersInput, strawberry.argument(description="Which.")]
    ) -> DeadLettersPayload:
        done = await dead_letters.dismiss_letters(command_context(info), _numbers(input))
        return DeadLettersPayload(count=done.value, user_errors=mistakes(info, done))


def _numbers(input: DeadLettersInput) -> list[int]:
    return [referred("DeadLetter", each) for each in input.letters]


def _show(info: Info, letter: dead_letters.Letter) -> DeadLetter:
    return DeadLetter(
        id=global_id("DeadLetter", letter.id),
        letter=letter,
        message_id=letter.message_id,
        received_at=letter.received_at.astimezone(viewer_of(info).company.zone),
        body=letter.body,
        problems=[DeadLetterProblem(member=each["member"], message=each["message"]) for each in letter.problems],
        attempts=letter.attempts,
    )


@finds("DeadLetter")
async def find_dead_letter(info: Info, key: str) -> DeadLetter | None:
    """A row that was refused, for administrators."""
    if not viewer_of(info).is_admin:
        return None
    found = await dead_letters.read_letter(command_context(info), row_number(key))
    return None if found is None else _show(info, found)
