"""The files of the import format, in the order in which they are read."""

from typing import get_args

from models import Channel, Direction, Entity, FieldKind, Role, UserStatus
from resolvers.importing.cell import (
    Reading,
    archived,
    currency,
    day,
    email,
    external_id,
    flag,
    moment,
    one_of,
    position,
    rate,
    reference,
    text,
)
from resolvers.importing.format import Column, FileFormat
from resolvers.language import Language


def _own(name: str, reading: Reading, default: object = None) -> Column:
    """A column stored under its own name, that may be missing or empty."""
    return Column(name, reading, name, default=default)


def _must(name: str, reading: Reading) -> Column:
    return Column(name, reading, name, required=True)


def _to(name: str, file: str, *, required: bool = False) -> Column:
    """A reference to a file that is held in memory."""
    return Column(name, reference(file), f"{name}_id", required=required, refers_to=file)


def _to_long(name: str, file: str, *, required: bool = False) -> Column:
    """A reference to a file of any length."""
    return Column(name, text, f"{name}_id", required=required, refers_to=file, is_long=True)


EXTERNAL_ID = _must("external_id", external_id)
NAME = _must("name", text)
_POSITION = _own("position", position, default=0)
_ARCHIVED = Column("archived", archived, "archived_at")
_DELETED = _own("deleted_at", moment)

DEPARTMENTS = FileFormat("departments", (EXTERNAL_ID, NAME, _to("parent", "departments"), _to("head", "users")))
USERS = FileFormat(
    "users",
    (
        EXTERNAL_ID,
        _must("email", email),
        NAME,
        _must("role", one_of(Role)),
        _to("department", "departments"),
        _own("status", one_of(UserStatus), default=UserStatus.ACTIVE.value),
        _own("language", one_of(get_args(Language))),
    ),
)
GROUPS = FileFormat("groups", (EXTERNAL_ID, NAME))
GROUP_MEMBERS = FileFormat(
    "group_members", (_to("group", "groups", required=True), _to("user", "users", required=True))
)
DEAL_TYPES = FileFormat("deal_types", (EXTERNAL_ID, NAME, _POSITION, _ARCHIVED))
STAGES = FileFormat(
    "stages",
    (
        EXTERNAL_ID,
        _to("deal_type", "deal_types", required=True),
        NAME,
        _POSITION,
        _own("color", text),
        _ARCHIVED,
    ),
)
ACTIVITY_TYPES = FileFormat("activity_types", (EXTERNAL_ID, NAME, _POSITION, _ARCHIVED))
FIELDS = FileFormat(
    "fields",
    (
        EXTERNAL_ID,
        _must("entity", one_of(Entity)),
        _to("deal_type", "deal_types"),
        _to("activity_type", "activity_types"),
        _must("kind", one_of(FieldKind)),
        NAME,
        _POSITION,
        _ARCHIVED,
    ),
    table_name="custom_fields",
)
FIELD_OPTIONS = FileFormat(
    "field_options",
    (
        EXTERNAL_ID,
        _to("field", "fields", required=True),
        _must("label", text),
        _POSITION,
        _ARCHIVED,
    ),
)
EXCHANGE_RATES = FileFormat(
    "exchange_rates", (_must("currency", currency), _must("valid_from", day), _must("rate", rate))
)
CONTACTS = FileFormat(
    "contacts",
    (
        EXTERNAL_ID,
        NAME,
        _to("responsible", "users"),
        _to("created_by", "users"),
        _must("created_at", moment),
        _DELETED,
    ),
    fields_of=Entity.CONTACT,
)
DEALS = FileFormat(
    "deals",
    (
        EXTERNAL_ID,
        _to("deal_type", "deal_types", required=True),
        NAME,
        _to_long("contact", "contacts"),
        _to("responsible", "users"),
        _to("created_by", "users"),
        _must("created_at", moment),
        _DELETED,
        _own("currency", currency),
    ),
    fields_of=Entity.DEAL,
    type_column="deal_type",
)
TRANSITIONS = FileFormat(
    "transitions",
    (
        _own("external_id", external_id),
        _to_long("deal", "deals", required=True),
        _to("deal_type", "deal_types"),
        _to("to_stage", "stages", required=True),
        _must("occurred_at", moment),
        _to("actor", "users"),
    ),
)
ACTIVITIES = FileFormat(
    "activities",
    (
        EXTERNAL_ID,
        _to("activity_type", "activity_types", required=True),
        _own("name", text),
        _to_long("contact", "contacts"),
        _to("responsible", "users"),
        _to("created_by", "users"),
        _must("created_at", moment),
        _DELETED,
    ),
    fields_of=Entity.ACTIVITY,
    type_column="activity_type",
)
COMMUNICATIONS = FileFormat(
    "communications",
    (
        EXTERNAL_ID,
        _must("channel", one_of(Channel)),
        _must("direction", one_of(Direction)),
        _to_long("contact", "contacts"),
        _to("responsible", "users"),
        _must("occurred_at", moment),
        _own("answered", flag),
    ),
)

# Held in memory, because what follows refers to them.
DICTIONARIES = (
    DEPARTMENTS, USERS, GROUPS, DEAL_TYPES, STAGES, ACTIVITY_TYPES, FIELDS, FIELD_OPTIONS,
)  # fmt: skip
# Of any length: they pass through memory a few thousand rows at a time.
STREAMS = (GROUP_MEMBERS, EXCHANGE_RATES, CONTACTS, DEALS, TRANSITIONS, ACTIVITIES, COMMUNICATIONS)

COMPANY_FILE = "company.json"
SETTINGS_FILE = "report_field_settings.json"

# As the format lists them: the order in which problems are told.
FILES = (
    COMPANY_FILE,
    *(
        each.file
        for each in (
            DEPARTMENTS, USERS, GROUPS, GROUP_MEMBERS, DEAL_TYPES, STAGES, ACTIVITY_TYPES, FIELDS, FIELD_OPTIONS,
            EXCHANGE_RATES, CONTACTS, DEALS, TRANSITIONS, ACTIVITIES, COMMUNICATIONS,
        )
    ),
    SETTINGS_FILE,
    "report_folders.csv", "reports.csv", "widgets.csv", "layouts.csv",
)  # fmt: skip
