"""A whole broken down twice."""

from collections.abc import Callable

from resolvers.catalog.condition import Condition
from resolvers.dashboard.assembly.metric import ask_total
from resolvers.dashboard.widget_data import CellData, MatrixResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import ZERO, add
from resolvers.planner.plan import Plan
from resolvers.planner.selection import Selection


def ask_matrix(request: WidgetRequest, plan: Plan) -> Callable[[], MatrixResult]:
    """See `resolvers.dashboard.assembly`. Rows, columns and cells without anything are left out."""
    down, across = request.report.dimensions
    total = ask_total(request, plan)
    cells = plan.cells(request.ask, (down.attribute.key, across.attribute.key), request.buckets_of_scan)

    def read() -> MatrixResult:
        values = cells.by_values()
        found: list[CellData] = []
        for row in down.categories(plan.configuration):
            for column in across.categories(plan.configuration):
                value = add(values.get((r, c), ZERO) for r in row.values for c in column.values)
                if value:
                    where = (Condition(down.attribute, row.values), Condition(across.attribute, column.values))
                    found.append(CellData(row, column, value, Selection(request.ask).narrowed(*where)))
        return MatrixResult(
            total(),
            rows=tuple(dict.fromkeys(cell.row for cell in found)),
            columns=tuple(c for c in across.categories(plan.configuration) if any(cell.column == c for cell in found)),
            cells=tuple(found),
        )

    return read
