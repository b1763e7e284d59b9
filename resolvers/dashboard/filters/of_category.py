"""The filter of a desktop that lets through what a category holds."""

from resolvers.catalog.dimension import Category
from resolvers.dashboard.assembly.categories import NOT_GIVEN_KEY, OTHER_KEY
from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec


def filter_of_category(of: AttributeDefinition, spec: AttributeSpec, category: Category) -> DesktopFilter | None:
    """What lets through what the category holds; nothing for what is no value to choose: the rest, yes and no."""
    if spec.refers_to is None or category.key == OTHER_KEY:
        return None
    if category.key == NOT_GIVEN_KEY:
        return DesktopFilter(of, or_not_given=True)
    # Departments and groups stand for their people, but are themselves what is chosen.
    values = (int(category.key),) if spec.teams is not None else tuple(v for v in category.values if isinstance(v, int))
    return DesktopFilter(of, values) if values else None
