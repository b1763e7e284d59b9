"""How large a definition may be: what a report needs is far below, and what is above would keep everybody waiting."""

from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import FilterGroup, ReportDefinition
from resolvers.report_definitions.parts import conditions_of, filters_of, groups_within, measures_of
from resolvers.text_checks import check_text
from resolvers.user_error import Path, Problems, UserErrorCode

MAX_MEASURES = 20
# Groups within groups, the outermost counted; and conditions and groups in all filters of a definition together.
DEEPEST_FILTER = 5
MAX_CONDITIONS = 50
MAX_GROUPS = 50
MAX_VALUES = 100

# Characters.
MAX_REPORT_NAME = 120
MAX_DESCRIPTION = 2_000
MAX_LABEL = 120
MAX_FILTER_TEXT = 500


def check_limits(problems: Problems, definition: ReportDefinition) -> None:
    """Notes what is too large or cannot be stored, by the paths of the definition."""
    if len(definition.measures) > MAX_MEASURES:
        problems.add(("measures",), UserErrorCode.TOO_LONG, _MEASURES.format(count=len(definition.measures)))
    for path, measure in measures_of(definition):
        if measure.label is not None:
            check_text(problems, (*path, "label"), measure.label, MAX_LABEL)
    _check_groups(problems, definition)
    for number, (path, condition) in enumerate(conditions_of(definition), start=1):
        if number == MAX_CONDITIONS + 1:
            problems.add(path, UserErrorCode.TOO_LONG, _CONDITIONS)
        if len(condition.values) > MAX_VALUES:
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
        if number == MAX_GROUPS + 1:
            problems.add(path, UserErrorCode.TOO_LONG, _GROUPS)


_MEASURES = LocalizedText(
    f"Expected at most {MAX_MEASURES} measures, got {{count}}.",
    f"Ожидается не больше {MAX_MEASURES} показателей, получено {{count}}.",
)
_CONDITIONS = LocalizedText(
    f"Expected at most {MAX_CONDITIONS} conditions in a report; this one is beyond.",
    f"Ожидается не больше {MAX_CONDITIONS} условий в отчёте; это уже лишнее.",
)
_GROUPS = LocalizedText(
    f"Expected at most {MAX_GROUPS} groups of conditions in a report; this one is beyond.",
    f"Ожидается не больше {MAX_GROUPS} групп условий в отчёте; эта уже лишняя.",
)
_DEPTH = LocalizedText(
    f"Expected groups of conditions at most {DEEPEST_FILTER} deep; this one is deeper.",
    f"Ожидается не больше {DEEPEST_FILTER} вложенных групп условий; эта глубже.",
)
_VALUES = LocalizedText(
    f"Expected at most {MAX_VALUES} values, got {{count}}.",
    f"Ожидается не больше {MAX_VALUES} значений, получено {{count}}.",
)
