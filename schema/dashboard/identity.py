"""What ids of desktops and their widgets are made of: all that their figures depend on.

A client that keeps answers by id must never take the figures of one period, scope or person for another's (`docs/adr/0017`).
"""

import hashlib
from urllib.parse import parse_qsl, urlencode

import orjson
import strawberry

from resolvers.dashboard.dashboard import Dashboard, Widget
from resolvers.errors import ErrorCode, RequestError
from schema.context import Info, viewer_of
from schema.dashboard.desktop_parameters import ONCE, open_desktop, read_desktop, write_desktop
from schema.node import global_id, refuse_id

# Where a widget is shown, if not on a desktop: a report by itself.
ALONE = "alone"


def dashboard_id(info: Info, dashboard: Dashboard) -> strawberry.ID:
    """The id of a desktop, as whoever asks sees it."""
    return global_id("Dashboard", _requested(info, dashboard))


def widget_id(info: Info, widget: Widget, apart: str | None = None) -> strawberry.ID:
    """The id of a widget of a desktop, or of one shown ``apart`` from it: `ALONE`, or as `tried` has it."""
    more = {} if apart is None else {"apart": apart}
    return global_id("Widget", f"{widget.report.key}?{_requested(info, widget.dashboard, **more)}")


def tried(what: object) -> str:
    """The mark of widgets that are only tried out, with this input; they are in their answer and nowhere else."""
    return hashlib.sha256(orjson.dumps(what, default=str)).hexdigest()[:32]


def stable_key(key: str) -> str:
    """The key of a widget, by what its ids hold: that of one desktop's, or that which is the same on all."""
    return key.partition("?")[0]


async def find_desktop(info: Info, requested: str) -> tuple[Dashboard, str | None] | None:
    """The desktop that an id means, and where the id's widget is shown if apart from it.

    ``None``: it was somebody else's answer, or is not for the viewer any more. Raises `RequestError` for what is no id of ours.
    """
    parameters = parse_qsl(requested, keep_blank_values=True)
    given = dict(parameters)
    try:
        desktop = read_desktop({name: value for name, value in given.items() if name in ONCE}, parameters)
    except RequestError:
        refuse_id()
    if given.get("viewer") != str(viewer_of(info).user_id):
        return None
    try:
        return await open_desktop(info.context, desktop, info.context.language), given.get("apart")
    except RequestError as refusal:
        if refusal.code is ErrorCode.BAD_USER_INPUT:
            refuse_id()
        if refusal.code in (ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND):
            return None
        raise


def _requested(info: Info, dashboard: Dashboard, **more: str) -> str:
    requested = [f"viewer={viewer_of(info).user_id}", write_desktop(dashboard)]
    return "&".join([*requested, urlencode(more)] if more else requested)
