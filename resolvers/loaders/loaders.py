"""The loaders of one request."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.loaders.configuration_by_company import ConfigurationByCompanyLoader
from resolvers.loaders.department_by_id import DepartmentByIdLoader
from resolvers.loaders.desk_by_scope import DeskByScopeLoader
from resolvers.loaders.desktop_owner_by_look import DesktopOwnerByLookLoader
from resolvers.loaders.group_by_id import GroupByIdLoader
from resolvers.loaders.page_by_request import PageByRequestLoader
from resolvers.loaders.record_by_id import RecordByIdLoader
from resolvers.loaders.report_folder_by_id import ReportFolderByIdLoader
from resolvers.loaders.report_name_by_id import ReportNameByIdLoader
from resolvers.loaders.user_by_id import UserByIdLoader
from resolvers.loaders.widget_result_by_request import WidgetResultByRequestLoader


class Loaders:
    """Built anew for every request: loaders remember what they loaded, and for whom."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer, now: datetime) -> None:
        self.desks = DeskByScopeLoader(engine)
        self.desktop_owners = DesktopOwnerByLookLoader(engine, viewer)
        self.widget_results = WidgetResultByRequestLoader(engine, now)
        self.pages = PageByRequestLoader(engine, now)
        self.configurations = ConfigurationByCompanyLoader(engine)
        self.records = RecordByIdLoader(engine, viewer)
        self.users = UserByIdLoader(engine, viewer)
        self.departments = DepartmentByIdLoader(engine, viewer)
        self.groups = GroupByIdLoader(engine, viewer)
        self.report_names = ReportNameByIdLoader(engine, viewer)
        self.report_folders = ReportFolderByIdLoader(engine, viewer)
