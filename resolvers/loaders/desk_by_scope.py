"""Desks of one request, by the scope asked for."""

from typing import Any

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.dashboard.desk import Desk, ground_parts, read_ground
from resolvers.dashboard.scope import NamedScope, ScopeRequest, find_scope, scope_part
from resolvers.errors import RequestError
from resolvers.statement import read_parts


class DeskByScopeLoader(DataLoader[ScopeRequest, Desk]):
    """One statement for all desks of a turn. A scope that is refused is refused alone."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer) -> None:
        super().__init__()
        self._engine = engine
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[ScopeRequest]) -> list[Desk | RequestError]:
        """See `DeskByScopeLoader`."""
        ground = ground_parts(self._viewer)
        parts = [*ground, *(scope_part(self._viewer, key) for key in keys)]
        values = await read_parts(self._engine, parts, {"company": self._viewer.company.id})
        configuration, arrangement = read_ground(self._viewer, values[: len(ground)])
        scopes = [self._scope(key, value) for key, value in zip(keys, values[len(ground) :], strict=True)]
        return [s if isinstance(s, RequestError) else Desk(configuration, s, arrangement) for s in scopes]

    def _scope(self, key: ScopeRequest, value: dict[str, Any]) -> NamedScope | RequestError:
        try:
            return find_scope(self._viewer, key, value)
        except RequestError as refusal:
            return refusal
