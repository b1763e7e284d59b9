"""Keeping the cells up to date, in the background of every process that serves."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.background import again_and_again
from resolvers.cells.folding import START, Place, fold, next_company
from resolvers.cells.moving import NO_DEPARTMENT, begin_where_large, move_next, next_with_moved, next_without_cells
from resolvers.cells.rebuilding import (
    begin_where_grown,
    next_outdated,
    next_with_other_outcomes,
    next_with_other_sources,
    rebuild_by_outcome,
    rebuild_outdated,
    rebuild_source_facet,
)
from resolvers.cells.size import CELLS_FROM

log = logging.getLogger(__name__)

# Batches of one company, before others have their turn.
_TURN = 20
# Seconds that few records wait to be folded together: one by itself takes nearly as long, and readers hardly longer for so few.
_PATIENCE = 5
# Rests of others to one of those who look for people that have moved, for departments that have grown, and for other outcomes: among
# all of large companies.
_SELDOM = 30
# Departments without cells that are looked at before a rest. Of each so many records are counted as would make it large.
_LOOKS = 20


class CellKeeper:
    """Folds what was written, and builds anew where a company's clock is another one now, or what its sources are, or where it has
    become large, or which stages mean success, or moves people from department to department, or has a department that has become large
    begin with cells. Several processes may do so at once.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        poll_seconds: float = 1,
        tell: Callable[[str], object] = lambda _: None,
        cells_from: int = CELLS_FROM,
    ) -> None:
        """``poll_seconds``: how long it rests when there is nothing to do. ``tell`` hears of each step: ``fold``, ``build`` or
        ``failure``. ``cells_from``: how many records of a kind a company has that cells are made for."""
        self._engine = engine
        self._poll_seconds = poll_seconds
        self._tell = tell
        self._cells_from = cells_from
        self._folded = self._built = self._faceted = self._by_outcome = self._moved = 0
        self._looked_at = NO_DEPARTMENT
        # Where a turn of a company ended before all was folded.
        self._places: dict[int, Place] = {}

    async def fold_next(self, patience: float = 0) -> bool:
        """One turn of the next company that has something to be folded (see `next_company`); says whether there was one. Raises what
        the driver raises.

        A company that has no cells, and has become large, gets them.
        """
        company_id = await next_company(self._engine, self._folded, patience)
        self._folded = company_id or 0
        if company_id is None:
            return False
        place: Place | None = self._places.pop(company_id, START)
        for _ in range(_TURN):
            place = await fold(self._engine, company_id, place)
            if place is None:
                await begin_where_grown(self._engine, company_id, self._cells_from)
                return True
        self._places[company_id] = place
        return True

    async def build_next(self) -> bool:
        """Builds the cells of the next company whose are of no use, or takes them away if it is small; says whether there was one."""
        company_id = await next_outdated(self._engine, self._built)
        self._built = company_id or 0
        return company_id is not None and await rebuild_outdated(self._engine, company_id, self._cells_from)

    async def build_next_facet(self) -> bool:
        """Builds the facet of sources of the next company whose is of other fields; says whether there was one."""
        company_id = await next_with_other_sources(self._engine, self._faceted)
        self._faceted = company_id or 0
        return company_id is not None and await rebuild_source_facet(self._engine, company_id)

    async def build_next_by_outcome(self) -> bool:
        """Builds the cells that tell outcomes of the next company where other stages mean success or failure; says whether there was
        one."""
        company_id = await next_with_other_outcomes(self._engine, self._by_outcome)
        self._by_outcome = company_id or 0
        return company_id is not None and await rebuild_by_outcome(self._engine, company_id)

    async def move_next(self) -> bool:
        """Brings the cells of the next company's departments up to date with where one person is; says whether somebody had moved."""
        company_id = await next_with_moved(self._engine, self._moved)
        self._moved = company_id or 0
        return company_id is not None and await move_next(self._engine, company_id)

    async def begin_next(self) -> bool:
        """Has the next department that is large begin with cells; says whether there was one among the next few."""
        for _ in range(_LOOKS):
            department = await next_without_cells(self._engine, self._looked_at)
            self._looked_at = department or NO_DEPARTMENT
            if department is None:
                return False
            if await begin_where_large(self._engine, department):
                return True
        return False

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        steps = (
            ("fold", lambda: self.fold_next(_PATIENCE)),
            ("build", self.build_next),
            ("build", self.build_next_facet),
        )
        # What is out of date here is counted by the base tables in the meantime.
        seldom = (self.move_next, self.begin_next, self.build_next_by_outcome)
        await asyncio.gather(
            *(self._again_and_again(name, step, self._poll_seconds) for name, step in steps),
            *(self._again_and_again("build", step, _SELDOM * self._poll_seconds) for step in seldom),
        )

    async def _again_and_again(self, name: str, step: Callable[[], Awaitable[bool]], rest: float) -> None:
        async def told() -> bool:
            did = await step()
            if did:
                self._tell(name)
            return did

        # Whatever fails, the next company has its turn.
        await again_and_again(told, rest, log, "Cells could not be kept up to date", lambda: self._tell("failure"))
