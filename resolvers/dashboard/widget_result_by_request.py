"""What widgets show, by what was asked of their reports."""

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import chain

from aiodataloader import DataLoader
from psycopg.errors import QueryCanceled

from resolvers.dashboard.context_by_scope import KEPT_CONTEXTS
from resolvers.dashboard.kept_plans import KeptPlans
from resolvers.dashboard.status import FailureCode
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_failure import WidgetFailure
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.loading.by_configuration import by_configuration
from resolvers.loading.isolated_failures import concerns_all, isolate_failures
from resolvers.loading.page_by_request import NO_PAGES, EarlyPages, PageByRequestLoader
from resolvers.statement import Reader
from resolvers.validity import is_incomplete

_log = logging.getLogger(__name__)
KEPT_PLANS = KeptPlans()


Results = tuple[WidgetResult | WidgetFailure, ...]


class WidgetResultByRequestLoader(DataLoader[tuple[WidgetRequest, ...], Results]):
    """One statement for all widgets of a turn, whatever their number, dashboards and periods, and for the pages asked before. Those of
    a desktop are asked for together.

    If it fails, for whatever reason, the widgets are computed one by one, so that only the guilty one fails; and so are those that
    shared a pass with one of too many groups.
    """

    def __init__(self, reader: Reader, pages: PageByRequestLoader, now: datetime) -> None:
        super().__init__()
        self._reader = reader
        self._pages = pages
        self._now = now

    async def batch_load_fn(self, keys: list[tuple[WidgetRequest, ...]]) -> list[Results]:
        """See `WidgetResultByRequestLoader`. Raises what `concerns_all`."""
        if len(keys) == 1:
            # A desktop by itself asks for nothing twice.
            return [tuple(await self._load(keys[0]))]
        requests = list(dict.fromkeys(chain.from_iterable(keys)))
        computed = dict(zip(requests, await self._load(requests), strict=True))
        return [tuple(computed[request] for request in key) for key in keys]

    async def _load(self, requests: Sequence[WidgetRequest]) -> list[WidgetResult | WidgetFailure]:
        early = self._pages.take()
        try:
            computed = await self._compute(requests, early)
            crowded = [place for place, found in enumerate(computed) if found == TOO_MANY_GROUPS and len(requests) > 1]
            if crowded:
                apart = await isolate_failures([requests[place] for place in crowded], self._compute_one)
                for place, found in zip(crowded, apart, strict=True):
                    computed[place] = _told(requests[place], found)
        except Exception as error:
            if concerns_all(error):
                early.fail(error)
                raise
            alone = await isolate_failures(requests, self._compute_one) if len(requests) > 1 or early else [error]
            computed = [_told(request, found) for request, found in zip(requests, alone, strict=True)]
        early.leave()
        return computed

    async def _compute(
        self, requests: Sequence[WidgetRequest], early: EarlyPages
    ) -> list[WidgetResult | WidgetFailure]:
        # By the requests themselves, of which none is there twice: they are large to be compared.
        computed: dict[int, WidgetResult | WidgetFailure] = {}
        for some in by_configuration(requests):
            plan = KEPT_PLANS.take(some, self._now)
            batch = plan.batch
            plan.begin(some, self._now)
            early.ask(batch)
            await batch.run(self._reader)
            early.read(batch)
            computed.update(zip(map(id, some), plan.read(), strict=True))
            if batch.is_outdated:
                KEPT_CONTEXTS.doubt(batch.configuration)
            elif all(each.may_come_again for each in some):
                KEPT_PLANS.give_back(plan)
        return [computed[id(request)] for request in requests]

    async def _compute_one(self, request: WidgetRequest) -> WidgetResult | WidgetFailure:
        return (await self._compute([request], NO_PAGES))[0]


TOO_MANY_GROUPS = WidgetFailure(FailureCode.TOO_MANY_GROUPS)


def _told(request: WidgetRequest, found: WidgetResult | WidgetFailure | Exception) -> WidgetResult | WidgetFailure:
    """What was computed, or that it failed."""
    if not isinstance(found, Exception):
        return found
    is_incomplete()
    _log.error("report %s of company %s failed", request.report.key, request.scope.company_id, exc_info=found)
    is_late = isinstance(found, TimeoutError) or isinstance(getattr(found, "orig", None), QueryCanceled)
    return WidgetFailure(FailureCode.TIMEOUT if is_late else FailureCode.UNKNOWN)
