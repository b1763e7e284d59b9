"""What points at what: an object is only deleted where nothing does."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, any_, cast, exists, func, or_, select
from sqlalchemy.dialects.postgresql import JSONPATH
from sqlalchemy.orm import InstrumentedAttribute

from models import (
    Activity,
    Contact,
    CustomField,
    Deal,
    DealTypeReportFields,
    DefaultDashboard,
    Department,
    Entity,
    FieldOption,
    GroupMember,
    Report,
    ReportFieldSettings,
    Stage,
    Transition,
    User,
    WidgetSetting,
)
from resolvers.administration.kind import (
    ACTIVITY_TYPE,
    CUSTOM_FIELD,
    DEAL_TYPE,
    DEPARTMENT,
    FIELD_OPTION,
    GROUP,
    REPORT_FOLDER,
    STAGE,
    Kind,
    Row,
)
from resolvers.commands import Transaction
from resolvers.currencies.given import has_given
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode

Points = Callable[[Row], ColumnElement[bool]]
"""Whether anything points at the row; tables of values by JSON keys and arrays have no foreign keys that would say so."""


async def check_unused(transaction: Transaction, kind: Kind, row: Row) -> None:
    """Notes what points at the object, all of it in one mistake. One statement."""
    pointers = _POINTERS[kind]
    requested = select(*(points(row).label(f"points_{index}") for index, (_, points) in enumerate(pointers)))
    found = (await transaction.connection.execute(requested)).one()
    in_use = [words for (words, _), does in zip(pointers, found, strict=True) if does]
    if in_use:
        by = LocalizedText(", ".join(words.en for words in in_use), ", ".join(words.ru for words in in_use))
        hint = _ARCHIVE if "archived_at" in row else _CLEAR
        transaction.problems.add((kind.field,), UserErrorCode.IN_USE, hint.format(by=by))


def is_chosen(kind: Kind) -> Points | None:
    """Whether objects of the kind are chosen in the report field settings; ``None`` for kinds that never are."""
    return _CHOSEN.get(kind)


def _refer(*columns: InstrumentedAttribute[Any]) -> Points:
    """Rows with the object's number in one of these columns of one table."""
    table = columns[0].class_
    return lambda row: exists().where(
        table.company_id == row["company_id"], or_(*(column == row["id"] for column in columns))
    )


def _list(*columns: InstrumentedAttribute[list[int]]) -> Points:
    """Rows with the object's number in one of these arrays of one table."""
    table = columns[0].class_
    return lambda row: exists().where(
        table.company_id == row["company_id"], or_(*(row["id"] == any_(column) for column in columns))
    )


def _have_value(row: Row) -> ColumnElement[bool]:
    """Records with a value in the custom field, deleted ones too: they can be restored."""
    table, key = _RECORDS[Entity(row["entity"])], str(row["id"])
    has_value = has_given(key) if table is Deal else table.fields.has_key(key)
    return exists().where(table.company_id == row["company_id"], has_value)


def _have_option(row: Row) -> ColumnElement[bool]:
    chosen = {str(row["field_id"]): row["id"]}
    return or_(
        *(
            exists().where(table.company_id == row["company_id"], table.fields.contains(chosen))
            for table in _RECORDS.values()
        )
    )


def _audiences(*keys: str) -> Points:
    return lambda row: exists().where(
        WidgetSetting.company_id == row["company_id"],
        or_(*(WidgetSetting.audience.contains({key: [row["id"]]}) for key in keys)),
    )


def _default_desktop(principal: str) -> Points:
    return lambda row: exists().where(
        DefaultDashboard.company_id == row["company_id"],
        DefaultDashboard.principal == principal,
        DefaultDashboard.principal_id == row["id"],
        # An empty one is as if it had never been made.
        DefaultDashboard.layout != {},
    )


def _settings_of_type(row: Row) -> ColumnElement[bool]:
    """Settings of the deal type that say something; empty ones are as good as none."""
    settings = DealTypeReportFields
    lists = (settings.price_field_ids, settings.success_stage_ids, settings.failure_stage_ids)
    return exists().where(
        settings.company_id == row["company_id"],
        settings.deal_type_id == row["id"],
        or_(*(func.cardinality(each) > 0 for each in lists)),
    )


def _reports_with(path: str) -> Points:
    """Reports, archived ones too, in whose definition the path finds the object's number as ``$id``."""
    return lambda row: exists().where(
        Report.company_id == row["company_id"],
        func.jsonb_path_exists(Report.definition, cast(path, JSONPATH), func.jsonb_build_object("id", row["id"])),
    )


def _filters(*attributes: str) -> Points:
    """Reports that have a condition on one of these attributes with the object as a value."""
    of_these = " || ".join(f'@.of.attribute == "{attribute}"' for attribute in attributes)
    return _reports_with(f"$.** ? ({of_these}).values[*].id ? (@ == $id)")


_RECORDS: Mapping[Entity, type[Contact | Activity | Deal]] = {
    Entity.CONTACT: Contact,
    Entity.ACTIVITY: Activity,
    Entity.DEAL: Deal,
}

_STAGE_IS_CHOSEN = _list(DealTypeReportFields.success_stage_ids, DealTypeReportFields.failure_stage_ids)
_PRICE_IS_CHOSEN = _list(DealTypeReportFields.price_field_ids)
_SOURCE_IS_CHOSEN = _list(ReportFieldSettings.activity_source_field_ids, ReportFieldSettings.deal_source_field_ids)


def _field_is_chosen(row: Row) -> ColumnElement[bool]:
    return or_(_PRICE_IS_CHOSEN(row), _SOURCE_IS_CHOSEN(row))


_CHOSEN: Mapping[Kind, Points] = {STAGE: _STAGE_IS_CHOSEN, CUSTOM_FIELD: _field_is_chosen}

_PEOPLE = LocalizedText("people", "сотрудники")
_DEALS = LocalizedText("deals", "сделки")
_ACTIVITIES = LocalizedText("activities", "активности")
_RECORD_VALUES = LocalizedText("values in records", "значения в записях")
_FIELDS = LocalizedText("custom fields", "дополнительные поля")
_SETTINGS = LocalizedText("the report field settings", "настройки полей для отчётов")
_AUDIENCES = LocalizedText("audiences of blocks", "аудитории блоков")
_REPORTS = LocalizedText("reports", "отчёты")
_DESKTOP = LocalizedText("a default desktop", "рабочий стол по умолчанию")

_POINTERS: Mapping[Kind, tuple[tuple[LocalizedText, Points], ...]] = {
    DEPARTMENT: (
        (_PEOPLE, _refer(User.department_id)),
        (LocalizedText("sub-departments", "подотделы"), _refer(Department.parent_id)),
        (
            _AUDIENCES,
            _audiences("departments", "departments_with_subs", "except_departments", "except_departments_with_subs"),
        ),
        (_DESKTOP, _default_desktop("department")),
        (_REPORTS, _filters("DEPARTMENT")),
    ),
    GROUP: (
        (_PEOPLE, _refer(GroupMember.group_id)),
        (_AUDIENCES, _audiences("groups", "except_groups")),
        (_DESKTOP, _default_desktop("group")),
        (_REPORTS, _filters("GROUP")),
    ),
    DEAL_TYPE: (
        (LocalizedText("stages", "стадии"), _refer(Stage.deal_type_id)),
        (_DEALS, _refer(Deal.deal_type_id)),
        (_FIELDS, _refer(CustomField.deal_type_id)),
        (_SETTINGS, _settings_of_type),
        (_REPORTS, _filters("DEAL_TYPE")),
    ),
    STAGE: (
        (_DEALS, _refer(Deal.stage_id)),
        (
            LocalizedText("past moves of deals", "прошлые переходы сделок"),
            _refer(Transition.to_stage_id, Transition.from_stage_id),
        ),
        (_SETTINGS, _STAGE_IS_CHOSEN),
        (_REPORTS, _filters("STAGE")),
    ),
    ACTIVITY_TYPE: (
        (_ACTIVITIES, _refer(Activity.activity_type_id)),
        (_FIELDS, _refer(CustomField.activity_type_id)),
        (_REPORTS, _filters("ACTIVITY_TYPE")),
    ),
    CUSTOM_FIELD: (
        (_RECORD_VALUES, _have_value),
        (LocalizedText("its options", "его варианты"), _refer(FieldOption.field_id)),
        (_SETTINGS, _field_is_chosen),
        (_REPORTS, _reports_with("$.**.field ? (@ == $id)")),
    ),
    FIELD_OPTION: ((_RECORD_VALUES, _have_option), (_REPORTS, _filters("SOURCE", "FIELD"))),
    REPORT_FOLDER: (
        (LocalizedText("reports, archived ones counted", "отчёты, считая архивные"), _refer(Report.folder_id)),
    ),
}

_ARCHIVE = LocalizedText(
    "Expected something that nothing refers to; there are {by}. Archive it instead.",
    "Ожидается то, на что ничего не ссылается; есть {by}. Отправьте его в архив.",
)
_CLEAR = LocalizedText(
    "Expected something that nothing refers to; there are {by}.",
    "Ожидается то, на что ничего не ссылается; есть {by}.",
)
