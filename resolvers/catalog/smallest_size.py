"""How large widgets are, and how small they may be made."""

from resolvers.catalog.visualisation import Size, WidgetKind
from resolvers.grid import COLUMNS, GREATEST_HEIGHT, Breakpoint, Placement

# A figure needs two rows for its number and what it is compared with; a chart is not readable below three by three.
_SMALLEST_FIGURE = {Breakpoint.DESKTOP: Size(2, 2), Breakpoint.TABLET: Size(2, 2), Breakpoint.PHONE: Size(1, 2)}
_SMALLEST_CHART = {Breakpoint.DESKTOP: Size(3, 3), Breakpoint.TABLET: Size(3, 3), Breakpoint.PHONE: Size(2, 3)}


def smallest_size(kind: WidgetKind, breakpoint_: Breakpoint) -> Size:
    """The smallest size in which a widget of this kind can be read."""
    return (_SMALLEST_FIGURE if kind is WidgetKind.METRIC else _SMALLEST_CHART)[breakpoint_]


def size_on(size: Size, breakpoint_: Breakpoint) -> Size:
    """A size of the desktop on another width: a tablet shows half or all of it; a phone figures side by side, charts across."""
    if breakpoint_ is Breakpoint.TABLET:
        return Size(2 if size.width <= 2 else 3 if size.width <= 4 else 6, size.height)
    if breakpoint_ is Breakpoint.PHONE:
        return Size(1 if size.width <= 2 else 2, size.height)
    return size


def fitted(place: Placement, kind: WidgetKind, breakpoint_: Breakpoint) -> Placement:
    """The placement inside the columns and not too small; it is, unless the limits have changed since it was stored."""
    smallest, columns = smallest_size(kind, breakpoint_), COLUMNS[breakpoint_]
    width = min(max(place.width, smallest.width), columns)
    height = min(max(place.height, smallest.height), GREATEST_HEIGHT)
    return Placement(min(place.column, columns - width), place.row, width, height)
