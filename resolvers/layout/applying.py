"""From operations to a new delta; what is not allowed, or does not fit, is refused and changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resolvers.catalog.smallest_size import smallest_size
from resolvers.grid import COLUMNS, GREATEST_HEIGHT, MAX_ROWS, Breakpoint, Placement
from resolvers.language import LocalizedText
from resolvers.layout.arranging import Layout
from resolvers.layout.delta import UNTOUCHED, Delta, Placed
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.operation import Hide, Move, Operation, Reset, Resize, Show
from resolvers.user_error import Path, Problems, UserErrorCode


def apply(layout_inputs: LayoutInputs, operations: Sequence[Operation], problems: Problems) -> Delta:
    """The personal delta after the operations, one after another; notes the first one that cannot be, by its place in the list.

    Moving and resizing push others away, pinned widgets never; whatever is pushed comes back when there is room again.
    """
    for number, operation in enumerate(operations):
        delta = _applied(layout_inputs, operation, problems, ("operations", str(number)))
        if problems:
            break
        layout_inputs = replace(layout_inputs, personal=delta)
    return _tidied(layout_inputs)


def _applied(layout_inputs: LayoutInputs, operation: Operation, problems: Problems, path: Path) -> Delta:
    delta = layout_inputs.personal
    if isinstance(operation, Reset) and operation.widget is None:
        return UNTOUCHED
    if not isinstance(operation, (Move, Resize, Hide, Show, Reset)):
        raise TypeError(f"{operation} is only of the history")
    name, key = type(operation).__name__.lower(), operation.widget or ""
    path = (*path, name)
    if key not in layout_inputs.audience:
        problems.not_found((*path, "widget"))
        return delta
    if not _is_allowed(layout_inputs, operation, key):
        problems.add(
            path, UserErrorCode.FORBIDDEN, _why_not(layout_inputs, key).format(operation=_WORDS[type(operation)])
        )
        return delta
    match operation:
        case Hide():
            return replace(delta, hidden=delta.hidden | {key})
        case Show():
            return replace(delta, hidden=delta.hidden - {key})
        case Reset():
            placed = {b: {k: p for k, p in places.items() if k != key} for b, places in delta.placed.items()}
            return replace(delta, hidden=delta.hidden - {key}, placed=placed)
        case Move(_, breakpoint_, column, row):
            old = Layout(layout_inputs).placements(breakpoint_)[key]
            return _placed(layout_inputs, key, breakpoint_, replace(old, column=column, row=row), problems, path)
        case Resize(_, breakpoint_, width, height):
            old = Layout(layout_inputs).placements(breakpoint_)[key]
            return _placed(layout_inputs, key, breakpoint_, replace(old, width=width, height=height), problems, path)


def _is_allowed(layout_inputs: LayoutInputs, operation: Operation, key: str) -> bool:
    if isinstance(operation, (Hide, Show)):
        return layout_inputs.allows_hiding(key)
    # Going back to the default is nothing anybody could be forbidden.
    return isinstance(operation, Reset) or layout_inputs.allows_rearranging(key)


def _why_not(layout_inputs: LayoutInputs, key: str) -> LocalizedText:
    if layout_inputs.is_default:
        return _NOTHING_HIDDEN
    return _PINNED if key in layout_inputs.pinned else _SWITCHED_OFF


def _placed(
    layout_inputs: LayoutInputs, key: str, breakpoint_: Breakpoint, place: Placement, problems: Problems, path: Path
) -> Delta:
    """The delta with the widget put there."""
    layout, delta = Layout(layout_inputs), layout_inputs.personal
    report = next(report for report in layout_inputs.catalogue if report.key == key)
    smallest, columns = smallest_size(report.kind, breakpoint_), COLUMNS[breakpoint_]
    is_within = place.column >= 0 and 0 <= place.row < MAX_ROWS and place.column + place.width <= columns
    if not is_within:
        problems.add(path, UserErrorCode.INVALID, _OUTSIDE.format(columns=columns, rows=MAX_ROWS))
    elif not (smallest.width <= place.width and smallest.height <= place.height <= GREATEST_HEIGHT):
        limits = {"width": smallest.width, "height": smallest.height, "columns": columns, "highest": GREATEST_HEIGHT}
        problems.add(path, UserErrorCode.INVALID, _SIZE.format(**limits))
    else:
        for report in layout.visible:
            in_the_way = report.key in layout_inputs.pinned and layout.placements(breakpoint_)[report.key].overlaps(
                place
            )
            if in_the_way:
                problems.add(path, UserErrorCode.TAKEN, _ON_PINNED.format(title=report.title))
                return delta
    base = dict(delta.base)
    if breakpoint_ is not Breakpoint.DESKTOP and not layout_inputs.is_default:
        # From here on this width has an arrangement of its own.
        base.setdefault(breakpoint_, layout.sequence(breakpoint_))
    places = {**delta.placed.get(breakpoint_, {}), key: Placed(place, delta.next_order)}
    return replace(delta, placed={**delta.placed, breakpoint_: places}, base=base)


def _tidied(layout_inputs: LayoutInputs) -> Delta:
    """The delta without what has become empty, knowing what its owner has in front of them."""
    delta = layout_inputs.personal
    if delta.is_empty:
        return UNTOUCHED
    placed = {breakpoint_: places for breakpoint_, places in delta.placed.items() if places}
    if layout_inputs.is_default:
        return replace(delta, placed=placed)
    base = {breakpoint_: keys for breakpoint_, keys in delta.base.items() if breakpoint_ in placed}
    base[Breakpoint.DESKTOP] = delta.base.get(
        Breakpoint.DESKTOP,
        tuple(report.key for report in layout_inputs.catalogue if report.key in layout_inputs.audience),
    )
    return replace(delta, placed=placed, base=base, known=delta.known | layout_inputs.audience)


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
