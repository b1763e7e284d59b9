"""The loaders that a desktop needs, whoever asks for it."""

from datetime import datetime
from functools import cached_property

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

    ``reader`` is for what must agree with each other: figures, their rows, and what both stand on. Each loader is made once it is asked
    for: most requests need one or two. ``takes_unchanged`` as of `ContextByScopeLoader`.
    """

    def __init__(
        self, engine: AsyncEngine, reader: Reader, viewer: Viewer, now: datetime, *, takes_unchanged: bool = False
    ) -> None:
        self.reader = reader
        self._takes_unchanged = takes_unchanged
        self._engine = engine
        self._viewer = viewer
        self._now = now

    @cached_property
    def dashboard_contexts(self) -> ContextByScopeLoader:
        """What desktops stand on."""
        return ContextByScopeLoader(self.reader, takes_unchanged=self._takes_unchanged)

    @cached_property
    def desktop_owners(self) -> DesktopOwnerByLookLoader:
        """Whom the viewer looks at."""
        return DesktopOwnerByLookLoader(self._engine, self._viewer)

    @cached_property
    def pages(self) -> PageByRequestLoader:
        """The rows behind figures."""
        return PageByRequestLoader(self.reader, self._now)

    @cached_property
    def widget_results(self) -> WidgetResultByRequestLoader:
        """Figures."""
        return WidgetResultByRequestLoader(self.reader, self.pages, self._now)

    @cached_property
    def configurations(self) -> ConfigurationByCompanyLoader:
        """What companies have set up."""
        return ConfigurationByCompanyLoader(self._engine)
