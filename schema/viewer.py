"""Who is signed in."""

from datetime import datetime
from typing import Self

import strawberry

from models import Role, WeekStart
from permissions import viewer as permissions
from resolvers.autocommit import autocommitting
from resolvers.company_limits import LimitKind, read_usage
from resolvers.language import Language as LanguageCode
from schema.context import Info, viewer_of
from schema.described_enum import describe
from schema.language import Language
from schema.node import Node, finds, global_id
from schema.taking_address import company_taking, person_taking

describe(
    Role,
    "What a person may see and do.",
    {
        Role.ADMIN: "Sees and changes the whole company.",
        Role.MANAGER: "Sees the people of the departments they head, with all sub-departments, and themselves.",
        Role.USER: "Sees themselves.",
    },
)
describe(
    WeekStart,
    "The first day of a company's week.",
    {day: f"Weeks start on {day.value.capitalize()}." for day in WeekStart},
)


@strawberry.type(
    description="Where records are opened in the system they came from: addresses with {externalId} in the place of a record's "
    "external id; null for none. A record's own is its `url`."
)
class RecordLinks:
    contact: str | None = strawberry.field(description="Of contacts.")
    activity: str | None = strawberry.field(description="Of activities.")
    deal: str | None = strawberry.field(description="Of deals.")
    communication: str | None = strawberry.field(description="Of communications.")


describe(
    LimitKind,
    "What a company may have so much of at the most.",
    {
        LimitKind.PEOPLE: "People at work.",
        LimitKind.RECORDS: "Contacts, activities, deals and communications together, deleted ones not counted.",
        LimitKind.REPORTS: "Reports in use.",
    },
)


@strawberry.type(description="How much a company has of something, and may have.")
class CompanyLimit:
    kind: LimitKind = strawberry.field(description="What is counted.")
    used: int = strawberry.field(description="How much there is.")
    most: int | None = strawberry.field(description="The most there may be; null for any number.")
    is_near: bool = strawberry.field(description="Whether four fifths of it are there.")


@strawberry.type(description="The viewer's company: one clock and one currency for all of its numbers.")
class Company:
    external_id: str = strawberry.field(description="The company's id in the system it was imported from.")
    name: str = strawberry.field(description="What the company is called.")
    timezone: str = strawberry.field(
        description="The time zone by which days, weeks and months are cut, for everybody: its name in the IANA database."
    )
    currency: str = strawberry.field(description="The currency of all amounts: its code by ISO 4217.")
    week_start: WeekStart = strawberry.field(description="The first day of the week.")
    links: RecordLinks = strawberry.field(description="Where its records are opened in the system they came from.")
    allowed_origins: list[str] = strawberry.field(
        description="Origins whose pages may ask for the company's people, with a token of theirs."
    )
    frame_ancestors: list[str] = strawberry.field(
        description="Origins of pages that may have the desktop of the company's people in a frame."
    )
    deletion_due_at: datetime | None = strawberry.field(
        description="When the company is deleted, with everything of it, if an administrator asked for that; null otherwise."
    )

    @strawberry.field(
        description="What the company has of what it may have so much of; null for everybody but administrators. There is a limit on "
        "requests, too: above it requests are refused with RATE_LIMITED."
    )
    async def limits(self, info: Info) -> list[CompanyLimit] | None:
        viewer = viewer_of(info)
        if not viewer.is_admin:
            return None
        async with autocommitting(info.context.engine) as reading:
            usage = await read_usage(reading, viewer.company.id)
        return [
            CompanyLimit(kind=each.kind, used=each.used, most=each.most, is_near=each.is_near)
            for each in usage.values()
        ]

    @strawberry.field(
        description="Where everything of the company is downloaded, a ZIP archive of a folder that `crm-desktop import` reads; null "
        "for everybody but administrators. The download is told in the audit log."
    )
    def export_url(self, info: Info) -> str | None:
        return company_taking() if viewer_of(info).is_admin else None

    @classmethod
    def of(cls, company: permissions.CompanyProfile) -> Self:
        """The company as it is answered."""
        return cls(
            external_id=company.external_id,
            name=company.name,
            timezone=company.timezone,
            currency=company.currency,
            week_start=company.week_start,
            links=RecordLinks(**company.links._asdict()),
            allowed_origins=[*company.allowed_origins],
            frame_ancestors=[*company.frame_ancestors],
            deletion_due_at=company.deletion_due_at,
        )


@strawberry.type(description="The person who is signed in.")
class Viewer(Node):
    user_id: strawberry.ID = strawberry.field(description="The person's id as a `User`: to name themselves in inputs.")
    name: str = strawberry.field(description="The person's name.")
    email: str = strawberry.field(description="The address they sign in with.")
    role: Role = strawberry.field(description="What they may see and do.")
    administers: bool = strawberry.field(
        description="Whether they may change the company where they are: an administrator, but for one in a frame that is not for that."
    )
    language: Language = strawberry.field(description="The language they are answered in.")
    company: Company = strawberry.field(description="Where they work.")
    export_url: str = strawberry.field(
        description="Where what is known of them is downloaded, a ZIP archive. The download is told in the audit log."
    )

    @classmethod
    def of(cls, viewer: permissions.Viewer, language: LanguageCode) -> Self:
        """The viewer as they are answered."""
        return cls(
            id=global_id("Viewer", viewer.user_id),
            user_id=global_id("User", viewer.user_id),
            name=viewer.name,
            email=viewer.email,
            role=viewer.role,
            administers=viewer.is_admin,
            language=Language[language.upper()],
            company=Company.of(viewer.company),
            export_url=person_taking(viewer.user_id),
        )


@strawberry.type
class ViewerQuery:
    @strawberry.field(description="Who is signed in; null when nobody is.")
    def viewer(self, info: Info) -> Viewer | None:
        viewer = info.context.viewer
        return None if viewer is None else Viewer.of(viewer, info.context.language)


@finds("Viewer")
async def find_viewer_node(info: Info, key: str) -> Viewer | None:
    """The viewer, if it is their own id."""
    viewer = info.context.require_viewer()
    return Viewer.of(viewer, info.context.language) if key == str(viewer.user_id) else None
