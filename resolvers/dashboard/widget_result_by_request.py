"""What widgets show, by what was asked of their reports."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiodataloader import DataLoader
from psycopg.errors import QueryCanceled
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.dashboard.assembly import ask_widget
from resolvers.dashboard.status import FailureCode
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.loading.by_configuration import by_configuration
from resolvers.loading.isolated_failures import isolate_failures
from resolvers.planner.query_batch import NotComputable, QueryBatch

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WidgetFailure:
    """The report could not be computed; the rest of why is in the log."""

    code: FailureCode = FailureCode.UNKNOWN


class WidgetResultByRequestLoader(DataLoader[WidgetRequest, WidgetResult | WidgetFailure]):
    """One statement for all widgets of a turn, whatever their number, their dashboards and their periods.

    If it fails, for whatever reason, the widgets are computed one by one, so that only the guilty one fails; and so are those that
    shared a pass with one of too many groups.
    """

    def __init__(self, engine: AsyncEngine, now: datetime) -> None:
        super().__init__()
        self._engine = engine
        self._now = now

    async def batch_load_fn(self, keys: list[WidgetRequest]) -> list[WidgetResult | WidgetFailure]:
        """See `WidgetResultByRequestLoader`. Raises SQLAlchemy's ``TimeoutError`` where there is no connection to be had."""
        try:
            computed = dict(zip(keys, await self._compute(keys), strict=True))
            if crowded := [key for key, found in computed.items() if found == _TOO_MANY_GROUPS and len(keys) > 1]:
                apart = await isolate_failures(crowded, self._compute_one)
                computed |= {key: _told(key, found) for key, found in zip(crowded, apart, strict=True)}
            return [computed[key] for key in keys]
        except PoolTimeoutError:
            raise
        except Exception as error:
            alone = await isolate_failures(keys, self._compute_one) if len(keys) > 1 else [error]
        return [_told(key, found) for key, found in zip(keys, alone, strict=True)]

    async def _compute(self, requests: Sequence[WidgetRequest]) -> list[WidgetResult | WidgetFailure]:
        computed: dict[WidgetRequest, WidgetResult | WidgetFailure] = {}
        for some in by_configuration(requests):
            plan = QueryBatch(some[0].configuration, self._now)
            results = [ask_widget(request, plan) for request in some]
            await plan.run(self._engine)
            computed |= {request: _read(result) for request, result in zip(some, results, strict=True)}
        return [computed[request] for request in requests]

    async def _compute_one(self, request: WidgetRequest) -> WidgetResult | WidgetFailure:
        return (await self._compute([request]))[0]


_TOO_MANY_GROUPS = WidgetFailure(FailureCode.TOO_MANY_GROUPS)


def _told(request: WidgetRequest, found: WidgetResult | WidgetFailure | Exception) -> WidgetResult | WidgetFailure:
    """What was computed, or that it failed."""
    if not isinstance(found, Exception):
        return found
    _log.error("report %s of company %s failed", request.report.key, request.scope.company_id, exc_info=found)
    is_late = isinstance(found, TimeoutError) or isinstance(getattr(found, "orig", None), QueryCanceled)
    return WidgetFailure(FailureCode.TIMEOUT if is_late else FailureCode.UNKNOWN)


def _read(result: Callable[[], WidgetResult]) -> WidgetResult | WidgetFailure:
    try:
        return result()
    except NotComputable as reason:
        return WidgetFailure(FailureCode(reason.code))
