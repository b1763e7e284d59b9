"""Objects that are written once, and given again as they were written while all they follow from is as it was (`docs/adr/0057`)."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Self
from weakref import ref

import orjson
from cachetools import LRUCache
from graphql import GraphQLObjectType
from strawberry.schema.schema_converter import GraphQLCoreConverter

from resolvers.language import Language
from resolvers.period import Interval
from resolvers.validity import note_validity
from schema.context import Context

if TYPE_CHECKING:
    from schema.projection.compiling import Project
    from schema.projection.executor import Asker

StandsOn = tuple[object, ...]

# Bytes of all that is kept, and of one object besides those that are written.
_ROOM = 16_000_000
_BESIDES = 1_000


@dataclass(frozen=True, slots=True)
class _AnyRequest:
    """All that a field may know of the request where its answer is kept for others: one that wants more ends the function, and the
    library answers."""

    language: Language


@dataclass(frozen=True, slots=True)
class _AnyAsker:
    context: _AnyRequest


@dataclass(frozen=True, slots=True)
class Written:
    """An object as it was written. What it stands on is not kept for its sake."""

    stands_on: tuple[ref[object], ...]
    instants: Interval
    text: bytes

    @classmethod
    def of(cls, source: Any, stands_on: StandsOn, project: "Project", context: Context) -> Self | None:
        """The object, written now; ``None`` where it follows from more than what it stands on."""
        with note_validity(context.require_viewer().company.zone, context.now) as validity:
            answer = project(source, _AnyAsker(_AnyRequest(context.language)))
        if not validity.is_of_the_day:
            return None
        return cls(tuple(map(ref, stands_on)), validity.instants, orjson.dumps(answer))

    def still_holds(self, stands_on: StandsOn, now: datetime) -> bool:
        """Whether the same would be written now."""
        return self.instants.holds(now) and all(
            each() is same for each, same in zip(self.stands_on, stands_on, strict=True)
        )


class KeptTexts:
    """What was written, by the number of the function that wrote it, the object's id, and the reader's language; in bounded memory."""

    def __init__(self, room: int = _ROOM) -> None:
        self._kept: LRUCache[tuple[int, str, Language], Written] = LRUCache(room, getsizeof=_weight)

    def find(self, number: int, source: Any, stands_on: StandsOn, project: "Project", context: Context) -> bytes | None:
        """The object as it is written, by this function if not before; ``None`` where it follows from more than what it stands on."""
        key = number, source.id, context.language
        written = self._kept.get(key)
        if written is None or not written.still_holds(stands_on, context.now):
            written = Written.of(source, stands_on, project, context)
            if written is not None and _weight(written) <= self._kept.maxsize:
                self._kept[key] = written
        return written and written.text


def _weight(written: Written) -> int:
    return len(written.text) + _BESIDES


KEPT_TEXTS = KeptTexts()
# Of functions, which may be gone before what they have written is.
_numbers = count()


def writing_once(project: "Project", type_: GraphQLObjectType) -> "Project":
    """The same function, that writes the same object of this type once, wherever an answer is written out.

    It does so for types that say what their objects ``stands_on``: the objects that all their fields follow from, besides the id, the
    reader's language, and the day on the company's clock; ``None`` of an object that follows from more.
    """
    if not hasattr(type_.extensions[GraphQLCoreConverter.DEFINITION_BACKREF].origin, "stands_on"):
        return project
    number = next(_numbers)

    def write(source: Any, asker: "Asker") -> Any:
        context = asker.context
        stands_on = source.stands_on if context.is_written_out else None
        text = stands_on and KEPT_TEXTS.find(number, source, stands_on, project, context)
        return orjson.Fragment(text) if text else project(source, asker)

    return write
