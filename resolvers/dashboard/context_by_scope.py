"""Desks of one request, by whose desk it is and the scope asked for."""

from dataclasses import dataclass
from typing import Any

from aiodataloader import DataLoader

from permissions.viewer import Viewer
from resolvers.dashboard.context import DashboardContext, context_parts, read_context
from resolvers.dashboard.scope import NamedScope, ScopeRequest, find_scope, scope_part
from resolvers.errors import RequestError
from resolvers.statement import Reader


@dataclass(frozen=True, slots=True)
class ContextRequest:
    """Whose desk, over whose data; ``with_people``: with everybody who works in the company, whether or not a report asks for them."""

    viewer: Viewer
    scope: ScopeRequest
    with_people: bool = False


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
        scopes = [scope_part(key.viewer, key.scope) for key in keys]
        # One company: nobody looks at desktops of another.
        values = await self._reader.read([*grounds, *scopes], {"company": viewers[0].company.id})
        each = len(grounds) // len(viewers)
        read = {v: read_context(v, values[each * place : each * (place + 1)]) for place, v in enumerate(viewers)}
        found = [_scope(key, value) for key, value in zip(keys, values[len(grounds) :], strict=True)]
        return [
            scope
            if isinstance(scope, RequestError)
            else DashboardContext(read[key.viewer][0], scope, *read[key.viewer][1:])
            for key, scope in zip(keys, found, strict=True)
        ]


def _scope(key: ContextRequest, value: dict[str, Any]) -> NamedScope | RequestError:
    try:
        return find_scope(key.viewer, key.scope, value)
    except RequestError as refusal:
        return refusal
