"""From ids to the keys of widgets."""

import strawberry

from resolvers.errors import RequestError
from schema.dashboard.identity import stable_key
from schema.node import key_of

# No widget has it: an id that is none of ours finds nothing, like one of a widget that never was.
_NO_WIDGET = ""


def referred_widget(id: strawberry.ID) -> str:
    """The key of the widget that an input refers to, by the id of whatever desktop's."""
    try:
        return stable_key(key_of("Widget", id))
    except RequestError:
        return _NO_WIDGET
