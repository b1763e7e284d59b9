"""Wholes broken down: series, slices, cells."""

from decimal import Decimal

import strawberry

from resolvers.catalog import dimension
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.widget_data import CellData, SeriesData, SliceData
from resolvers.language import Language
from schema.context import Info
from schema.dashboard.counted import Counted
from schema.dashboard.metric import Point, show_points


@strawberry.type(description="One value of what a whole is broken down by.")
class Category:
    key: str = strawberry.field(description="Its stable key within the widget; cells name their row and column by it.")
    label: str = strawberry.field(description="Its name for people.")
    color: str | None = strawberry.field(
        description="The colour it was given (#rrggbb); null where it has none of its own, as only stages have."
    )
    palette_place: int | None = strawberry.field(
        description="Its place, from 0, in a palette of whatever size (of n colours it has the one at palettePlace modulo n): the "
        "same for everybody in the company and on every chart. Values of one kind have places one after another in the order in "
        "which they came to be, so that one added later moves none; a source has one place among those of deals and activities. "
        "Steps of time all have the first. Null for what is no value of its own: not given, other."
    )
    stands_for: int = strawberry.field(
        description="Of how many values it tells: 1, but of those that are together as other as many as have rows."
    )


@strawberry.type(description="One line or stack of a chart over time.")
class Series(Counted):
    series: strawberry.Private[SeriesData]

    @strawberry.field(description="What the series is of.")
    def category(self, info: Info) -> Category:
        return show_category(self.series.category, info.context.language)

    @strawberry.field(description="Its value over the whole period; null as a point's.")
    def total(self) -> Decimal | None:
        return self.series.total

    @strawberry.field(description="Every step of the period, those without anything too.")
    def points(self) -> list[Point]:
        return show_points(self.widget, self.series.points)


@strawberry.type(description="One part of a whole.")
class Slice(Counted):
    category: Category = strawberry.field(description="What the part is.")
    value: Decimal | None = strawberry.field(
        description="How much of the whole it is. Null where there is nothing to compute it from; never null on blocks."
    )
    share: Decimal | None = strawberry.field(
        description="Its share of the whole as a ratio, 0 to 1, to four decimals; null where the whole is 0, or parts do not "
        "add up to it, as averages do not. Never null on blocks."
    )


@strawberry.type(description="One cell of a matrix; empty cells are left out.")
class Cell(Counted):
    row: str = strawberry.field(description="The key of its row.")
    column: str = strawberry.field(description="The key of its column.")
    value: Decimal | None = strawberry.field(
        description="How much stands there. Null where there is nothing to compute it from; never null on blocks."
    )


def show_category(category: dimension.Category, language: Language) -> Category:
    """A category in one language."""
    return Category(
        key=category.key,
        label=category.label.of(language),
        color=category.color,
        palette_place=category.palette_place,
        stands_for=category.stands_for,
    )


def show_series(widget: Widget, data: SeriesData) -> Series:
    """A line of a chart."""
    return Series(widget=widget, data=data, series=data)


def show_slice(widget: Widget, data: SliceData, language: Language) -> Slice:
    """A slice in one language."""
    return Slice(
        widget=widget,
        data=data,
        category=show_category(data.category, language),
        value=data.value,
        share=data.share,
    )


def show_cell(widget: Widget, data: CellData) -> Cell:
    """A cell of a matrix."""
    return Cell(
        widget=widget,
        data=data,
        row=data.row.key,
        column=data.column.key,
        value=data.value,
    )
