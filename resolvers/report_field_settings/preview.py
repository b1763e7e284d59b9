"""What a change of the settings would do to the desktop. Nothing is written."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from resolvers.catalog.visualisation import WidgetKind
from resolvers.configuration import Configuration
from resolvers.dashboard.dashboard import Dashboard, Widget, load_widgets
from resolvers.dashboard.loaders import DashboardLoaders
from resolvers.dashboard.widget_request import Wanted
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.needs import needs_of
from resolvers.report_field_settings.chosen import ChosenSettings


@dataclass(frozen=True, slots=True, eq=False)
class BlockPreview:
    """A block as it is and as it would be; ``is_changed``: its status or one of its numbers (trends aside) would be another."""

    before: Widget
    after: Widget
    is_changed: bool


def depends_on_settings(report: CatalogEntry, configuration: Configuration) -> bool:
    """Whether a report shows what the settings decide: prices, sources, what stages mean. One that is not computed does not."""
    is_decided = bool(needs_of(report.definition)) or report.kind is WidgetKind.FUNNEL
    return is_decided and not report.archived_fields(configuration)


async def preview_settings(
    loaders: DashboardLoaders, dashboard: Dashboard, wanted: ChosenSettings, parts: Wanted
) -> list[BlockPreview]:
    """Every block and published report that depends on the settings, whoever sees it, for the viewer's scope and this period.

    Two statements, since the settings are parameters of a whole statement: one with those in force, one with those wanted.
    """
    now = dashboard.context.configuration
    then = replace(dashboard.context, configuration=wanted.applied_to(now, now.version))
    catalogue = dashboard.layout.layout_inputs.catalogue
    reports = [report for report in catalogue if depends_on_settings(report, now)]
    before, after = await asyncio.gather(
        *(load_widgets(loaders, each, reports, parts) for each in (dashboard, replace(dashboard, context=then)))
    )
    return [BlockPreview(old, new, _shown(old) != _shown(new)) for old, new in zip(before, after, strict=True)]


def _shown(widget: Widget) -> Any:
    """What can be read off a widget. Trends are not, so that it does not depend on whether somebody asked for them; nor is the order of
    what has the same value, which follows that of the fields."""
    return widget.readiness, {path: number.shown for path, number in widget.numbers.items() if not number.is_trend}
