"""Every number of a widget has a path of its own, whatever its categories are called."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from permissions.rows import DataScope
from resolvers.catalog.dataset import DEALS
from resolvers.catalog.dimension import Category
from resolvers.catalog.measure import COUNT, Unit
from resolvers.catalog.population import created
from resolvers.dashboard.numbers import numbers_of
from resolvers.dashboard.points import NO_POINTS
from resolvers.dashboard.widget_data import (
    CellData,
    ColumnData,
    FigureData,
    MatrixResult,
    MetricData,
    RowData,
    TableResult,
    TableValueData,
)
from resolvers.language import LocalizedText
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery
from resolvers.planner.selection import Selection


def rows() -> Selection:
    return Selection(
        MetricQuery(
            created(DEALS),
            Interval(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)),
            DataScope(1, None),
            COUNT,
        )
    )


TOTAL = MetricData(Decimal(1), Unit.COUNT, None, None, (), NO_POINTS, NO_POINTS, Decimal(0), rows)

keys = st.text(st.sampled_from(".~ab"), min_size=1, max_size=5)


def category(key: str) -> Category:
    return Category(key, LocalizedText(key, key), (key,))


@given(st.sets(st.tuples(keys, keys), min_size=1, max_size=8))
def test_cells_of_any_keys_have_different_paths(places: set[tuple[str, str]]) -> None:
    cells = tuple(CellData(category(row), category(column), Decimal(1), rows) for row, column in places)
    numbers = numbers_of(MatrixResult(TOTAL, (), (), cells))
    assert len(numbers) == 1 + len(places)


def test_paths_can_be_read() -> None:
    cell = CellData(category("7"), category("label:Web. Shop"), Decimal(1), rows)
    assert list(numbers_of(MatrixResult(TOTAL, (), (), (cell,)))) == ["total", "cell.7.label:Web~. Shop"]


def test_a_table_has_its_totals_its_cells_and_the_parts_of_its_ratios() -> None:
    part = FigureData("part", LocalizedText("Won", "Выиграны"), Decimal(1), Unit.COUNT, rows)
    column = ColumnData("main", LocalizedText("Conversion", "Конверсия"), Unit.RATIO)
    number = TableValueData(column, Decimal("0.5"), (part,), rows)
    row = RowData((category("7"), category("won")), (number,))
    numbers = numbers_of(TableResult(TOTAL, (), (column,), (number,), (row,)))
    assert list(numbers) == ["total", "totals.main", "totals.main.part", "cell.7.won.main", "cell.7.won.main.part"]
    assert numbers["cell.7.won.main.part"].label.en == "7, won, Conversion, Won"
