"""The kinds of objects that administrators change: their tables, and what the API calls their columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from models import Base

Row = Mapping[str, Any]
"""The columns of one object, all or some, by their names."""


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One value of an object as the audit log tells it: its name in the API, its column, and how the column is read."""

    name: str
    column: str
    read: Callable[[object], object] = lambda stored: stored
    refers_to: tuple[str, str] | None = None
    """For numbers of other objects: the type in the API and the table."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of objects. ``field`` is what inputs call one of them.

    ``siblings`` is the column within whose values they are ordered; ``parent`` the kind that column refers to.
    No two in use have one name within the same values of ``named_within``, where an empty value of ``named_across`` is all values.
    """

    type_name: str
    field: str
    table: Table
    values: tuple[Value, ...]
    siblings: str | None = None
    parent: "Kind | None" = None
    label: str = "name"
    named_within: tuple[str, ...] = ()
    named_across: tuple[str, ...] = ()

    def subject(self, id: int) -> str:
        """An object of the kind as the subject of an audit entry."""
        return f"{self.type_name}:{id}"


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _capitals(stored: object) -> object:
    """A value of an enumeration, as the API has it."""
    return None if stored is None else str(stored).upper()


_NAME = Value("name", "name")
_EXTERNAL_ID = Value("externalId", "external_id")
_POSITION = Value("position", "position")
_ARCHIVED = Value("isArchived", "archived_at", lambda stored: stored is not None)
_TERM = (_EXTERNAL_ID, _POSITION, _ARCHIVED)
_DEAL_TYPE = Value("dealType", "deal_type_id", refers_to=("DealType", "deal_types"))
_ACTIVITY_TYPE = Value("activityType", "activity_type_id", refers_to=("ActivityType", "activity_types"))

USER = Kind(
    "User",
    "user",
    _table("users"),
    (
        _NAME,
        Value("email", "email"),
        Value("role", "role", _capitals),
        Value("status", "status", _capitals),
        Value("department", "department_id", refers_to=("Department", "departments")),
        Value("language", "language", _capitals),
        _EXTERNAL_ID,
    ),
)
DEPARTMENT = Kind(
    "Department",
    "department",
    _table("departments"),
    (
        _NAME,
        Value("parent", "parent_id", refers_to=("Department", "departments")),
        Value("head", "head_id", refers_to=("User", "users")),
        _EXTERNAL_ID,
    ),
    named_within=("parent_id",),
)
GROUP = Kind("Group", "group", _table("groups"), (_NAME, _EXTERNAL_ID))

DEAL_TYPE = Kind("DealType", "dealType", _table("deal_types"), (_NAME, *_TERM))
STAGE = Kind(
    "Stage",
    "stage",
    _table("stages"),
    (_NAME, Value("color", "color"), _DEAL_TYPE, *_TERM),
    siblings="deal_type_id",
    parent=DEAL_TYPE,
    named_within=("deal_type_id",),
)
ACTIVITY_TYPE = Kind("ActivityType", "activityType", _table("activity_types"), (_NAME, *_TERM))
CUSTOM_FIELD = Kind(
    "CustomField",
    "field",
    _table("custom_fields"),
    (
        _NAME,
        Value("entity", "entity", _capitals),
        Value("kind", "kind", _capitals),
        _DEAL_TYPE,
        _ACTIVITY_TYPE,
        *_TERM,
    ),
    siblings="entity",
    named_within=("entity",),
    named_across=("deal_type_id", "activity_type_id"),
)
FIELD_OPTION = Kind(
    "FieldOption",
    "option",
    _table("field_options"),
    (Value("label", "label"), Value("field", "field_id", refers_to=("CustomField", "custom_fields")), *_TERM),
    siblings="field_id",
    parent=CUSTOM_FIELD,
    label="label",
    named_within=("field_id",),
)
REPORT_FOLDER = Kind("ReportFolder", "folder", _table("report_folders"), (_NAME, _POSITION))
REPORT = Kind(
    "Report",
    "report",
    _table("reports"),
    (
        _NAME,
        Value("description", "description"),
        Value("version", "version"),
        Value("folder", "folder_id", refers_to=("ReportFolder", "report_folders")),
        _ARCHIVED,
        Value("isPublished", "published_at", lambda stored: stored is not None),
        Value("width", "width"),
        Value("height", "height"),
    ),
)
