"""Opening a report by itself, outside the desktop: for whoever may read it, or for the administrator who is still writing it."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.administration.act import Asking
from resolvers.catalog.people import NOBODY, People, people_part, read_people
from resolvers.dashboard.dashboard import Dashboard, Widget, load_widgets
from resolvers.dashboard.widget_request import Wanted
from resolvers.layout.arranging import Layout
from resolvers.layout.ground import Ground
from resolvers.loaders import Loaders
from resolvers.records.user_error import Problems
from resolvers.report_field_settings.saving import read_settings
from resolvers.reports.checking import mistakes_in
from resolvers.reports.definition import ReportAttribute, ReportDefinition
from resolvers.reports.inputs import AskedDefinition
from resolvers.reports.outline import outline
from resolvers.reports.parts import attributes_of
from resolvers.reports.reading import load_reports
from resolvers.reports.saved_report import SavedReport, report_of_key
from resolvers.statement import read_parts

_OF_PEOPLE = (ReportAttribute.RESPONSIBLE, ReportAttribute.DEPARTMENT, ReportAttribute.GROUP)


async def open_report(
    engine: AsyncEngine,
    loaders: Loaders,
    dashboard: Dashboard,
    report: SavedReport,
    wanted: Wanted,
) -> Widget:
    """The report over the dashboard's period, comparison and scope. It stands alone there, and cannot be arranged."""
    people = await _people_for(engine, dashboard, report.definition)
    alone = outline(report)
    ground = Ground((alone,), frozenset((alone.key,)), may_hide=False, may_rearrange=False)
    apart = replace(dashboard, desk=replace(dashboard.desk, people=people), layout=Layout(ground))
    [widget] = await load_widgets(loaders, apart, [alone], wanted)
    return widget


async def find_report_alone(
    engine: AsyncEngine, loaders: Loaders, dashboard: Dashboard, key: str, wanted: Wanted
) -> list[Widget]:
    """The saved report of a widget's key, if the dashboard's viewer may read it; nothing otherwise."""
    report_id = report_of_key(key)
    if report_id is None:
        return []
    kept = (await load_reports(engine, dashboard.viewer, [report_id])).get(report_id)
    if kept is None:
        return []
    return [await open_report(engine, loaders, dashboard, kept.saved, wanted)]


async def check_draft(asking: Asking, asked: AskedDefinition) -> Problems:
    """What is wrong with a definition that is not saved yet. Raises `RequestError` (FORBIDDEN) for all but administrators."""
    asking.require_administrator()
    async with asking.engine.connect() as connection:
        configuration = await read_settings(connection, asking.viewer.company.id)
        mistakes, _ = await mistakes_in(connection, configuration, asked)
    return mistakes


async def _people_for(engine: AsyncEngine, dashboard: Dashboard, definition: ReportDefinition) -> People:
    """The company's people, where the report asks for them and the desktop did not."""
    asks = any(of.attribute in _OF_PEOPLE for of in attributes_of(definition))
    if not asks or dashboard.desk.people is not NOBODY:
        return dashboard.desk.people
    [document] = await read_parts(engine, [people_part()], {"company": dashboard.viewer.company.id})
    return read_people(document)
