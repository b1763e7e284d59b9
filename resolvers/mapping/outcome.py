"""What came of an import as it is kept: as JSON, in both languages, with the first of what there may be thousands of."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from models import FeedKind, FieldKind
from resolvers.language import LocalizedText
from resolvers.mapping.run import FileImport
from resolvers.mapping.targets import Takes
from resolvers.mapping.told import CellProblem, Note, RejectedRow, ShownRow, ShownValue
from resolvers.text_checks import storable
from resolvers.user_error import Path, UserError, UserErrorCode

MOST_TOLD: Final = 50
"""Rows that are told one by one, and names of what is made; all rejected ones are in the file."""
_LONGEST_CELL: Final = 200


def write_outcome(outcome: FileImport) -> dict[str, Any]:
    """The outcome as JSON."""
    return _kept(
        {
            "counts": dict(outcome.counts),
            "made": {kind.value: [len(names), [*names[:MOST_TOLD]]] for kind, names in outcome.made.items()},
            "notes": {note.value: count for note, count in outcome.notes.items()},
            "shown": [
                {
                    "place": row.place,
                    "values": [
                        [*_written(each.label), each.value[:_LONGEST_CELL], each.takes.value, each.field_kind]
                        for each in row.values
                    ],
                    "moves": [[*move] for move in row.moves],
                }
                for row in outcome.shown
            ],
            "rejectedCount": len(outcome.rejected),
            "rejected": [
                {
                    "place": row.place,
                    "isHistory": row.is_history,
                    "cells": [cell[:_LONGEST_CELL] for cell in row.cells[:MOST_TOLD]],
                    "problems": [[each.column, *_written(each.message)] for each in row.problems],
                }
                for row in outcome.rejected[:MOST_TOLD]
            ],
        }
    )


def write_mistakes(mistakes: Sequence[UserError]) -> dict[str, Any]:
    """Why nothing came of it, as JSON."""
    return _kept({"mistakes": [[[*each.field], each.code.value, *_written(each.message)] for each in mistakes]})


def read_mistakes(document: Mapping[str, Any]) -> tuple[UserError, ...]:
    """Why nothing came of it; none if something did."""
    return tuple(
        UserError(_path(path), UserErrorCode(code), LocalizedText(en, ru))
        for path, code, en, ru in document.get("mistakes", ())
    )


def read_made(document: Mapping[str, Any]) -> Mapping[FeedKind, tuple[int, Sequence[str]]]:
    """What is made because rows name it: how many of a kind, and the names of the first."""
    return {FeedKind(kind): (count, names) for kind, (count, names) in document["made"].items()}


def read_notes(document: Mapping[str, Any]) -> Mapping[Note, int]:
    """What was derived or left out, in rows."""
    return {Note(note): count for note, count in document["notes"].items()}


def read_shown(document: Mapping[str, Any]) -> Sequence[ShownRow]:
    """The first records as they stand, or would."""
    return [
        ShownRow(
            row["place"],
            tuple(_shown_value(*each) for each in row["values"]),
            tuple((stage, since) for stage, since in row["moves"]),
        )
        for row in document["shown"]
    ]


def read_rejected(document: Mapping[str, Any]) -> Sequence[RejectedRow]:
    """The first rows that were left out."""
    return [
        RejectedRow(
            row["place"],
            row["cells"],
            tuple(CellProblem(column, LocalizedText(en, ru)) for column, en, ru in row["problems"]),
            row["isHistory"],
        )
        for row in document["rejected"]
    ]


def _shown_value(en: str, ru: str, value: str, takes: str = Takes.TEXT.value, kind: str | None = None) -> ShownValue:
    """What is left of trials from before that was kept says no more than the value."""
    return ShownValue(LocalizedText(en, ru), value, Takes(takes), None if kind is None else FieldKind(kind))


def _kept(value: Any) -> Any:
    """As the database takes it: a row may be left out for the very characters that it does not."""
    match value:
        case str():
            return storable(value)
        case dict():
            return {key: _kept(each) for key, each in cast("dict[str, Any]", value).items()}
        case list() | tuple():
            return [_kept(each) for each in cast("Sequence[Any]", value)]
        case _:
            return value


def _written(text: LocalizedText) -> tuple[str, str]:
    return text.en, text.ru


def _path(names: Sequence[str]) -> Path:
    return tuple(names)
