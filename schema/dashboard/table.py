"""Tables."""

from decimal import Decimal

import strawberry

from resolvers.catalog.measure import Unit
from resolvers.dashboard.assembly.categories import OTHER_KEY
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.widget_data import TableResult, TableValueData
from resolvers.language import Language
from schema.dashboard.breakdown import Category, show_category
from schema.dashboard.counted import Counted
from schema.dashboard.metric import Figure, show_figure


@strawberry.type(description="What the rows of a table are by.")
class TableDimension:
    key: str = strawberry.field(description="Its stable name.")
    title: str = strawberry.field(description="Its name for people.")


@strawberry.type(description="A figure of a table.")
class TableColumn:
    key: str = strawberry.field(description="Its stable name; values name their column by it.")
    label: str = strawberry.field(description="Its name for people.")
    unit: Unit = strawberry.field(description="What it is counted in.")


@strawberry.type(description="A number of a table.")
class TableValue(Counted):
    column: str = strawberry.field(description="The key of its column.")
    value: Decimal | None = strawberry.field(
        description="The number; null where there is nothing to compute it from, as for an average of nothing."
    )
    parts: list[Figure] = strawberry.field(description="What it was divided from, if it is a ratio; else empty.")


@strawberry.type(description="A row of a table.")
class TableRow:
    categories: list[Category] = strawberry.field(description="One of each dimension.")
    values: list[TableValue] = strawberry.field(description="One for each column.")
    is_other: bool = strawberry.field(description="Whether it is all that lies beyond the report's limit.")


def show_dimensions(result: TableResult, language: Language) -> list[TableDimension]:
    """What the rows are by."""
    return [TableDimension(key=d.key, title=d.title.of(language)) for d in result.dimensions]


def show_columns(result: TableResult, language: Language) -> list[TableColumn]:
    """The figures' names."""
    return [TableColumn(key=c.key, label=c.label.of(language), unit=c.unit) for c in result.columns]


def show_value(widget: Widget, data: TableValueData, language: Language) -> TableValue:
    """A number in its column."""
    return TableValue(
        widget=widget,
        data=data,
        column=data.column.key,
        value=data.value,
        parts=[show_figure(widget, part, language) for part in data.parts],
    )


def show_rows(widget: Widget, result: TableResult, language: Language) -> list[TableRow]:
    """The rows."""
    return [
        TableRow(
            categories=[show_category(category, language) for category in row.categories],
            values=[show_value(widget, value, language) for value in row.values],
            is_other=any(category.key == OTHER_KEY for category in row.categories),
        )
        for row in result.rows
    ]
