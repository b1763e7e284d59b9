"""A company's rows as plain objects, keyed by external ids."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple


@dataclass
class Company:
    external_id: str
    timezone: str = "UTC"
    currency: str = "EUR"
    week_start: str = "monday"
    name: str = ""


@dataclass
class Department:
    external_id: str
    name: str = ""
    parent: str | None = None
    head: str | None = None


@dataclass
class User:
    external_id: str
    role: str = "user"
    department: str | None = None
    status: str = "active"
    name: str = ""


@dataclass
class Group:
    """A group, and who is in it."""

    external_id: str
    name: str = ""
    members: set[str] = field(default_factory=set)


@dataclass
class DealType:
    external_id: str
    name: str = ""
    position: int = 0
    archived: bool = False


@dataclass
class Stage:
    external_id: str
    deal_type: str
    name: str = ""
    position: int = 0


@dataclass
class ActivityType:
    external_id: str
    name: str = ""


@dataclass
class Field:
    """A custom field; `record_type` is the deal or activity type it belongs to, None when it applies to all of them."""

    external_id: str
    entity: str
    record_type: str | None
    kind: str
    name: str = ""
    archived: bool = False


@dataclass
class Option:
    external_id: str
    field: str
    label: str
    position: int = 0
    archived: bool = False


@dataclass
class Contact:
    external_id: str
    created_at: datetime
    responsible: str | None = None
    deleted: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    name: str = ""


@dataclass
class Activity:
    external_id: str
    activity_type: str
    created_at: datetime
    responsible: str | None = None
    contact: str | None = None
    deleted: bool = False
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class Deal:
    """A deal as it is today; `fields` holds only the fields that are filled in."""

    external_id: str
    deal_type: str
    created_at: datetime
    responsible: str | None = None
    contact: str | None = None
    deleted: bool = False
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class Transition:
    """A ledger row; `deal_type` is the type the move was made in."""

    deal: str
    deal_type: str
    to_stage: str
    occurred_at: datetime
    ordinal: int


@dataclass
class Communication:
    external_id: str
    channel: str
    direction: str
    occurred_at: datetime
    responsible: str | None = None
    answered: bool | None = None
    contact: str | None = None


class ReportFields(NamedTuple):
    """What the report field settings say about one deal type."""

    price_fields: list[str]
    success_stages: set[str]
    failure_stages: set[str]


@dataclass
class Settings:
    activity_source_fields: list[str] = field(default_factory=list)
    deal_source_fields: list[str] = field(default_factory=list)
    deal_types: dict[str, ReportFields] = field(default_factory=dict)

    def of(self, deal_type: str) -> ReportFields:
        """What is set for this deal type, and empty sets where nothing is."""
        return self.deal_types.get(deal_type, ReportFields([], set(), set()))


Row = (
    Department | User | Group | DealType | Stage | ActivityType | Field | Option
    | Contact | Activity | Deal | Transition | Communication
)  # fmt: skip


@dataclass
class Records:
    """Everything one company has."""

    company: Company
    settings: Settings = field(default_factory=Settings)
    departments: dict[str, Department] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    deal_types: dict[str, DealType] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    activity_types: dict[str, ActivityType] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    options: dict[str, Option] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    deals: dict[str, Deal] = field(default_factory=dict)
    communications: dict[str, Communication] = field(default_factory=dict)
    transitions: list[Transition] = field(default_factory=list)

    def add(self, *rows: Row) -> None:
        """Put each row where its kind belongs; a row of a known external id replaces the earlier one."""
        drawers: dict[type, dict[str, Any]] = {
            Department: self.departments,
            User: self.users,
            Group: self.groups,
            DealType: self.deal_types,
            Stage: self.stages,
            ActivityType: self.activity_types,
            Field: self.fields,
            Option: self.options,
            Contact: self.contacts,
            Activity: self.activities,
            Deal: self.deals,
            Communication: self.communications,
        }
        for row in rows:
            if isinstance(row, Transition):
                self.transitions.append(row)
            else:
                drawers[type(row)][row.external_id] = row
