"""A whole broken down twice."""

from collections.abc import Callable

from resolvers.dashboard.assembly.grouped import AS_LISTED, Grouped, in_places
from resolvers.dashboard.assembly.metric import ask_total
from resolvers.dashboard.widget_data import CellData, MatrixResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.query_batch import QueryBatch


def ask_matrix(request: WidgetRequest, plan: QueryBatch) -> Callable[[], MatrixResult]:
    """See `resolvers.dashboard.assembly`. Rows, columns and cells without anything are left out, but for steps of time."""
    down, across = request.report.dimensions
    total = ask_total(request, plan)
    grouped = Grouped(
        request, plan, (down, across), request.report.figures[:1], request.report.definition.sort or AS_LISTED
    )

    def read() -> MatrixResult:
        (rows, columns), [numbers] = grouped.read()
        present = in_places((rows, columns), numbers.present)
        cells = [
            CellData(row, column, value, numbers.rows_behind((row, column)))
            for (row, column), value in zip(present, numbers.values(present), strict=True)
        ]
        filled_rows, filled_columns = {row for row, _ in present}, {column for _, column in present}
        return MatrixResult(
            total(),
            rows=tuple(row for row in rows if down.is_time or row in filled_rows),
            columns=tuple(column for column in columns if across.is_time or column in filled_columns),
            cells=tuple(cells),
        )

    return read
