"""Desks of one request, by whose desk it is and the scope asked for."""

import time
from dataclasses import dataclass, replace
from weakref import ref

from aiodataloader import DataLoader
from cachetools import LRUCache
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.configuration import Configuration
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
# For so long a desk is taken as it was read. Which cells there are is no part of the data, so no version tells of it; who reads by
# those of before reads the base tables, which takes longer.
_SECONDS_UNASKED = 60


@dataclass(frozen=True, slots=True)
class _Kept:
    """A desk as it was read, and of which database, at which version of the company's data, and when, if there is telling."""

    said: Said
    context: DashboardContext
    database: ref[AsyncEngine]
    version: str | None
    read_at: float


class KeptContexts:
    """Desks as they were read last: the same object for whoever asks for the same, while the database says the same of it."""

    def __init__(self, most: int = _MOST_SAID) -> None:
        self._kept: LRUCache[ContextRequest, _Kept] = LRUCache(most, getsizeof=_length)

    def unchanged(self, request: ContextRequest, database: AsyncEngine) -> DashboardContext | None:
        """The desk, if it need not be asked for: nothing was written in the company since it was read. Its viewer was found after that,
        and at the same version; so whatever was seen in between saw the same (`docs/adr/0033`)."""
        kept, version = self._kept.get(request), request.viewer.data_version
        if kept is None or version is None or kept.version != version or kept.database() is not database:
            return None
        return kept.context if time.monotonic() < kept.read_at + _SECONDS_UNASKED else None

    def read(self, request: ContextRequest, said: Said, database: AsyncEngine) -> DashboardContext:
        """The desk out of what the database says of it. Raises `RequestError` for a scope that is refused."""
        kept = self._kept.get(request)
        context = kept.context if kept and kept.said == said else read_context(request.viewer, request.scope, said)
        read = _Kept(said, context, ref(database), request.viewer.data_version, time.monotonic())
        if _length(read) <= self._kept.maxsize:
            self._kept[request] = read
        return context

    def doubt(self, configuration: Configuration) -> None:
        """Has desks of a configuration asked for the next time, as it was found to be another one by now."""
        for request, kept in [*self._kept.items()]:
            if kept.context.configuration is configuration:
                self._kept[request] = replace(kept, version=None)


def _length(kept: _Kept) -> int:
    return sum(len(text) for text in kept.said if text is not None)


KEPT_CONTEXTS = KeptContexts()


class ContextByScopeLoader(DataLoader[ContextRequest, DashboardContext]):
    """One statement for all desks of a turn. A scope that is refused is refused alone. Clear it after a change of the layout."""

    def __init__(self, reader: Reader, *, takes_unchanged: bool = False) -> None:
        """``takes_unchanged``: of what nobody has written to since the viewer was found before, nothing is asked."""
        super().__init__()
        self._reader = reader
        self._takes_unchanged = takes_unchanged

    async def batch_load_fn(self, keys: list[ContextRequest]) -> list[DashboardContext | RequestError]:
        """See `ContextByScopeLoader`."""
        found: dict[ContextRequest, DashboardContext | RequestError] = {}
        if self._takes_unchanged:
            database = self._reader.engine
            found = {key: kept for key in keys if (kept := KEPT_CONTEXTS.unchanged(key, database))}
            # Nothing is read, but in its turn: what is made of a desk is kept for one request at a time, and whoever waits for theirs
            # would make it anew.
            await self._reader.read([], {})
        if asked := [key for key in keys if key not in found]:
            found |= await self._read(asked)
        return [found[key] for key in keys]

    async def _read(self, keys: list[ContextRequest]) -> dict[ContextRequest, DashboardContext | RequestError]:
        viewers = list(dict.fromkeys(key.viewer for key in keys))
        asking = {key.viewer for key in keys if key.with_people}
        grounds = [part for viewer in viewers for part in context_parts(viewer, with_people=viewer in asking)]
        scopes = [scope_of_context_part(key.viewer, key.scope) for key in keys]
        # One company: nobody looks at desktops of another.
        values = await self._reader.read([*grounds, *scopes], {"company": viewers[0].company.id})
        each = len(grounds) // len(viewers)
        said = {v: values[each * place : each * (place + 1)] for place, v in enumerate(viewers)}
        of_scopes = values[len(grounds) :]
        return {
            key: self._read_one(key, (*said[key.viewer], value)) for key, value in zip(keys, of_scopes, strict=True)
        }

    def _read_one(self, request: ContextRequest, said: Said) -> DashboardContext | RequestError:
        try:
            return KEPT_CONTEXTS.read(request, said, self._reader.engine)
        except RequestError as refusal:
            return refusal
