"""What a change of the settings would do to the desktop. Nothing is written."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from resolvers.catalog.attribute import PRICE
from resolvers.catalog.report import CompiledReport
from resolvers.catalog.visualisation import WidgetKind
from resolvers.dashboard.dashboard import Dashboard, Widget, load_widgets
from resolvers.dashboard.loaders import DashboardLoaders
from resolvers.dashboard.widget_request import Wanted
from resolvers.report_field_settings.chosen import ChosenSettings


@dataclass(frozen=True, slots=True, eq=False)
class BlockPreview:
    """A block as it is and as it would be; ``is_changed``: its status or one of its numbers (trends aside) would be another."""

    before: Widget
    after: Widget
    is_changed: bool


def depends_on_settings(report: CompiledReport) -> bool:
    """Whether a report shows anything that the settings decide: it says so, counts money, or looks at what stages mean."""
    populations = [report.rows, *(figure.rows for figure in report.secondary)]
    return bool(
        report.needs
        or report.measure.attribute is PRICE
        or report.kind is WidgetKind.FUNNEL
        or any(rows is not None and rows.outcome is not None for rows in populations)
    )


async def preview_settings(
    loaders: DashboardLoaders, dashboard: Dashboard, wanted: ChosenSettings, parts: Wanted
) -> list[BlockPreview]:
    """Every block and published report that depends on the settings, whoever sees it, for the viewer's scope and this period.

    Two statements, since the settings are parameters of a whole statement: one with those in force, one with those wanted.
    """
    now = dashboard.context.configuration
    then = replace(dashboard.context, configuration=wanted.applied_to(now, now.version))
    catalogue = dashboard.layout.layout_inputs.catalogue
    reports = [report for report in catalogue if depends_on_settings(dashboard.compiled(report))]
    before, after = await asyncio.gather(
        *(load_widgets(loaders, each, reports, parts) for each in (dashboard, replace(dashboard, context=then)))
    )
    return [BlockPreview(old, new, _shown(old) != _shown(new)) for old, new in zip(before, after, strict=True)]


def _shown(widget: Widget) -> Any:
    """What can be read off a widget. Trends are not, so that it does not depend on whether somebody asked for them; nor is the order of
    what has the same value, which follows that of the fields."""
    return widget.readiness, {path: number.shown for path, number in widget.numbers.items() if not number.is_trend}
