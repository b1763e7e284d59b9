"""Carrying out the imports that were asked for, in the background of every process that serves."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import FileImportRun
from resolvers.authentication.finding_viewer import find_colleague
from resolvers.autocommit import autocommitting
from resolvers.background import Turns, again_and_again, work_while
from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.mapping import tasks
from resolvers.mapping.aside import aside
from resolvers.mapping.document import read_mapping
from resolvers.mapping.foreign_table import Form
from resolvers.mapping.journal import Claim, ClaimLostError
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.outcome import write_mistakes, write_outcome
from resolvers.mapping.progress import Progress
from resolvers.mapping.reading import read_table
from resolvers.mapping.rejected_file import write_rejected
from resolvers.mapping.run import FileImport, GivenFile, bring_in
from resolvers.mapping.uploads import read_upload
from resolvers.outage import is_outage
from resolvers.user_error import UserError, UserErrorCode

log = logging.getLogger(__name__)

# Between two signs of life, in seconds.
_BEAT: Final = 1
_MOST_ATTEMPTS: Final = 5
_LATER: Final = timedelta(seconds=5)


class FileImporter:
    """Takes imports out of the list one after another, company by company. Several processes may do so at once."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime], poll_seconds: float = 1) -> None:
        """``poll_seconds``: how long it rests when there is nothing to do."""
        self._engine = engine
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._turns = Turns()

    async def bring_in_next(self) -> bool:
        """Carries out one import of the next company; says whether there was one. Raises what the driver raises."""
        return await self._turns.take(
            lambda after: tasks.next_company(self._engine, after, self._clock()), self._carry_out_one
        )

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        await again_and_again(self.bring_in_next, self._poll_seconds, log, "Files could not be brought in")

    async def _carry_out_one(self, company_id: int) -> None:
        task = await tasks.take(self._engine, company_id, self._clock())
        if task is None:
            return
        claim, progress = Claim(task.id, task.claim), Progress()
        await work_while(
            lambda: tasks.say_alive(self._engine, company_id, claim, progress, self._clock()),
            _BEAT,
            self._try(company_id, task, claim, progress),
            lambda: tasks.put_back(self._engine, company_id, claim, self._clock()),
        )

    async def _try(self, company_id: int, task: Any, claim: Claim, progress: Progress) -> None:
        rejected: bytes | None = None
        try:
            if task.attempts > _MOST_ATTEMPTS:
                raise RequestError(ErrorCode.SERVICE_UNAVAILABLE, _GIVEN_UP)
            outcome, rejected = await self._bring_in(company_id, task, claim, progress)
            told = write_outcome(outcome)
        except ClaimLostError:
            return
        except MappingError as error:
            told = write_mistakes([_mistake(error)])
        except RequestError as error:
            if error.code is ErrorCode.RATE_LIMITED and task.attempts < _MOST_ATTEMPTS:
                await tasks.put_back(self._engine, company_id, claim, self._clock() + _LATER)
                return
            told = write_mistakes([UserError((), UserErrorCode.INVALID, error.message)])
        except Exception as error:
            if is_outage(error) or isinstance(error, TimeoutError):
                raise
            log.exception("Import %s of company %s failed", task.id, company_id)
            told = write_mistakes([UserError((), UserErrorCode.INVALID, _FAULT)])
        await tasks.end(self._engine, company_id, claim, told, rejected)

    async def _bring_in(
        self, company_id: int, task: Any, claim: Claim, progress: Progress
    ) -> tuple[FileImport, bytes | None]:
        language = "ru" if task.language == "ru" else "en"
        now = self._clock()
        async with autocommitting(self._engine) as reading:
            viewer = await find_colleague(reading, company_id, task.actor_id, now)
        if viewer is None:
            raise RequestError(ErrorCode.FORBIDDEN, _LEFT)
        command = CommandContext(self._engine, viewer, now, language)
        mapping = read_mapping(task.mapping)
        file = await self._given(company_id, task.file_id, mapping.file.form, ())
        moves = None
        if task.history_id is not None and mapping.history is not None:
            moves = await self._given(company_id, task.history_id, mapping.history.form, ("history",))
        # What was brought in already, by who could not say so any more, is looked at once more for what was left out.
        outcome = await bring_in(
            command,
            task.source,
            mapping,
            file,
            moves,
            is_trial=task.is_trial or task.run_id is not None,
            without_rejected=task.without_rejected,
            progress=progress,
            claim=claim,
        )
        if task.run_id is not None:
            outcome = await self._made_before(company_id, task.run_id, outcome)
        own = [each for each in outcome.rejected if not each.is_history]
        return outcome, await aside(write_rejected, file.table, own, language) if own else None

    async def _given(self, company_id: int, upload_id: int, form: Form, path: tuple[str, ...]) -> GivenFile:
        async with autocommitting(self._engine) as reading:
            upload = await read_upload(reading, company_id, upload_id)
        assert upload is not None  # what is asked for refers to it
        try:
            return GivenFile(upload.name, await aside(read_table, upload.content, form))
        except MappingError as error:
            raise MappingError((*path, *error.path), error.message) from error

    async def _made_before(self, company_id: int, run_id: int, tried: FileImport) -> FileImport:
        async with autocommitting(self._engine) as reading:
            run = FileImportRun
            requested = select(run.counts).where(run.company_id == company_id, run.id == run_id)
            counts = await reading.scalar(requested)
        return FileImport(run_id, counts or {}, tried.made, tried.notes, tried.shown, tried.rejected)


def _mistake(error: MappingError) -> UserError:
    return UserError(error.path, UserErrorCode.INVALID, error.message)


_LEFT = LocalizedText("Whoever asked for this has left.", "Тот, кто просил об этом, больше здесь не работает.")
_GIVEN_UP = LocalizedText(
    "It was tried several times and could not be carried out. Nothing was written; bring the file in in parts.",
    "Несколько попыток не удались. Ничего не записано; загрузите файл по частям.",
)
_FAULT = LocalizedText(
    "Something is wrong with the server. Nothing was written.", "Что-то не так на сервере. Ничего не записано."
)
