"""The loaders of one request."""

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.loaders.desk_by_scope import DeskByScopeLoader
from resolvers.loaders.page_by_request import PageByRequestLoader
from resolvers.loaders.widget_result_by_request import WidgetResultByRequestLoader


class Loaders:
    """Built anew for every request: loaders remember what they loaded, and for whom."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer) -> None:
        self.desks = DeskByScopeLoader(engine, viewer)
        self.widget_results = WidgetResultByRequestLoader(engine)
        self.pages = PageByRequestLoader(engine)
