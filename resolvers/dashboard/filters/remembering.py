"""The filters that a person chose last: kept beside their arrangement, for whatever device they come back with."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from models import PersonalDashboard
from resolvers.changes import Extent
from resolvers.commands import CommandContext, begin
from resolvers.dashboard.filters.checking import check_filters
from resolvers.dashboard.filters.desktop_filter import BY_ID, DesktopFilter
from resolvers.errors import RequestError
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.vocabulary.attribute import OF_PEOPLE, ReportAttribute


async def remember_filters(command: CommandContext, filters: Sequence[DesktopFilter]) -> None:
    """Keeps the filters, in the place of those before. They are the viewer's own; whether they can be, was checked."""
    viewer = command.viewer
    kept = [[each.of.attribute.name, each.of.field_id, list(each.values), each.or_not_given] for each in filters]
    mine = insert(PersonalDashboard).values(
        company_id=viewer.company.id, user_id=viewer.user_id, revision=0, delta={}, filters=kept
    )
    keys = [PersonalDashboard.company_id, PersonalDashboard.user_id]
    async with begin(command) as transaction:
        await transaction.write(
            mine.on_conflict_do_update(index_elements=keys, set_={"filters": mine.excluded.filters}),
            of=Extent(people=frozenset((viewer.user_id,))),
        )


def remembered_filters(kept: Iterable[Any], names: Names) -> Iterator[DesktopFilter]:
    """Those that were kept, but for what is gone: who comes back is not to be refused. People and their teams are not looked for."""
    for attribute, field_id, values, or_not_given in kept:
        if attribute not in ReportAttribute.__members__ or (of := ReportAttribute[attribute]) not in BY_ID:
            continue
        filter_ = DesktopFilter(AttributeDefinition(of, field_id), tuple(values), or_not_given)
        if of in OF_PEOPLE or _can_be(filter_, names):
            yield filter_


def _can_be(filter_: DesktopFilter, names: Names) -> bool:
    try:
        check_filters([filter_], names)
    except RequestError:
        return False
    return True
