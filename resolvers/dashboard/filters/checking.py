"""Whether the filters of a desktop can be: what they are by, and whether the company has what they name."""

from collections.abc import Collection, Sequence
from typing import Never

from models import FieldKind
from resolvers.configuration import Configuration
from resolvers.dashboard.filters.desktop_filter import BY_ID, DesktopFilter
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.limits import MAX_VALUES
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import Referred

MAX_FILTERS = 20

_Path = tuple[str, ...]


def check_filters(filters: Sequence[DesktopFilter], names: Names) -> None:
    """Raises RequestError, naming the argument at fault: BAD_USER_INPUT for what cannot be a filter, NOT_FOUND for what is not the
    company's.
    """
    if len(filters) > MAX_FILTERS:
        raise _wrong(("filters",), _FILTERS.format(count=len(filters)))
    for place, each in enumerate(filters):
        _check(("filters", str(place)), each, names)


def _check(path: _Path, filter_: DesktopFilter, names: Names) -> None:
    check_attribute(path, filter_.of, names.configuration)
    if not filter_.values and not filter_.or_not_given:
        raise _wrong((*path, "values"), _NO_VALUES)
    if len(filter_.values) > MAX_VALUES:
        raise _wrong((*path, "values"), _VALUES.format(count=len(filter_.values)))
    known = _known(filter_.of, names)
    for place, value in enumerate(filter_.values):
        if value not in known:
            raise RequestError(ErrorCode.NOT_FOUND, _NO_SUCH, (*path, "values", str(place)))


def check_attribute(path: _Path, of: AttributeDefinition, configuration: Configuration) -> None:
    """Raises RequestError, naming the argument below the path, for what no desktop is filtered by."""
    if of.attribute not in BY_ID:
        refuse_attribute(path)
    if of.attribute is not ReportAttribute.FIELD:
        if of.field_id is not None:
            raise _wrong((*path, "field"), _FIELD_ONLY)
        return
    if of.field_id is None:
        raise _wrong((*path, "field"), _FIELD_NEEDED)
    field = configuration.custom_fields.get(of.field_id)
    if field is None:
        raise RequestError(ErrorCode.NOT_FOUND, _NO_SUCH, (*path, "field"))
    if field.kind is not FieldKind.CHOICE:
        raise _wrong((*path, "field"), _FIELD_NEEDED)


def refuse_attribute(path: _Path) -> Never:
    """Raises RequestError: BAD_USER_INPUT, for an attribute of which no value is chosen from a list."""
    raise _wrong((*path, "attribute"), _NOT_BY_ID.format(expected=", ".join(BY_ID)))


def _known(of: AttributeDefinition, names: Names) -> Collection[int]:
    """The numbers of all that an attribute may have as a value; archived ones keep their rows."""
    configuration = names.configuration
    match of.attribute.refers_to:
        case Referred.DEAL_TYPE:
            return configuration.deal_types
        case Referred.STAGE:
            return configuration.stages
        case Referred.ACTIVITY_TYPE:
            return configuration.activity_types
        case Referred.OPTION if of.field_id is not None:
            return {option.id for option in configuration.custom_fields[of.field_id].options}
        case Referred.OPTION:
            fields = (*configuration.deal_source_field_ids, *configuration.activity_source_field_ids)
            return {option.id for field_id in fields for option in configuration.custom_fields[field_id].options}
        case Referred.USER | Referred.DEPARTMENT | Referred.GROUP as type_:
            return names.found[type_]
        case Referred.CONTACT | None:
            return ()


def _wrong(path: _Path, message: LocalizedText) -> RequestError:
    return RequestError(ErrorCode.BAD_USER_INPUT, message, path)


_FILTERS = LocalizedText(
    f"Expected at most {MAX_FILTERS} filters, got {{count}}.",
    f"Ожидается не больше {MAX_FILTERS} фильтров, получено {{count}}.",
)
_VALUES = LocalizedText(
    f"Expected at most {MAX_VALUES} values, got {{count}}.",
    f"Ожидается не больше {MAX_VALUES} значений, получено {{count}}.",
)
_NO_VALUES = LocalizedText(
    "Expected at least one value, or those that have none.", "Ожидается хотя бы одно значение или отсутствие значения."
)
_NOT_BY_ID = LocalizedText("Expected one of {expected}.", "Ожидается одно из {expected}.")
_FIELD_ONLY = LocalizedText(
    "Expected no field: only FIELD goes with one.",
    "Поле не ожидается: оно указывается только для дополнительных полей.",
)
_FIELD_NEEDED = LocalizedText(
    "Expected a custom field of the kind CHOICE, by id.",
    "Ожидается идентификатор дополнительного поля с выбором из списка.",
)
_NO_SUCH = LocalizedText(
    "There is nothing of this id in the company.", "В компании нет ничего с таким идентификатором."
)
