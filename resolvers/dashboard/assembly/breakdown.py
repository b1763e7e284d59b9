"""A whole in parts."""

from collections.abc import Callable
from decimal import Decimal

from resolvers.dashboard.assembly.grouped import AS_LISTED, LARGEST_FIRST, Grouped
from resolvers.dashboard.assembly.metric import ask_total
from resolvers.dashboard.widget_data import BreakdownResult, SliceData
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import ratio
from resolvers.planner.query_batch import QueryBatch
from resolvers.report_definitions.compiled_report import SimpleMetric


def ask_breakdown(request: WidgetRequest, plan: QueryBatch) -> Callable[[], BreakdownResult]:
    """See `resolvers.dashboard.assembly`. Parts without rows are left out, but for steps of time."""
    [dimension] = request.report.dimensions
    main = request.report.main
    has_shares = isinstance(main, SimpleMetric) and main.measure.spec.is_additive
    total = ask_total(request, plan)
    sort = request.report.definition.sort or (AS_LISTED if dimension.is_time else LARGEST_FIRST)
    grouped = Grouped(request, plan, [dimension], request.report.figures[:1], sort)

    def read() -> BreakdownResult:
        whole = total()
        [categories], [numbers] = grouped.read()
        slices: list[SliceData] = []
        for category in categories:
            if dimension.is_time or (category,) in numbers.present:
                number = numbers.of((category,))
                share = _share(number.value, whole.value) if has_shares else None
                slices.append(SliceData(category, number.value, share, number.find_selection))
        return BreakdownResult(whole, tuple(slices))

    return read


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or whole is None else ratio(part, whole)
