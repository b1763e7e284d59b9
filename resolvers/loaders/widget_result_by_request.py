"""What widgets show, by what was asked of their reports."""

import logging
from dataclasses import dataclass

from aiodataloader import DataLoader
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.dashboard.assembly import ask_widget
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.plan import Plan

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WidgetFailure:
    """The report could not be computed; why is in the log."""


class WidgetResultByRequestLoader(DataLoader[WidgetRequest, WidgetResult | WidgetFailure]):
    """One statement for all widgets of a turn, whatever their number, their dashboards and their periods.

    If it fails, the widgets are computed one by one, so that only the guilty one fails.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__()
        self._engine = engine

    async def batch_load_fn(self, keys: list[WidgetRequest]) -> list[WidgetResult | WidgetFailure]:
        """See `WidgetResultByRequestLoader`."""
        try:
            return [*await self._compute(keys)]
        except (DBAPIError, TimeoutError) as error:
            if len(keys) == 1:
                _log.exception(
                    "report %s of company %s failed", keys[0].report.key, keys[0].scope.company_id, exc_info=error
                )
                return [WidgetFailure()]
        return [(await self.batch_load_fn([key]))[0] for key in keys]

    async def _compute(self, requests: list[WidgetRequest]) -> list[WidgetResult]:
        plan = Plan(requests[0].configuration)
        results = [ask_widget(request, plan) for request in requests]
        await plan.run(self._engine)
        return [result() for result in results]
