"""From operations to a new delta; what is not allowed, or does not fit, is refused and changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resolvers.catalog.smallest_size import smallest_size
from resolvers.grid import COLUMNS, GREATEST_HEIGHT, MAX_ROWS, Placement
from resolvers.language import LocalizedText
from resolvers.layout.arrangement import Arrangement
from resolvers.layout.delta import Delta
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.operation import Copied, Hide, Move, Operation, Reset, Resize, Restore, Show
from resolvers.user_error import Path, Problems, UserErrorCode


def apply(layout_inputs: LayoutInputs, operations: Sequence[Operation], problems: Problems) -> Delta:
    """The personal delta after the operations, one after another; notes the first one that cannot be, by its place in the list.

    Moving and resizing push others away, pinned widgets never. What is done to one widget on one width without a pause is one act:
    it is where the widget stands at the end that others make way for.
    """
    arrangement = Arrangement(layout_inputs)
    following: Sequence[Operation | None] = [*operations[1:], None]
    put: Placement | None = None
    for number, (operation, then) in enumerate(zip(operations, following, strict=True)):
        path = ("operations", str(number), type(operation).__name__.lower())
        if not _is_possible(layout_inputs, operation, problems, path):
            break
        match operation:
            case Reset(None):
                arrangement.reset_all()
            case Reset(str(key)):
                arrangement.reset(key)
            case Hide(key):
                arrangement.hide(key)
            case Show(key):
                arrangement.show(key)
            case Move(key, breakpoint_, _, _) | Resize(key, breakpoint_, _, _):
                put = _changed(put or arrangement.place_of(key, breakpoint_), operation)
                if isinstance(then, (Move, Resize)) and (then.widget, then.breakpoint_) == (key, breakpoint_):
                    continue
                if not _fits(layout_inputs, arrangement, operation, put, problems, path):
                    break
                arrangement.put(key, breakpoint_, put)
                put = None
            case _:
                raise TypeError(f"{operation} is only of the history")
    return layout_inputs.personal if problems else arrangement.delta()


def _is_possible(layout_inputs: LayoutInputs, operation: Operation, problems: Problems, path: Path) -> bool:
    if isinstance(operation, (Restore, Copied)) or operation.widget is None:
        return True
    key = operation.widget
    if key not in layout_inputs.audience:
        problems.not_found((*path, "widget"))
    elif not _is_allowed(layout_inputs, operation, key):
        problems.add(
            path, UserErrorCode.FORBIDDEN, _why_not(layout_inputs, key).format(operation=_WORDS[type(operation)])
        )
    return not problems


def _is_allowed(layout_inputs: LayoutInputs, operation: Operation, key: str) -> bool:
    if isinstance(operation, (Hide, Show)):
        return layout_inputs.allows_hiding(key)
    # Going back to the default is nothing anybody could be forbidden.
    return isinstance(operation, Reset) or layout_inputs.allows_rearranging(key)


def _why_not(layout_inputs: LayoutInputs, key: str) -> LocalizedText:
    if layout_inputs.is_default:
        return _NOTHING_HIDDEN
    return _PINNED if key in layout_inputs.pinned else _SWITCHED_OFF


def _changed(place: Placement, operation: Move | Resize) -> Placement:
    if isinstance(operation, Move):
        return replace(place, column=operation.column, row=operation.row)
    return replace(place, width=operation.width, height=operation.height)


def _fits(
    layout_inputs: LayoutInputs,
    arrangement: Arrangement,
    operation: Move | Resize,
    place: Placement,
    problems: Problems,
    path: Path,
) -> bool:
    """Whether the widget can be put there."""
    reports, breakpoint_ = {report.key: report for report in layout_inputs.catalogue}, operation.breakpoint_
    smallest, columns = smallest_size(reports[operation.widget].kind, breakpoint_), COLUMNS[breakpoint_]
    is_within = place.column >= 0 and 0 <= place.row < MAX_ROWS and place.column + place.width <= columns
    if not is_within:
        problems.add(path, UserErrorCode.INVALID, _OUTSIDE.format(columns=columns, rows=MAX_ROWS))
    elif not (smallest.width <= place.width and smallest.height <= place.height <= GREATEST_HEIGHT):
        limits = {"width": smallest.width, "height": smallest.height, "columns": columns, "highest": GREATEST_HEIGHT}
        problems.add(path, UserErrorCode.INVALID, _SIZE.format(**limits))
    elif (pinned := arrangement.pinned_at(place, breakpoint_)) is not None:
        problems.add(path, UserErrorCode.TAKEN, _ON_PINNED.format(title=reports[pinned].title))
    return not problems


_WORDS: Mapping[type[Operation], LocalizedText] = {
    Move: LocalizedText("Moving this block", "Перемещать этот блок"),
    Resize: LocalizedText("Resizing this block", "Менять размер этого блока"),
    Hide: LocalizedText("Hiding this block", "Скрывать этот блок"),
    Show: LocalizedText("Showing this block", "Возвращать этот блок"),
}
_SWITCHED_OFF = LocalizedText(
    "{operation} is not allowed: the administrator has switched it off for everybody.",
    "{operation} не разрешено: администратор отключил это для всех.",
)
_PINNED = LocalizedText(
    "{operation} is not allowed: the administrator has pinned this block.",
    "{operation} не разрешено: администратор закрепил этот блок.",
)
_NOTHING_HIDDEN = LocalizedText(
    "{operation} is not part of a default: who sees a block is decided by its audience.",
    "{operation} на исходном столе нельзя: кому виден блок, решает его аудитория.",
)
_OUTSIDE = LocalizedText(
    "Expected a place where the whole block is within the {columns} columns and {rows} rows of the grid, counted from 0.",
    "Ожидается место, на котором блок целиком в пределах {columns} столбцов и {rows} строк сетки, считая от 0.",
)
_SIZE = LocalizedText(
    "Expected a width of {width} to {columns} and a height of {height} to {highest}.",
    "Ожидается ширина от {width} до {columns} и высота от {height} до {highest}.",
)
_ON_PINNED = LocalizedText(
    "The block “{title}” is pinned there and cannot be pushed away.",
    "Там закреплён блок «{title}», его нельзя сдвинуть.",
)
