"""Who asks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from models import Role, TokenScope, WeekStart
from models.time_zone import TimeZone, time_zone


class Credential(StrEnum):
    """What the viewer proved themselves with. Only sessions are visits; a token never moves the visit marker.

    A session in a frame was begun by a link that the company's own program asked for, and is one of that frame alone.
    """

    SESSION = "session"
    FRAME = "frame"
    TOKEN = "token"  # noqa: S105 - the name of a kind of credential


class RecordLinks(NamedTuple):
    """Where records of each kind are opened in the system they came from, by `resolvers.records.link`; empty for none."""

    contact: str | None = None
    activity: str | None = None
    deal: str | None = None
    communication: str | None = None


NO_LINKS = RecordLinks()


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """The viewer's company: its clock and currency, where its records are opened, and when it is deleted, if that was asked for."""

    id: int
    external_id: str
    name: str
    timezone: str
    currency: str
    week_start: WeekStart
    links: RecordLinks = NO_LINKS
    allowed_origins: tuple[str, ...] = ()
    """Of pages that may ask for its people, with a token of theirs."""
    frame_ancestors: tuple[str, ...] = ()
    """Of pages in which its people may have the desktop in a frame."""
    deletion_due_at: datetime | None = None
    has_records_limit: bool = False
    requests_limit: int | None = None
    currencies: tuple[str, ...] = ()
    """Others that its deals have, or have had."""

    @property
    def zone(self) -> TimeZone:
        """The company's one clock, by which every day, week and month is cut."""
        return time_zone(self.timezone)


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in, employed person, and whose rows they see. Built anew for every request.

    ``people`` are the users whose rows the viewer sees, ascending: themselves, and for a manager the people of the departments
    they head with all sub-departments. ``None`` (administrators) is the whole company, with rows of nobody. ``department_ids`` are
    those headed departments with all below them, empty for everybody else. ``events_since`` is where their feed begins,
    ``data_version`` that of the company's data when they were found, ``None`` where there is no telling; who asks is the same person
    whatever these are.
    """

    company: CompanyProfile
    user_id: int
    name: str
    email: str
    role: Role
    language: str | None
    people: tuple[int, ...] | None
    department_ids: tuple[int, ...]
    credential: Credential
    events_since: datetime = field(compare=False)
    data_version: str | None = field(default=None, compare=False)
    scopes: frozenset[TokenScope] | None = None
    """What the token, or the session in a frame, is for; ``None``: whatever the person may do."""

    @property
    def is_admin(self) -> bool:
        """Administrators change the whole company; in a frame only if it is for that."""
        is_confined = self.credential is Credential.FRAME and TokenScope.ADMINISTRATION not in (self.scopes or ())
        return self.role == Role.ADMIN and not is_confined

    @property
    def is_visiting(self) -> bool:
        """Whether a person sits there, and no program asks."""
        return self.credential is not Credential.TOKEN

    def sees_rows_of(self, responsible_id: int | None) -> bool:
        """Whether rows with this responsible (``None``: nobody) are in the viewer's scope; so also whether they may write them."""
        return self.people is None or responsible_id in self.people
