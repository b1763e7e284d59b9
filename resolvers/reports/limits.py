"""How large a definition may be: what a report needs is far below, and what is above would keep everybody waiting."""

from resolvers.language import Text
from resolvers.records.texts import check_text
from resolvers.records.user_error import Path, Problems, UserErrorCode
from resolvers.reports.definition import FilterGroup, ReportDefinition
from resolvers.reports.parts import conditions_of, filters_of, groups_within, measures_of

MOST_MEASURES = 20
# Groups within groups, the outermost counted; and conditions and groups in all filters of a definition together.
DEEPEST_FILTER = 5
MOST_CONDITIONS = 50
MOST_GROUPS = 50
MOST_VALUES = 100

# Characters.
MAX_REPORT_NAME = 120
MAX_DESCRIPTION = 2_000
MAX_LABEL = 120
MAX_FILTER_TEXT = 500


def check_limits(problems: Problems, definition: ReportDefinition) -> None:
    """Notes what is too large or cannot be stored, by the paths of the definition."""
    if len(definition.measures) > MOST_MEASURES:
        problems.add(("measures",), UserErrorCode.TOO_LONG, _MEASURES.format(count=len(definition.measures)))
    for path, measure in measures_of(definition):
        if measure.label is not None:
            check_text(problems, (*path, "label"), measure.label, MAX_LABEL)
    _check_groups(problems, definition)
    for number, (path, condition) in enumerate(conditions_of(definition), start=1):
        if number == MOST_CONDITIONS + 1:
            problems.add(path, UserErrorCode.TOO_LONG, _CONDITIONS)
        if len(condition.values) > MOST_VALUES:
            message = _VALUES.format(count=len(condition.values))
            problems.add((*path, "values"), UserErrorCode.TOO_LONG, message)
        for place, value in enumerate(condition.values):
            if isinstance(value, str):
                check_text(problems, (*path, "values", str(place), "text"), value, MAX_FILTER_TEXT)


def _check_groups(problems: Problems, definition: ReportDefinition) -> None:
    groups: list[tuple[Path, FilterGroup, int]] = []
    for path, group in filters_of(definition):
        groups += groups_within(path, group)
    for number, (path, _, depth) in enumerate(groups, start=1):
        # Of what is too deep only the outermost is at fault.
        if depth == DEEPEST_FILTER + 1:
            problems.add(path, UserErrorCode.INVALID, _DEPTH)
        if number == MOST_GROUPS + 1:
            problems.add(path, UserErrorCode.TOO_LONG, _GROUPS)


_MEASURES = Text(
    f"Expected at most {MOST_MEASURES} measures, got {{count}}.",
    f"Ожидается не больше {MOST_MEASURES} показателей, получено {{count}}.",
)
_CONDITIONS = Text(
    f"Expected at most {MOST_CONDITIONS} conditions in a report; this one is beyond.",
    f"Ожидается не больше {MOST_CONDITIONS} условий в отчёте; это уже лишнее.",
)
_GROUPS = Text(
    f"Expected at most {MOST_GROUPS} groups of conditions in a report; this one is beyond.",
    f"Ожидается не больше {MOST_GROUPS} групп условий в отчёте; эта уже лишняя.",
)
_DEPTH = Text(
    f"Expected groups of conditions at most {DEEPEST_FILTER} deep; this one is deeper.",
    f"Ожидается не больше {DEEPEST_FILTER} вложенных групп условий; эта глубже.",
)
_VALUES = Text(
    f"Expected at most {MOST_VALUES} values, got {{count}}.",
    f"Ожидается не больше {MOST_VALUES} значений, получено {{count}}.",
)
