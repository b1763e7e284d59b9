"""Desks of one request, by whose desk it is and the scope asked for."""

from dataclasses import dataclass

from aiodataloader import DataLoader
from cachetools import LRUCache

from permissions.viewer import Viewer
from resolvers.dashboard.context import DashboardContext, context_parts, read_context, scope_of_context_part
from resolvers.dashboard.scope import ScopeRequest
from resolvers.errors import RequestError
from resolvers.statement import Reader


@dataclass(frozen=True, slots=True)
class ContextRequest:
    """Whose desk, over whose data; ``with_people``: with everybody who works in the company, whether or not a report asks for them."""

    viewer: Viewer
    scope: ScopeRequest
    with_people: bool = False


Said = tuple[str | None, ...]
"""What the database says of a desk, as it is written."""

# Characters of what was said of all desks that are kept; what is made of it takes some ten times as much. Most say ten thousand.
_MOST_SAID = 4_000_000


class KeptContexts:
    """Desks as they were read last: the same object for whoever asks for the same, while the database says the same of it."""

    def __init__(self, most: int = _MOST_SAID) -> None:
        self._kept: LRUCache[ContextRequest, tuple[Said, DashboardContext]] = LRUCache(most, getsizeof=_length)

    def read(self, request: ContextRequest, said: Said) -> DashboardContext:
        """The desk out of what the database says of it. Raises `RequestError` for a scope that is refused."""
        kept = self._kept.get(request)
        if kept is not None and kept[0] == said:
            return kept[1]
        read = said, read_context(request.viewer, request.scope, said)
        if _length(read) <= self._kept.maxsize:
            self._kept[request] = read
        return read[1]


def _length(kept: tuple[Said, DashboardContext]) -> int:
    return sum(len(text) for text in kept[0] if text is not None)


KEPT_CONTEXTS = KeptContexts()


class ContextByScopeLoader(DataLoader[ContextRequest, DashboardContext]):
    """One statement for all desks of a turn. A scope that is refused is refused alone. Clear it after a change of the layout."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader

    async def batch_load_fn(self, keys: list[ContextRequest]) -> list[DashboardContext | RequestError]:
        """See `ContextByScopeLoader`."""
        viewers = list(dict.fromkeys(key.viewer for key in keys))
        asking = {key.viewer for key in keys if key.with_people}
        grounds = [part for viewer in viewers for part in context_parts(viewer, with_people=viewer in asking)]
        scopes = [scope_of_context_part(key.viewer, key.scope) for key in keys]
        # One company: nobody looks at desktops of another.
        values = await self._reader.read([*grounds, *scopes], {"company": viewers[0].company.id})
        each = len(grounds) // len(viewers)
        said = {v: values[each * place : each * (place + 1)] for place, v in enumerate(viewers)}
        return [_read(key, (*said[key.viewer], value)) for key, value in zip(keys, values[len(grounds) :], strict=True)]


def _read(request: ContextRequest, said: Said) -> DashboardContext | RequestError:
    try:
        return KEPT_CONTEXTS.read(request, said)
    except RequestError as refusal:
        return refusal
