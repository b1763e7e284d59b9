"""Pages of lists: the rows behind numbers, and the feed's events."""

from asyncio import Future
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, cast

from sqlalchemy.exc import DBAPIError

from resolvers import limits
from resolvers.catalog.type_fields import settings_params
from resolvers.configuration import Configuration
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.loading.by_configuration import by_configuration
from resolvers.loading.isolated_failures import concerns_all, isolate_failures
from resolvers.loading.page import Page
from resolvers.loading.quiescent_loader import QuiescentLoader
from resolvers.statement import Part, Reader


class PageByRequestLoader(QuiescentLoader[Page, Any]):
    """One statement for all pages of a query. If it fails, they are read one by one, so that only the guilty one fails.

    What is asked for before the figures are read travels in their statement (`take`).
    """

    def __init__(self, reader: Reader, now: datetime) -> None:
        super().__init__()
        self._reader = reader
        self._now = now
        self._left = limits.MAX_PAGES

    def do_resolve_reject(self, key: Page, future: "Future[Any]") -> None:
        """Puts the page into the queue; refuses it, if there are too many."""
        if not self._left:
            future.set_exception(RequestError(ErrorCode.BAD_USER_INPUT, _TOO_MANY))
            return
        self._left -= 1
        super().do_resolve_reject(key, future)

    def ask_early(self, page: Page) -> None:
        """Asks for a page that somebody will load in a moment, so that the figures' statement brings it."""
        # If nobody does, nobody wants to know that it failed.
        self.load(page).add_done_callback(lambda future: future.cancelled() or future.exception())

    def take(self) -> "EarlyPages":
        """The pages asked for so far, for whoever reads something anyway."""
        requested, self._queue = cast("list[_Requested]", self._queue), []
        return EarlyPages(requested, super().do_resolve_reject)

    async def batch_load_fn(self, keys: list[Page]) -> list[Any]:
        """See `PageByRequestLoader`."""
        pages: list[Any]
        try:
            pages = await self._read(keys)
        except (DBAPIError, TimeoutError) as error:
            if concerns_all(error):
                raise
            pages = [*await isolate_failures(keys, self._read_one)] if len(keys) > 1 else [error]
        # Who asked meanwhile, because figures came meanwhile, wants to see the same.
        if not self._queue:
            await self._reader.rows_were_read()
        return pages

    async def _read(self, keys: Sequence[Page]) -> list[Any]:
        pages: dict[Page, Any] = {}
        for some in by_configuration(keys):
            configuration = some[0].configuration
            shared: Mapping[str, object] = {
                "company": configuration.company_id,
                "now": self._now,
                **settings_params(configuration),
            }
            values = await self._reader.read([key.part() for key in some], shared)
            pages |= {key: key.read(value) for key, value in zip(some, values, strict=True)}
        return [pages[key] for key in keys]

    async def _read_one(self, key: Page) -> Any:
        return (await self._read([key]))[0]


class Batch(Protocol):
    """A statement in the making that takes further parts along; their values are there once it has been run."""

    configuration: Configuration
    part_values: list[Any]

    def part(self, part: Part) -> int:
        """Takes a part along; the number of its value."""
        ...


class EarlyPages:
    """Pages that the figures' statement takes along. ``put_back`` leaves a page that it did not bring to somebody else."""

    def __init__(self, requested: "Sequence[_Requested]", put_back: "Callable[[Page, Future[Any]], None]") -> None:
        self._requested = requested
        self._put_back = put_back
        self._places: list[tuple[Page, Future[Any], int]] = []

    def __bool__(self) -> bool:
        return bool(self._requested)

    def ask(self, batch: Batch) -> None:
        """Puts those that follow the batch's settings into its statement."""
        some = [(page, future) for page, future in self._requested if page.configuration is batch.configuration]
        self._places = [(page, future, batch.part(page.part())) for page, future in some]

    def read(self, batch: Batch) -> None:
        """Gives their values to who asked for them, once the batch has been run."""
        for page, future, place in self._places:
            # Who asked may have gone away.
            if not future.done():
                future.set_result(page.read(batch.part_values[place]))

    def fail(self, error: Exception) -> None:
        """Tells whoever asked that nothing can be read."""
        for _, future in self._requested:
            if not future.done():
                future.set_exception(error)

    def leave(self) -> None:
        """Leaves what was not read."""
        for page, future in self._requested:
            if not future.done():
                self._put_back(page, future)


_Requested = tuple[Page, "Future[Any]"]

NO_PAGES = EarlyPages((), lambda _page, _future: None)

_TOO_MANY = LocalizedText(
    f"At most {limits.MAX_PAGES} lists of records are read in one request. "
    "Ask for the records of fewer numbers, or of a shorter period.",
    f"За один запрос читается не более {limits.MAX_PAGES} списков записей. "
    "Запросите записи меньшего числа показателей или более короткий период.",
)
