"""Operations on a layout, as they are asked for."""

from collections.abc import Sequence

import strawberry

from resolvers.grid import Breakpoint
from resolvers.layout import operation
from resolvers.layout.operation import Operation
from schema.layout.only_true import only_true
from schema.layout.referred_widget import referred_widget

_WIDGET = "The widget, by its id."
_BREAKPOINT = "On which width of screen."


@strawberry.input(
    description="Put a widget somewhere. What is in its way goes down as little as possible, a pinned widget never; nothing else "
    "moves. On a phone it goes between the widgets above and below that place. Moves and resizes of one widget on one width that "
    "follow each other are one act: only where it stands at the end counts."
)
class MoveWidgetInput:
    widget: strawberry.ID = strawberry.field(description=_WIDGET)
    breakpoint: Breakpoint = strawberry.field(default=Breakpoint.DESKTOP, description=_BREAKPOINT)
    column: int = strawberry.field(description="The leftmost column, from 0.")
    row: int = strawberry.field(description="The uppermost row, from 0.")


@strawberry.input(
    description="Make a widget larger or smaller; its left upper corner stays, and others make way as when it is moved."
)
class ResizeWidgetInput:
    widget: strawberry.ID = strawberry.field(description=_WIDGET)
    breakpoint: Breakpoint = strawberry.field(default=Breakpoint.DESKTOP, description=_BREAKPOINT)
    width: int = strawberry.field(description="How many columns.")
    height: int = strawberry.field(description="How many rows.")


@strawberry.input(description="Take a widget off the desktop.")
class HideWidgetInput:
    widget: strawberry.ID = strawberry.field(description=_WIDGET)


@strawberry.input(description="Bring a hidden widget back, to where it was, or to the next place below that is free.")
class ShowWidgetInput:
    widget: strawberry.ID = strawberry.field(description=_WIDGET)


@strawberry.input(one_of=True, description="Go back to the default: always allowed.")
class ResetLayoutInput:
    widget: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="Only this widget, by its id, on all widths of screen."
    )
    all: bool | None = strawberry.field(default=strawberry.UNSET, description="All widgets: true.")


@strawberry.input(one_of=True, description="One thing done to a layout.")
class LayoutOperationInput:
    move: MoveWidgetInput | None = strawberry.field(default=strawberry.UNSET, description="Move a widget.")
    resize: ResizeWidgetInput | None = strawberry.field(default=strawberry.UNSET, description="Resize a widget.")
    hide: HideWidgetInput | None = strawberry.field(default=strawberry.UNSET, description="Hide a widget.")
    show: ShowWidgetInput | None = strawberry.field(default=strawberry.UNSET, description="Show a hidden widget.")
    reset: ResetLayoutInput | None = strawberry.field(default=strawberry.UNSET, description="Go back to the default.")


def read_operations(operations: Sequence[LayoutOperationInput]) -> tuple[Operation, ...]:
    """The operations as the resolvers take them."""
    return tuple(_read(each) for each in operations)


def _read(requested: LayoutOperationInput) -> Operation:
    if move := requested.move:
        return operation.Move(referred_widget(move.widget), move.breakpoint, move.column, move.row)
    if resize := requested.resize:
        return operation.Resize(referred_widget(resize.widget), resize.breakpoint, resize.width, resize.height)
    if hide := requested.hide:
        return operation.Hide(referred_widget(hide.widget))
    if show := requested.show:
        return operation.Show(referred_widget(show.widget))
    if requested.reset and requested.reset.widget:
        return operation.Reset(referred_widget(requested.reset.widget))
    only_true(requested.reset.all if requested.reset else None, "operations", "reset", "all")
    return operation.Reset()
