"""Where widgets stand."""

import strawberry

from resolvers import grid
from resolvers.catalog.visualisation import Size
from resolvers.grid import Breakpoint
from schema.described_enum import describe

describe(
    Breakpoint,
    "A width of screen, with its number of columns.",
    {
        Breakpoint.DESKTOP: "12 columns.",
        Breakpoint.TABLET: "6 columns; follows from the desktop until it is arranged itself.",
        Breakpoint.PHONE: "2 columns; follows from the desktop until it is arranged itself.",
    },
)


@strawberry.type(description="Cells of the grid, counted from 0.")
class Placement:
    column: int = strawberry.field(description="The leftmost column.")
    row: int = strawberry.field(description="The uppermost row.")
    width: int = strawberry.field(description="How many columns.")
    height: int = strawberry.field(description="How many rows.")


@strawberry.type(description="A size in cells of the grid.")
class WidgetSize:
    width: int = strawberry.field(description="How many columns.")
    height: int = strawberry.field(description="How many rows.")


@strawberry.input(description="Cells of the grid, counted from 0.")
class PlacementInput:
    column: int = strawberry.field(description="The leftmost column.")
    row: int = strawberry.field(description="The uppermost row.")
    width: int = strawberry.field(description="How many columns.")
    height: int = strawberry.field(description="How many rows.")

    def read(self) -> grid.Placement:
        """The placement as the resolvers take it."""
        return grid.Placement(self.column, self.row, self.width, self.height)


@strawberry.input(description="A size in cells of the grid.")
class WidgetSizeInput:
    width: int = strawberry.field(description="How many columns.")
    height: int = strawberry.field(description="How many rows.")

    def read(self) -> Size:
        """The size as the resolvers take it."""
        return Size(self.width, self.height)


def show_placement(place: grid.Placement) -> Placement:
    """A placement as it is answered."""
    return Placement(column=place.column, row=place.row, width=place.width, height=place.height)


def show_size(size: Size) -> WidgetSize:
    """A size as it is answered."""
    return WidgetSize(width=size.width, height=size.height)
