"""The filters by which a desktop is narrowed to what one of its numbers counts."""

from collections.abc import Iterator, Sequence

from resolvers.catalog.dimension import Category
from resolvers.dashboard.assembly.categories import NOT_GIVEN_KEY, OTHER_KEY
from resolvers.dashboard.filters.desktop_filter import BY_ID, DesktopFilter
from resolvers.dashboard.widget_data import CellData, CountedData, SeriesData, SliceData
from resolvers.report_definitions.compiled_report import CompiledReport
from resolvers.report_definitions.definition import AttributeDefinition, DimensionDefinition
from resolvers.report_definitions.situation import Situation
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute


def filters_of_number(report: CompiledReport, situation: Situation, number: CountedData) -> tuple[DesktopFilter, ...]:
    """One for each category the number is of, as far as desktops are filtered by such; nothing for a whole, and for a step of time."""
    by = [each for each in report.definition.dimensions if each.of.attribute is not ReportAttribute.TIME]
    return tuple(_filters(by, _categories(number), situation))


def _categories(number: CountedData) -> Sequence[Category]:
    match number:
        case SliceData() | SeriesData():
            return (number.category,)
        case CellData():
            return (number.row, number.column)
        case _:
            return ()


def _filters(
    by: Sequence[DimensionDefinition], categories: Sequence[Category], situation: Situation
) -> Iterator[DesktopFilter]:
    for dimension, category in zip(by, categories, strict=False):
        if dimension.of.attribute in BY_ID and category.key != OTHER_KEY:
            found = _filter(dimension.of, category, situation)
            if found is not None:
                yield found


def _filter(of: AttributeDefinition, category: Category, situation: Situation) -> DesktopFilter | None:
    spec = situation.spec_of(of)
    if spec.refers_to is None:
        return None
    if category.key == NOT_GIVEN_KEY:
        return DesktopFilter(of, or_not_given=True)
    # Departments and groups stand for their people, but are themselves what is chosen.
    values = (int(category.key),) if spec.teams is not None else tuple(v for v in category.values if isinstance(v, int))
    return DesktopFilter(of, values) if values else None
