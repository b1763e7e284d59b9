"""The filters by which a desktop is narrowed to what one of its numbers counts."""

from collections.abc import Iterator, Sequence

from resolvers.catalog.dimension import Category
from resolvers.dashboard.assembly.categories import NOT_GIVEN_KEY, OTHER_KEY
from resolvers.dashboard.filters.desktop_filter import BY_ID, DesktopFilter
from resolvers.dashboard.filters.sources import one_of_each_source
from resolvers.dashboard.widget_data import CellData, CountedData, SeriesData, SliceData
from resolvers.report_definitions.compiled_report import CompiledReport
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.situation import Situation
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec


def filters_of_number(report: CompiledReport, situation: Situation, number: CountedData) -> Iterator[DesktopFilter]:
    """One for each category the number is of, as far as desktops are filtered by such; nothing for a whole, and for a step of time."""
    by = [each.of for each in report.definition.dimensions if each.of.attribute is not ReportAttribute.TIME]
    for of, category in zip(by, _categories(number), strict=False):
        if of.attribute in BY_ID and (found := filter_of_category(of, situation.spec_of(of), category)):
            yield one_of_each_source(found, situation.configuration)


def filter_of_category(of: AttributeDefinition, spec: AttributeSpec, category: Category) -> DesktopFilter | None:
    """What lets through what the category holds; nothing for what is no value to choose: the rest, yes and no."""
    if spec.refers_to is None or category.key == OTHER_KEY:
        return None
    if category.key == NOT_GIVEN_KEY:
        return DesktopFilter(of, or_not_given=True)
    # Departments and groups stand for their people, but are themselves what is chosen.
    values = (int(category.key),) if spec.teams is not None else tuple(v for v in category.values if isinstance(v, int))
    return DesktopFilter(of, values) if values else None


def _categories(number: CountedData) -> Sequence[Category]:
    match number:
        case SliceData() | SeriesData():
            return (number.category,)
        case CellData():
            return (number.row, number.column)
        case _:
            return ()
