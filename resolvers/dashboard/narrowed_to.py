"""What a desktop is narrowed to, to show what one of its numbers counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from resolvers.catalog.dimension import Category
from resolvers.dashboard.assembly.categories import steps_of
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.filters.desktop_filter import BY_ID, DesktopFilter
from resolvers.dashboard.filters.of_category import filter_of_category
from resolvers.dashboard.filters.sources import one_of_each_source
from resolvers.dashboard.numbers import Number
from resolvers.dashboard.points import PointData
from resolvers.dashboard.widget_data import FunnelLossData, FunnelStepData
from resolvers.period import Interval
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute

_BY_DEAL_TYPE = AttributeDefinition(ReportAttribute.DEAL_TYPE)
_BY_STAGE = AttributeDefinition(ReportAttribute.STAGE)


@dataclass(frozen=True, slots=True)
class NarrowedTo:
    """Filters, and a period, if the number has one of its own. ``is_whole``: so narrowed, a desktop counts no more than the number."""

    filters: tuple[DesktopFilter, ...]
    interval: Interval | None
    is_whole: bool


def narrowed_to(widget: Widget, number: Number) -> NarrowedTo:
    """A filter for each category the number is of, as far as desktops are filtered by such; and the step of time, if it is one.

    A step of a funnel is of its deal type: which stages deals have passed is no filter. A loss is of the stage that the deals stand on;
    from which they came to it, is none either.
    """
    match number.data:
        case FunnelStepData(stage=stage):
            return NarrowedTo((DesktopFilter(_BY_DEAL_TYPE, (stage.deal_type_id,)),), None, is_whole=False)
        case FunnelLossData(stage=stage):
            return NarrowedTo((DesktopFilter(_BY_STAGE, (stage.id,)),), None, is_whole=False)
        case _:
            pass
    found = list(_of_categories(widget, number))
    filters = tuple(each for each in found if isinstance(each, DesktopFilter))
    intervals = [each for each in found if isinstance(each, Interval)]
    if isinstance(number.data, PointData):
        intervals.append(Interval(number.data.start, number.data.end))
    return NarrowedTo(filters, intervals[0] if intervals else None, is_whole=None not in found)


def _of_categories(widget: Widget, number: Number) -> Iterator[DesktopFilter | Interval | None]:
    """What each category comes to; nothing, where desktops are not narrowed to such."""
    situation = widget.dashboard.situation
    by = [each.of for each in widget.report.definition.dimensions]
    if len(number.of) < len(by):
        by = [of for of in by if of.attribute is not ReportAttribute.TIME]
    # What is of no category is a whole, and so is a line that no dimension divides.
    for of, category in zip(by, number.of, strict=False):
        if of.attribute is ReportAttribute.TIME:
            yield _step(widget, category)
        elif of.attribute in BY_ID and (found := filter_of_category(of, situation.spec_of(of), category)):
            yield one_of_each_source(found, situation.configuration)
        else:
            yield None


def _step(widget: Widget, category: Category) -> Interval | None:
    buckets = widget.request.buckets
    for step, start, end in zip(steps_of(widget.request), buckets.starts, buckets.ends, strict=True):
        if step.key == category.key:
            return Interval(start, end)
    return None
