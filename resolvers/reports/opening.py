"""Opening a report by itself, outside the desktop: for whoever may read it, or for the administrator who is still writing it."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.catalog.people import NOBODY, People, people_part, read_people
from resolvers.commands import CommandContext
from resolvers.dashboard.dashboard import Dashboard, Widget, load_widgets
from resolvers.dashboard.loaders import DashboardLoaders
from resolvers.dashboard.widget_request import Wanted
from resolvers.layout.arranging import Layout
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.parts import attributes_of
from resolvers.report_definitions.saved_report import SavedReport, report_of_key
from resolvers.report_definitions.vocabulary.attribute import OF_PEOPLE
from resolvers.report_field_settings.saving import read_settings
from resolvers.reports.checking import mistakes_in
from resolvers.reports.inputs import DefinitionRequest
from resolvers.reports.reading import load_reports
from resolvers.statement import read_parts
from resolvers.user_error import Problems


async def open_report(
    engine: AsyncEngine,
    loaders: DashboardLoaders,
    dashboard: Dashboard,
    report: SavedReport,
    wanted: Wanted,
) -> Widget:
    """The report over the dashboard's period, comparison and scope. It stands alone there, and cannot be arranged."""
    people = await _people_for(engine, dashboard, report.definition)
    layout_inputs = LayoutInputs((report,), frozenset((report.key,)), may_hide=False, may_rearrange=False)
    apart = replace(dashboard, context=replace(dashboard.context, people=people), layout=Layout(layout_inputs))
    [widget] = await load_widgets(loaders, apart, [report], wanted)
    return widget


async def find_report_alone(
    engine: AsyncEngine, loaders: DashboardLoaders, dashboard: Dashboard, key: str, wanted: Wanted
) -> list[Widget]:
    """The saved report of a widget's key, if the dashboard's viewer may read it; nothing otherwise."""
    report_id = report_of_key(key)
    if report_id is None:
        return []
    kept = (await load_reports(engine, dashboard.viewer, [report_id])).get(report_id)
    if kept is None:
        return []
    return [await open_report(engine, loaders, dashboard, kept.saved, wanted)]


async def check_draft(command: CommandContext, requested: DefinitionRequest) -> Problems:
    """What is wrong with a definition that is not saved yet. Raises `RequestError` (FORBIDDEN) for all but administrators."""
    command.require_administrator()
    async with command.engine.connect() as connection:
        configuration = await read_settings(connection, command.viewer.company.id)
        mistakes, _ = await mistakes_in(connection, configuration, requested)
    return mistakes


async def _people_for(engine: AsyncEngine, dashboard: Dashboard, definition: ReportDefinition) -> People:
    """The company's people, where the report asks for them and the desktop did not."""
    asks = any(of.attribute in OF_PEOPLE for of in attributes_of(definition))
    if not asks or dashboard.context.people is not NOBODY:
        return dashboard.context.people
    [document] = await read_parts(engine, [people_part()], {"company": dashboard.viewer.company.id})
    return read_people(document)
