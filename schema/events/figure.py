"""Figures that somebody follows, by ids of widgets of whatever desktop."""

from collections.abc import Iterable

import strawberry

from resolvers.errors import RequestError
from schema.node import global_id, key_of

# No widget has it: an id that is none of ours finds nothing, like one of a widget that never was.
_NO_WIDGET = ""


def figure_keys(ids: Iterable[strawberry.ID]) -> list[str]:
    """The keys of widgets by their ids; a desktop's own id of one is good, too."""
    return [_key(each) for each in ids]


def figure_ids(keys: Iterable[str]) -> list[strawberry.ID]:
    """The ids of widgets by their keys, which are the same on all desktops."""
    return [figure_id(key) for key in keys]


def figure_id(key: str) -> strawberry.ID:
    """The same of one."""
    return global_id("Widget", key)


def _key(id: strawberry.ID) -> str:
    try:
        return key_of("Widget", id).partition("?")[0]
    except RequestError:
        return _NO_WIDGET
