"""Who an audience would be, before it is decided."""

from dataclasses import dataclass

from resolvers.administration.act import Asking
from resolvers.desktop_settings.asked_audience import AskedAudience, check_audience
from resolvers.desktop_settings.members import Member, in_audience, list_members
from resolvers.directory.person import PersonSummary
from resolvers.records.user_error import Problems, UserError


@dataclass(frozen=True, slots=True)
class People:
    """How many people, and the first of them by name."""

    count: int
    sample: tuple[PersonSummary, ...]


NOBODY = People(0, ())


def sampled(members: list[Member], first: int) -> People:
    """These people, told by their number and the first of them."""
    return People(len(members), tuple(member.person for member in members[:first]))


async def preview_audience(asking: Asking, asked: AskedAudience, first: int) -> tuple[People, tuple[UserError, ...]]:
    """Who works here and is in the audience, and what is wrong with it.

    Raises `RequestError` (FORBIDDEN) for everybody but administrators.
    """
    asking.require_administrator()
    problems = Problems()
    async with asking.engine.connect() as connection:
        company_id = asking.viewer.company.id
        await check_audience(connection, company_id, problems, asked, ("audience",))
        if problems:
            return NOBODY, problems.found
        return sampled(in_audience(await list_members(connection, company_id), asked.audience()), first), ()


async def list_people(asking: Asking) -> list[Member]:
    """Everybody who works here. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    asking.require_administrator()
    async with asking.engine.connect() as connection:
        return await list_members(connection, asking.viewer.company.id)
