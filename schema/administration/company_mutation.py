"""Administering the company."""

from typing import Annotated

import strawberry

from models import WeekStart
from permissions.viewer import NO_LINKS, RecordLinks
from resolvers.administration.company import update_company
from resolvers.administration.inputs import CompanyChange
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import forget
from schema.context import Info
from schema.user_error import UserError, user_errors
from schema.viewer import Company
from schema.writing import command_context

_LINK = (
    "An address of the web with {{externalId}} behind its host: https://crm.example/{0}/{{externalId}}. Empty for none."
)


@strawberry.input(description="Where records are opened in the system they came from. What is left out stays as it is.")
class RecordLinksInput:
    contact: str | None = strawberry.field(default=None, description=_LINK.format("contacts"))
    activity: str | None = strawberry.field(default=None, description=_LINK.format("activities"))
    deal: str | None = strawberry.field(default=None, description=_LINK.format("deals"))
    communication: str | None = strawberry.field(default=None, description=_LINK.format("calls"))


@strawberry.input(description="What to change about the company.")
class UpdateCompanyInput:
    name: str | None = strawberry.field(default=None, description=descriptions.CHANGED_NAME)
    timezone: str | None = strawberry.field(
        default=None,
        description="The time zone that days, weeks and months are cut by, for everybody: its name in the IANA database. "
        "It acts at once, on the past too: nothing is stored by days. Unchanged if left out.",
    )
    week_start: WeekStart | None = strawberry.field(
        default=None, description="The first day of the week. It acts at once, on the past too. Unchanged if left out."
    )
    currency: str | None = strawberry.field(
        default=None,
        description="The code by ISO 4217 that stands beside all amounts. Only the label changes: "
        "amounts are not converted. IN_USE while deals are in other currencies, or there are exchange rates. Unchanged if left out.",
    )
    links: RecordLinksInput | None = strawberry.field(
        default=None, description="Where records are opened in the system they came from. Unchanged if left out."
    )
    allowed_origins: list[str] | None = strawberry.field(
        default=None,
        description="Origins, as browsers name them (https://reports.example), whose pages may ask for the company's people with "
        "a token of theirs. At most 20; an empty list is none. Unchanged if left out.",
    )
    frame_ancestors: list[str] | None = strawberry.field(
        default=None,
        description="Origins, likewise, of pages that may have the desktop of the company's people in a frame (`createFrameLink`). At "
        "most 20; an empty list is none. Unchanged if left out.",
    )


@strawberry.type(description="The outcome of changing the company.")
class CompanyPayload:
    company: Company = strawberry.field(description="The company as it is now.")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


def _links(links: RecordLinksInput | None) -> RecordLinks:
    if links is None:
        return NO_LINKS
    return RecordLinks(links.contact, links.activity, links.deal, links.communication)


@strawberry.type
class CompanyMutation:
    @strawberry.mutation(description=f"Changes the company. {descriptions.UPDATE} {ADMINISTRATORS}")
    async def update_company(
        self, info: Info, input: Annotated[UpdateCompanyInput, strawberry.argument(description="The change.")]
    ) -> CompanyPayload:
        change = CompanyChange(
            name=input.name,
            timezone=input.timezone,
            week_start=None if input.week_start is None else input.week_start.value,
            currency=input.currency,
            links=_links(input.links),
            allowed_origins=input.allowed_origins,
            frame_ancestors=input.frame_ancestors,
        )
        company, problems = await update_company(command_context(info), change)
        forget(info)
        return CompanyPayload(company=Company.of(company), user_errors=user_errors(problems, info.context.language))
