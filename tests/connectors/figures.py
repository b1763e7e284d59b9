"""A whole desktop as figures alone, so that two companies can be compared whatever their rows are called inside."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential
from resolvers.authentication import create_token, find_person, find_viewer
from schema.context import Context
from schema.schema import schema
from tests.conftest import NOW

_WHOLE_DESKTOP = (Path(__file__).parents[2] / "docs" / "whole-desktop.graphql").read_text(encoding="utf-8")
# What is no figure: numbers of rows, addresses, and the feed, which nothing that is brought is told in.
_INSIDE = ("id", "key", "userId", "widgetId", "path", "exportUrl", "cursor", "externalId", "query", "url", "color")
_OF_NOW = ("revision", "asOf", "since")
_NO_FIGURES = frozenset((*_INSIDE, *_OF_NOW))
PERIODS: Sequence[dict[str, Any]] = (
    {"preset": "LAST_MONTH"},
    {"from": "2025-10-01", "to": "2026-03-09"},
)


async def figures_of(engine: AsyncEngine, company: str, now: datetime = NOW) -> dict[str, Any]:
    """The desktop of the administrator, for several periods."""
    token = await create_token(engine, await find_person(engine, "ann@acme.example", company))
    viewer = await find_viewer(engine, token.text, Credential.TOKEN, now)
    assert viewer is not None
    context = Context(engine=engine, now=now, viewer=viewer)
    shown: dict[str, Any] = {}
    for period in PERIODS:
        answer = await schema.execute(_WHOLE_DESKTOP, variable_values={"period": period}, context_value=context)
        assert answer.errors is None, answer.errors
        assert answer.data is not None
        for widget in answer.data["dashboard"]["widgets"]:
            shown |= _figures(widget, f"{period} {widget['key']}")
    return shown


def _figures(value: Any, path: str) -> dict[str, Any]:
    """Every value by where it stands, so that what differs is told by itself."""
    named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if named is None:
        return {path: value}
    found: dict[str, Any] = {}
    for name, each in named:
        if name not in _NO_FIGURES:
            found |= _figures(each, f"{path}.{name}")
    return found


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What differs, and how. Desktops without many figures are no proof."""
    assert len(one) > 1_000
    names = {**one, **other}
    return {name: (one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)}
