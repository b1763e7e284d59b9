"""Whether a definition's rows can be told: by which time, which attributes, which filters, in which period."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from models import FieldKind
from resolvers.configuration import Configuration
from resolvers.language import LocalizedText
from resolvers.period import FIRST_DATE, LAST_DATE
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    FilterGroup,
    FilterValue,
    RelativeDate,
    ReportDefinition,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.parts import part_path
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec, Referred
from resolvers.report_definitions.vocabulary.custom_field import attribute_spec
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import OPERATORS, ValueCount, ValueKind
from resolvers.report_definitions.vocabulary.time import ReportTime
from resolvers.report_definitions.wording import SEPARATED, joined, small
from resolvers.user_error import Path, Problems, UserErrorCode

# Relative days reach no further than dates do.
FARTHEST_OFFSET = 1_000


class RowChecks:
    """Notes what is wrong with how a definition's rows are told."""

    def __init__(self, definition: ReportDefinition, configuration: Configuration, problems: Problems) -> None:
        self._definition = definition
        self._configuration = configuration
        self._problems = problems

    def check_time(self, path: Path, time: TimeDefinition) -> None:
        """When rows are counted."""
        if self._definition.dataset not in time.time.spec.datasets:
            self._problems.wrong((*path, "time"), _NOT_OF_DATASET)
            return
        if not time.time.spec.by_field:
            if time.field_id is not None:
                self._problems.wrong((*path, "field"), _FIELD_ONLY_FOR_DATE_FIELD)
            return
        entity = self._definition.dataset.spec.entity
        field = self._configuration.custom_fields.get(time.field_id or 0)
        if time.field_id is None:
            self._problems.wrong((*path, "field"), _DATE_FIELD_NEEDED, UserErrorCode.REQUIRED)
        elif field is None:
            self._problems.not_found((*path, "field"))
        elif field.archived:
            self._problems.wrong((*path, "field"), _ARCHIVED, UserErrorCode.ARCHIVED)
        elif field.kind is not FieldKind.DATE or field.entity is not entity:
            self._problems.wrong((*path, "field"), _DATE_FIELD_NEEDED)

    def check_period(self) -> None:
        """The report's own period."""
        period = self._definition.period
        if period is None:
            return
        if period.preset is not None:
            if period.first is not None or period.last is not None:
                self._problems.wrong(("period", "preset"), _PRESET_OR_DAYS)
            return
        for name, day in (("from", period.first), ("to", period.last)):
            if day is None:
                self._problems.wrong(("period", name), _BOTH_DAYS, UserErrorCode.REQUIRED)
            elif not FIRST_DATE <= day <= LAST_DATE:
                self._problems.wrong(("period", name), _DAY)
        if period.first is not None and period.last is not None and period.last < period.first:
            self._problems.wrong(("period", "to"), _IN_ORDER)

    def word(self, path: Path, of: AttributeDefinition, times: set[ReportTime]) -> AttributeSpec | None:
        """What is known of an attribute, if all of these rows have it."""
        is_field = of.attribute is ReportAttribute.FIELD
        if is_field and of.field_id is None:
            self._problems.wrong((*path, "field"), _FIELD_NEEDED, UserErrorCode.REQUIRED)
            return None
        if not is_field and of.field_id is not None:
            self._problems.wrong((*path, "field"), _FIELD_ONLY_FOR_FIELD)
            return None
        word = attribute_spec(of.attribute, of.field_id, self._configuration)
        if word is None:
            self._problems.not_found((*path, "field"))
            return None
        if is_field and self._configuration.custom_fields[of.field_id or 0].archived:
            self._problems.wrong((*path, "field"), _ARCHIVED, UserErrorCode.ARCHIVED)
            return None
        if not all(word.is_of(self._definition.dataset, time) for time in times):
            self._problems.wrong((*path, "field" if is_field else "attribute"), _NOT_OF_ROWS)
            return None
        return word

    def check_filter(self, path: Path, group: FilterGroup, times: set[ReportTime]) -> None:
        """A filter of rows that go by these times."""
        for place, part in enumerate(group.parts):
            at = part_path(path, group, place)
            if isinstance(part, FilterGroup):
                self.check_filter(at, part, times)
            else:
                self._check_condition((*at, "condition"), part, times)

    def _check_condition(self, path: Path, condition: ConditionDefinition, times: set[ReportTime]) -> None:
        word = self.word((*path, "of"), condition.of, times)
        if word is None:
            return
        if condition.operator not in OPERATORS[word.kind]:
            self._problems.wrong((*path, "operator"), _one_of(each.spec.label for each in OPERATORS[word.kind]))
            return
        count = len(condition.values)
        takes = condition.operator.spec.takes
        if takes is ValueCount.NONE and count:
            self._problems.wrong((*path, "values"), _NO_VALUES)
        elif takes is ValueCount.ONE and count != 1:
            self._problems.wrong(
                (*path, "values"), _ONE_VALUE, UserErrorCode.INVALID if count else UserErrorCode.REQUIRED
            )
        elif takes is not ValueCount.NONE and not count:
            self._problems.wrong((*path, "values"), _SOME_VALUES, UserErrorCode.REQUIRED)
        else:
            for place, value in enumerate(condition.values):
                self._check_value((*path, "values", str(place)), condition.of, word, value)

    def _check_value(self, path: Path, of: AttributeDefinition, word: AttributeSpec, value: FilterValue) -> None:
        match word.kind, value:
            case ValueKind.FLAG, bool():
                return
            case ValueKind.ID, int() if not isinstance(value, bool):
                if not self._exists(of, word.refers_to, value):
                    self._problems.not_found((*path, "id"))
            case ValueKind.ID, Viewer() if word.refers_to is Referred.USER:
                return
            case ValueKind.NAME, str():
                if all(value != each.key for each in word.names):
                    self._problems.wrong((*path, "text"), _one_of(small(each.label) for each in word.names))
            case ValueKind.TEXT, str():
                return
            case ValueKind.NUMBER, Decimal():
                return
            case ((ValueKind.DAY | ValueKind.INSTANT), RelativeDate()):
                if abs(value.offset) > FARTHEST_OFFSET:
                    self._problems.wrong((*path, "relativeDay", "offset"), _OFFSET)
            case ((ValueKind.DAY | ValueKind.INSTANT), date()):
                if not FIRST_DATE <= value <= LAST_DATE:
                    self._problems.wrong((*path, "day"), _DAY)
            case _:
                self._problems.wrong(path, _EXPECTED[word.kind])

    def _exists(self, of: AttributeDefinition, type_: Referred | None, id_: int) -> bool:
        configuration = self._configuration
        match type_:
            case Referred.DEAL_TYPE:
                return id_ in configuration.deal_types
            case Referred.STAGE:
                return id_ in configuration.stages
            case Referred.ACTIVITY_TYPE:
                return id_ in configuration.activity_types
            case Referred.OPTION:
                option = configuration.options.get(id_)
                return option is not None and option.field_id in self._fields_of_options(of)
            case _:
                return True

    def _fields_of_options(self, of: AttributeDefinition) -> Collection[int]:
        if of.field_id is not None:
            return (of.field_id,)
        is_activity = self._definition.dataset is ReportDataset.ACTIVITIES
        configuration = self._configuration
        return configuration.activity_source_field_ids if is_activity else configuration.deal_source_field_ids


def _one_of(names: Iterable[LocalizedText]) -> LocalizedText:
    return _ONE_OF.format(names=joined(names, SEPARATED))


_EXPECTED = {
    ValueKind.ID: LocalizedText("Expected an id.", "Ожидается идентификатор."),
    ValueKind.NAME: LocalizedText("Expected a name, as text.", "Ожидается название, текстом."),
    ValueKind.NUMBER: LocalizedText("Expected a number.", "Ожидается число."),
    ValueKind.TEXT: LocalizedText("Expected a text.", "Ожидается текст."),
    ValueKind.FLAG: LocalizedText("Expected yes or no.", "Ожидается «да» или «нет»."),
    ValueKind.DAY: LocalizedText("Expected a day, or a relative one.", "Ожидается день, в том числе относительный."),
    ValueKind.INSTANT: LocalizedText(
        "Expected a day, or a relative one.", "Ожидается день, в том числе относительный."
    ),
}
_NOT_OF_DATASET = LocalizedText(
    "Expected a time that rows of this dataset go by.", "Ожидается время, которое есть у строк этого набора данных."
)
_FIELD_ONLY_FOR_DATE_FIELD = LocalizedText(
    "Expected no field: it is for rows chosen by a date field.",
    "Поле не ожидается: оно нужно, когда строки выбираются по полю даты.",
)
_DATE_FIELD_NEEDED = LocalizedText(
    "Expected a custom field of the kind date that these rows have.",
    "Ожидается поле вида «дата», которое есть у этих строк.",
)
_ARCHIVED = LocalizedText("The field is archived. Expected one in use.", "Поле в архиве. Ожидается действующее.")
_FIELD_NEEDED = LocalizedText("Expected a custom field.", "Ожидается дополнительное поле.")
_FIELD_ONLY_FOR_FIELD = LocalizedText(
    "Expected no field: this is none.", "Поле не ожидается: здесь выбрано не дополнительное поле."
)
_NOT_OF_ROWS = LocalizedText(
    "Expected something that all rows counted here have: of this dataset, and of every time that rows are chosen by.",
    "Ожидается то, что есть у всех строк, которые здесь считаются: у этого набора данных и при каждом выбранном времени.",
)
_ONE_OF = LocalizedText("Expected one of: {names}.", "Ожидается одно из: {names}.")
_NO_VALUES = LocalizedText("Expected no values.", "Значения не ожидаются.")
_ONE_VALUE = LocalizedText("Expected one value.", "Ожидается одно значение.")
_SOME_VALUES = LocalizedText("Expected at least one value.", "Ожидается хотя бы одно значение.")
_OFFSET = LocalizedText(
    f"Expected at most {FARTHEST_OFFSET} units either way.",
    f"Ожидается не больше {FARTHEST_OFFSET} единиц в обе стороны.",
)
_DAY = LocalizedText(
    f"Expected a day from {FIRST_DATE} to {LAST_DATE}.", f"Ожидается день от {FIRST_DATE} до {LAST_DATE}."
)
_PRESET_OR_DAYS = LocalizedText("Expected a preset, or both days.", "Ожидается готовый период или оба дня.")
_BOTH_DAYS = LocalizedText("Expected both days, or a preset.", "Ожидаются оба дня или готовый период.")
_IN_ORDER = LocalizedText(
    "Expected a last day that is not before the first.", "Ожидается последний день не раньше первого."
)
