"""Rows of sources that were refused: looking at them, running them again, mended or not, and dismissing them. For administrators."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from models import AuditEntry, DeadLetter, WebhookSource
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult, CompanyTransaction
from resolvers.feed import FeedResult, FeedRow, upsert
from resolvers.text_checks import check_text
from resolvers.user_error import Problems
from resolvers.validity import is_of_this_instant
from resolvers.webhooks.message import read_text
from resolvers.webhooks.receiving import LOST, problems_of

_LINE_ENDS = re.compile(r"[\r\n]+")
MAX_AT_ONCE = 100
MAX_BODY = 100_000
"""Characters of a row that is mended."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A refused row: ``problems`` are ``{"member", "message"}``; ``attempts`` is how often it was tried."""

    id: int
    source_id: int
    message_id: str
    received_at: datetime
    body: str
    problems: Sequence[dict[str, Any]]
    attempts: int


@dataclass(frozen=True, slots=True)
class Letters:
    """A page of letters, the newest first: how many there are in all, and whether more follow."""

    letters: Sequence[Letter]
    count: int
    has_next: bool


async def read_letters(command: CommandContext, source_id: int | None, first: int, after: int | None = None) -> Letters:
    """Letters of a source, or of all; ``after`` is the number of the last one known. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    mine = [DeadLetter.company_id == command.viewer.company.id]
    if source_id is not None:
        mine.append(DeadLetter.source_id == source_id)
    below = [*mine, *([DeadLetter.id < after] if after is not None else [])]
    async with command.engine.connect() as connection:
        count = (await connection.execute(select(func.count()).select_from(DeadLetter).where(*mine))).scalar_one()
        requested = select(*_COLUMNS).where(*below).order_by(DeadLetter.id.desc()).limit(first + 1)
        found = [Letter(*row) for row in await connection.execute(requested)]
    return Letters(found[:first], count, len(found) > first)


async def find_refused(command: CommandContext, source_id: int) -> tuple[str, Sequence[str]] | None:
    """What a source is called, and all its letters as lines of NDJSON, the oldest first; ``None`` if it has none.

    Raises `RequestError` (FORBIDDEN).
    """
    command.require_administrator()
    is_of_this_instant()
    company_id = command.viewer.company.id
    source = select(WebhookSource.name).where(WebhookSource.company_id == company_id, WebhookSource.id == source_id)
    mine = (DeadLetter.company_id == company_id, DeadLetter.source_id == source_id)
    async with command.engine.connect() as connection:
        name = await connection.scalar(source)
        found = await connection.scalars(select(DeadLetter.body).where(*mine).order_by(DeadLetter.id))
        rows = [_line(body) for body in found]
    return (name, rows) if name is not None and rows else None


def _line(body: str) -> str:
    """The text in one line: line ends between the members of JSON are blanks, and JSON has none in its texts."""
    return _LINE_ENDS.sub(" ", body)


async def read_letter(command: CommandContext, letter_id: int) -> Letter | None:
    """The letter, if it is there. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    return await _find(command, letter_id)


async def retry_letters(command: CommandContext, letter_ids: Sequence[int]) -> CommandResult[int]:
    """Runs letters again, one after another, and says how many are done: those go. Of the others it is noted what is wrong now.

    Raises `RequestError`, as `resolvers.feed.upsert` does; then those before are done.
    """
    command.require_administrator()
    letters = [await _find(command, letter_id) for letter_id in letter_ids[:MAX_AT_ONCE]]
    if None in letters:
        problems = Problems()
        problems.not_found(("letters",))
        return CommandResult(None, (), problems.found)
    left = [await _run(command, letter, letter.body) for letter in letters if letter is not None]
    return CommandResult(left.count(None))


async def mend_letter(command: CommandContext, letter_id: int, body: str) -> tuple[CommandResult[int], Letter | None]:
    """Runs a letter with another text, which it keeps if that is refused, too: then it is as it is now."""
    command.require_administrator()
    problems = Problems()
    check_text(problems, ("body",), body, MAX_BODY)
    letter = None if problems else await _find(command, letter_id)
    if letter is None and not problems:
        problems.not_found(("letter",))
    if letter is None or problems:
        return CommandResult(None, (), problems.found), None
    return CommandResult(letter_id), await _run(command, letter, body.strip())


async def dismiss_letters(command: CommandContext, letter_ids: Sequence[int]) -> CommandResult[int]:
    """Takes letters away: nobody needs them. Says how many."""
    async with administering(command) as transaction:
        ids = [*dict.fromkeys(letter_ids)][:MAX_AT_ONCE]
        mine = (DeadLetter.company_id == transaction.company_id, DeadLetter.id.in_(ids))
        gone = await transaction.write(delete(DeadLetter).where(*mine).returning(DeadLetter.message_id))
        messages = [*gone.scalars()]
        if len(messages) < len(ids):
            transaction.problems.not_found(("letters",))
            return transaction.refused()
        told = {"count": len(messages), "messages": sorted({*messages})}
        transaction.note("dismissDeadLetters", f"Company:{transaction.company_id}", None, told)
        return transaction.done(len(messages))


async def _run(command: CommandContext, letter: Letter, body: str) -> Letter | None:
    """The letter as it is then; ``None``: its row is written, and it is gone."""
    running = _Running(command, letter, body)
    await upsert(command, [read_text(body)], beside=running, origin=f"WebhookSource:{letter.source_id}")
    return running.left


@dataclass(slots=True)
class _Running:
    """Goes with the row of a letter in its transaction (`resolvers.feed.Beside`)."""

    command: CommandContext
    letter: Letter
    body: str
    left: Letter | None = field(default=None, init=False)

    async def before(self, transaction: CompanyTransaction, rows: Sequence[FeedRow]) -> None:
        """Nothing is to be known beforehand."""

    async def after(self, transaction: CompanyTransaction, result: FeedResult) -> bool:
        """The letter goes, or says what is wrong now."""
        [became] = result.rows
        mine = (DeadLetter.company_id == transaction.company_id, DeadLetter.id == self.letter.id)
        if became.outcome in LOST:
            values = {
                "body": self.body,
                "size": len(self.body.encode()),
                "problems": problems_of(became),
                "attempts": DeadLetter.attempts + 1,
            }
            changed = await transaction.write(update(DeadLetter).where(*mine).values(values).returning(*_COLUMNS))
            row = changed.one_or_none()
            self.left = None if row is None else Letter(*row)
            return True
        await transaction.write(delete(DeadLetter).where(*mine))
        is_mended = self.body != self.letter.body
        entry = {
            "company_id": transaction.company_id,
            "occurred_at": self.command.now,
            "actor_id": self.command.viewer.user_id,
            "action": "mendDeadLetter" if is_mended else "retryDeadLetters",
            "subject": f"WebhookSource:{self.letter.source_id}",
            "after": {"message": self.letter.message_id},
        }
        await transaction.write(insert(AuditEntry).values(entry))
        return True


async def _find(command: CommandContext, letter_id: int) -> Letter | None:
    mine = (DeadLetter.company_id == command.viewer.company.id, DeadLetter.id == letter_id)
    async with command.engine.connect() as connection:
        row = (await connection.execute(select(*_COLUMNS).where(*mine))).one_or_none()
    return None if row is None else Letter(*row)


_COLUMNS = (
    DeadLetter.id,
    DeadLetter.source_id,
    DeadLetter.message_id,
    DeadLetter.received_at,
    DeadLetter.body,
    DeadLetter.problems,
    DeadLetter.attempts,
)
