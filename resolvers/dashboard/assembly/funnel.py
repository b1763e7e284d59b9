"""Funnels: how far a cohort of deals has come, one funnel a deal type."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate
from typing import Any

from resolvers.catalog.attribute import DEAL_TYPE, FURTHEST_STAGE, LOST_FROM, LOST_STAGE
from resolvers.catalog.condition import Condition, equals
from resolvers.catalog.measure import DEAL_PRICE
from resolvers.configuration import DealTypeConfig, StageConfig
from resolvers.dashboard.assembly.metric import ask_total
from resolvers.dashboard.widget_data import FunnelData, FunnelLossData, FunnelResult, FunnelStepData
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import ZERO, add, ratio
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.planner.selection import Selection

Values = Mapping[tuple[Any, ...], Decimal]

_REACHED = (DEAL_TYPE, FURTHEST_STAGE)
_LOST = (DEAL_TYPE, LOST_FROM, LOST_STAGE)


@dataclass(frozen=True, slots=True)
class _Cohort:
    """Counts and amounts by deal type and furthest stage; by deal type, the stages lost from and lost on with theirs."""

    ask: MetricQuery
    unpriced_types: Set[int]
    reached_count: Values
    reached_amount: Values
    lost: Mapping[int, list[tuple[int | None, int, Decimal, Decimal]]]

    def amount(self, deal_type: DealTypeConfig, count: Decimal, amount: Decimal) -> Decimal | None:
        """What deals of a type are worth; not known where it has no price settings."""
        return None if count and deal_type.id in self.unpriced_types else amount


@dataclass(slots=True)
class _Reached:
    """Finds the deals that have come to the stage of a number, or further."""

    ask: MetricQuery
    deal_type_id: int
    stage_ids: tuple[int, ...]
    number: int

    def __call__(self) -> Selection:
        reached = Condition(FURTHEST_STAGE, self.stage_ids[self.number :])
        return Selection(self.ask).narrowed(equals(DEAL_TYPE, self.deal_type_id), reached)


@dataclass(slots=True)
class _Lost:
    """Finds the deals that were lost from one stage, and stand on another."""

    ask: MetricQuery
    deal_type_id: int
    lost_from: int | None
    lost_stage: int

    def __call__(self) -> Selection:
        lost = (equals(LOST_FROM, self.lost_from), equals(LOST_STAGE, self.lost_stage))
        return Selection(self.ask).narrowed(equals(DEAL_TYPE, self.deal_type_id), *lost)


def ask_funnel(request: WidgetRequest, plan: QueryBatch) -> Callable[[], FunnelResult]:
    """See `resolvers.dashboard.assembly`. Deal types that are archived, or filtered out, appear only where the
    cohort has deals of them.
    """
    total = ask_total(request, plan)
    ask = request.ask
    buckets = request.buckets_beside(ask.population)
    amount = replace(ask, measure=DEAL_PRICE)
    cells = [plan.cells(a, dimensions, buckets) for dimensions in (_REACHED, _LOST) for a in (ask, amount)]

    def read() -> FunnelResult:
        reached_count, reached_amount, lost_count, lost_amount = (c.by_values for c in cells)
        unpriced, lost = plan.configuration.unpriced_deal_type_ids, _by_type(lost_count, lost_amount)
        cohort = _Cohort(amount, unpriced, reached_count, reached_amount, lost)
        in_cohort = {deal_type for (deal_type, _), count in cohort.reached_count.items() if count}
        types = [
            t
            for t in plan.configuration.deal_types.values()
            if t.id in in_cohort or (not t.archived and request.may_have(DEAL_TYPE, (t.id,)))
        ]
        return FunnelResult(total(), tuple(_funnel(t, cohort) for t in types))

    return read


def _by_type(counts: Values, amounts: Values) -> dict[int, list[tuple[int | None, int, Decimal, Decimal]]]:
    found: dict[int, list[tuple[int | None, int, Decimal, Decimal]]] = {}
    for (type_id, lost_from, lost_stage), count in counts.items():
        if lost_stage is not None and count:
            amount = amounts[type_id, lost_from, lost_stage]
            found.setdefault(type_id, []).append((lost_from, lost_stage, count, amount))
    return found


def _funnel(deal_type: DealTypeConfig, cohort: _Cohort) -> FunnelData:
    shown = [s for s in deal_type.way if not s.archived or cohort.reached_count.get((deal_type.id, s.id))]
    return FunnelData(deal_type, _steps(deal_type, shown, cohort), _losses(deal_type, cohort))


def _steps(deal_type: DealTypeConfig, stages: list[StageConfig], cohort: _Cohort) -> tuple[FunnelStepData, ...]:
    steps: list[FunnelStepData] = []
    counts, amounts = (
        _from_each_on([of.get((deal_type.id, stage.id), ZERO) for stage in stages])
        for of in (cohort.reached_count, cohort.reached_amount)
    )
    ids = tuple(stage.id for stage in stages)
    for number, (stage, count, amount) in enumerate(zip(stages, counts, amounts, strict=True)):
        steps.append(
            FunnelStepData(
                stage,
                int(count),
                cohort.amount(deal_type, count, amount),
                ratio(count, Decimal(steps[-1].count)) if steps else None,
                ratio(count, Decimal(steps[0].count)) if steps else ratio(count, count),
                _Reached(cohort.ask, deal_type.id, ids, number),
            )
        )
    return tuple(steps)


def _from_each_on(values: list[Decimal]) -> list[Decimal]:
    """What each value comes to with all behind it."""
    return [*accumulate(reversed(values), lambda one, other: add((one, other)))][::-1]


def _losses(deal_type: DealTypeConfig, cohort: _Cohort) -> tuple[FunnelLossData, ...]:
    stages = {stage.id: (place, stage) for place, stage in enumerate(deal_type.stages)}
    losses: list[tuple[tuple[int, int], FunnelLossData]] = []
    for lost_from, lost_stage, count, amount in cohort.lost.get(deal_type.id, ()):
        came_from = stages.get(lost_from) if lost_from is not None else None
        loss = FunnelLossData(
            came_from[1] if came_from else None,
            stages[lost_stage][1],
            int(count),
            cohort.amount(deal_type, count, amount),
            _Lost(cohort.ask, deal_type.id, lost_from, lost_stage),
        )
        losses.append(((came_from[0] if came_from else -1, stages[lost_stage][0]), loss))
    return tuple(loss for _, loss in sorted(losses, key=lambda pair: pair[0]))
