"""The loaders that a desktop needs, whoever asks for it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.configuration.configuration_by_company import ConfigurationByCompanyLoader
from resolvers.dashboard.context_by_scope import ContextByScopeLoader
from resolvers.dashboard.desktop_owner_by_look import DesktopOwnerByLookLoader
from resolvers.dashboard.widget_result_by_request import WidgetResultByRequestLoader


class DashboardLoaders:
    """Part of the request's `resolvers.loaders.Loaders`, by itself so that the desktop knows nothing of what stands above it."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer, now: datetime) -> None:
        self.dashboard_contexts = ContextByScopeLoader(engine)
        self.desktop_owners = DesktopOwnerByLookLoader(engine, viewer)
        self.widget_results = WidgetResultByRequestLoader(engine, now)
        self.configurations = ConfigurationByCompanyLoader(engine)
