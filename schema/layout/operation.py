"""Operations on a layout, as they are told."""

import asyncio
from collections.abc import Sequence
from enum import Enum

import strawberry

from resolvers.grid import Breakpoint
from resolvers.language import LocalizedText
from resolvers.layout import operation
from resolvers.layout.operation import Operation
from schema.context import Info
from schema.layout.widget_title import widget_title
from schema.node import global_id


@strawberry.enum(description="Kinds of operations on a layout.")
class LayoutOperationKind(Enum):
    MOVE = strawberry.enum_value("move", description="A widget was moved.")
    RESIZE = strawberry.enum_value("resize", description="A widget was resized.")
    HIDE = strawberry.enum_value("hide", description="A widget was taken off the desktop.")
    SHOW = strawberry.enum_value("show", description="A hidden widget was brought back.")
    RESET = strawberry.enum_value("reset", description="A widget went back to the default; without a widget, all did.")
    RESTORE = strawberry.enum_value("restore", description="An earlier revision was restored.")
    COPY = strawberry.enum_value("copy", description="An administrator copied a layout over.")


@strawberry.type(description="One thing that was, or was to be, done to a layout.")
class LayoutOperation:
    kind: LayoutOperationKind = strawberry.field(description="What was done.")
    widget: strawberry.ID | None = strawberry.field(description="To which widget; null for the whole layout.")
    breakpoint: Breakpoint | None = strawberry.field(
        description="On which width of screen, for MOVE and RESIZE; null for the others."
    )
    column: int | None = strawberry.field(description="The leftmost column, for MOVE.")
    row: int | None = strawberry.field(description="The uppermost row, for MOVE.")
    width: int | None = strawberry.field(description="How many columns, for RESIZE.")
    height: int | None = strawberry.field(description="How many rows, for RESIZE.")
    revision: int | None = strawberry.field(description="The revision that was restored, for RESTORE.")
    text: str = strawberry.field(description="The operation in words.")


_KINDS: dict[type[Operation], LayoutOperationKind] = {
    operation.Move: LayoutOperationKind.MOVE,
    operation.Resize: LayoutOperationKind.RESIZE,
    operation.Hide: LayoutOperationKind.HIDE,
    operation.Show: LayoutOperationKind.SHOW,
    operation.Reset: LayoutOperationKind.RESET,
    operation.Restore: LayoutOperationKind.RESTORE,
    operation.Copied: LayoutOperationKind.COPY,
}

_WORDS = {
    LayoutOperationKind.MOVE: LocalizedText("Moved “{title}”", "Перемещён блок «{title}»"),
    LayoutOperationKind.RESIZE: LocalizedText("Resized “{title}”", "Изменён размер блока «{title}»"),
    LayoutOperationKind.HIDE: LocalizedText("Hid “{title}”", "Скрыт блок «{title}»"),
    LayoutOperationKind.SHOW: LocalizedText("Brought “{title}” back", "Возвращён блок «{title}»"),
    LayoutOperationKind.RESET: LocalizedText("Reset “{title}”", "Сброшен блок «{title}»"),
    LayoutOperationKind.RESTORE: LocalizedText("Restored revision {revision}", "Восстановлена версия {revision}"),
    LayoutOperationKind.COPY: LocalizedText(
        "Copied over by an administrator", "Расположение скопировано администратором"
    ),
}
_RESET_ALL = LocalizedText("Reset everything", "Всё сброшено")


async def show_operations(info: Info, done: Sequence[Operation]) -> list[LayoutOperation]:
    """Operations as they are answered; the titles of all their widgets are looked up together."""
    return list(await asyncio.gather(*(_show_operation(info, each) for each in done)))


async def _show_operation(info: Info, done: Operation) -> LayoutOperation:
    """An operation as it is answered."""
    kind = _KINDS[type(done)]
    key: str | None = getattr(done, "widget", None)
    words = _RESET_ALL if kind is LayoutOperationKind.RESET and key is None else _WORDS[kind]
    revision: int | None = getattr(done, "revision", None)
    title = None if key is None else await widget_title(info, key)
    return LayoutOperation(
        kind=kind,
        widget=None if key is None else global_id("Widget", key),
        breakpoint=getattr(done, "breakpoint_", None),
        column=getattr(done, "column", None),
        row=getattr(done, "row", None),
        width=getattr(done, "width", None),
        height=getattr(done, "height", None),
        revision=revision,
        text=words.format(title=title, revision=revision).of(info.context.language),
    )
