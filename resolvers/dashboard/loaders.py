"""The loaders that a desktop needs, whoever asks for it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.configuration.configuration_by_company import ConfigurationByCompanyLoader
from resolvers.dashboard.context_by_scope import ContextByScopeLoader
from resolvers.dashboard.desktop_owner_by_look import DesktopOwnerByLookLoader
from resolvers.dashboard.widget_result_by_request import WidgetResultByRequestLoader
from resolvers.loading.page_by_request import PageByRequestLoader
from resolvers.statement import Reader


class DashboardLoaders:
    """Part of the request's `resolvers.loaders.Loaders`, by itself so that the desktop knows nothing of what stands above it.

    ``reader`` is for what must agree with each other: figures, their rows, and what both stand on.
    """

    def __init__(self, engine: AsyncEngine, reader: Reader, viewer: Viewer, now: datetime) -> None:
        self.reader = reader
        self.dashboard_contexts = ContextByScopeLoader(reader)
        self.desktop_owners = DesktopOwnerByLookLoader(engine, viewer)
        self.pages = PageByRequestLoader(reader, now)
        self.widget_results = WidgetResultByRequestLoader(reader, self.pages, now)
        self.configurations = ConfigurationByCompanyLoader(engine)
