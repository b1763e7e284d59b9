"""Who an audience would be, before it is decided."""

from dataclasses import dataclass

from resolvers.commands import CommandContext
from resolvers.desktop_settings.members import Member, in_audience, list_members
from resolvers.desktop_settings.requested_audience import RequestedAudience, check_audience
from resolvers.directory.person import PersonSummary
from resolvers.user_error import Problems, UserError


@dataclass(frozen=True, slots=True)
class People:
    """How many people, and the first of them by name."""

    count: int
    sample: tuple[PersonSummary, ...]


NOBODY = People(0, ())


def sampled(members: list[Member], first: int) -> People:
    """These people, told by their number and the first of them."""
    return People(len(members), tuple(member.person for member in members[:first]))


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """Who would be in an audience; with another to compare it with, who would come and who would go."""

    people: People = NOBODY
    gaining: People | None = None
    losing: People | None = None
    errors: tuple[UserError, ...] = ()


async def preview_audience(
    command: CommandContext, requested: RequestedAudience, compared: RequestedAudience | None, first: int
) -> AudiencePreview:
    """Who works here and is in the audience, how that differs from another, and what is wrong with either.

    Raises `RequestError` (FORBIDDEN) for everybody but administrators.
    """
    command.require_administrator()
    problems = Problems()
    async with command.engine.connect() as connection:
        company_id = command.viewer.company.id
        await check_audience(connection, company_id, problems, requested, ("audience",))
        if compared is not None:
            await check_audience(connection, company_id, problems, compared, ("comparedWith",))
        if problems:
            return AudiencePreview(errors=problems.found)
        everybody = await list_members(connection, company_id, command.language)
    members = in_audience(everybody, requested.audience())
    if compared is None:
        return AudiencePreview(sampled(members, first))
    before = in_audience(everybody, compared.audience())
    return AudiencePreview(
        sampled(members, first),
        gaining=sampled([each for each in members if each not in before], first),
        losing=sampled([each for each in before if each not in members], first),
    )


async def list_people(command: CommandContext) -> list[Member]:
    """Everybody who works here. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    command.require_administrator()
    async with command.engine.connect() as connection:
        return await list_members(connection, command.viewer.company.id, command.language)
