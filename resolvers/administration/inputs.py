"""What administrators write, checked nowhere yet. Ids are numbers; 0, which is no row's, stands for an id that is none of ours."""

from collections.abc import Sequence
from dataclasses import dataclass

from models import Entity, FieldKind, Role
from permissions.viewer import NO_LINKS, RecordLinks
from resolvers.records.inputs import UNSET, Unset


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """Somebody to invite. ``language`` is "en", "ru", or ``None``: by their browser."""

    email: str
    name: str
    role: Role
    department_id: int | None = None
    group_ids: tuple[int, ...] = ()
    language: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserChange:
    """What to change about a person; what is not given stays."""

    id: int
    name: str | Unset = UNSET
    email: str | Unset = UNSET
    role: Role | Unset = UNSET
    department_id: int | Unset | None = UNSET
    language: str | Unset | None = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDepartment:
    """A department to create."""

    name: str
    parent_id: int | None = None
    head_id: int | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentChange:
    """What to change about a department; what is not given stays."""

    id: int
    name: str | Unset = UNSET
    parent_id: int | Unset | None = UNSET
    head_id: int | Unset | None = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class NewField:
    """A custom field to create, with its options if it is a choice."""

    entity: Entity
    kind: FieldKind
    name: str
    deal_type_id: int | None = None
    activity_type_id: int | None = None
    options: tuple[str, ...] = ()
    external_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChange:
    """What to change about a deal type, stage, activity type, field or option; what is not given stays.

    ``position`` is the place among its siblings, archived ones counted, from 0; beyond the end is the end.
    """

    id: int
    label: str | Unset = UNSET
    position: int | None = None
    color: str | Unset | None = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyChange:
    """What to change about the company; what is ``None`` stays. An empty link is none."""

    name: str | None = None
    timezone: str | None = None
    week_start: str | None = None
    currency: str | None = None
    links: RecordLinks = NO_LINKS
    allowed_origins: Sequence[str] | None = None
    frame_ancestors: Sequence[str] | None = None
