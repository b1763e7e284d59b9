"""Telling people that a report came to their desktops."""

from sqlalchemy import text

from models import EventKind, Involvement, RecordKind
from permissions.audience import Audience
from resolvers.commands import Transaction
from resolvers.commands.ending import News
from resolvers.desktop_settings.members import in_audience, list_members

_TOLD = text("""
SELECT user_id FROM event_participants WHERE company_id = :company AND involvements = '{audience}'::text[]
  AND event_id IN (SELECT id FROM events WHERE company_id = :company AND record_kind = 'report' AND record_id = :report)
""")


async def tell_of_report(transaction: Transaction, report_id: int, audience: Audience) -> None:
    """Tells the audience of a report on desktops that it is there: each of them once, however often it is published or given to others.

    Who is in it later, by coming to a group, finds the report without being told.
    """
    members = await list_members(transaction.connection, transaction.company_id, transaction.language)
    params = {"company": transaction.company_id, "report": report_id}
    told = set(await transaction.connection.scalars(_TOLD, params))
    concerned = {member.person.id for member in in_audience(members, audience)} - told - {transaction.viewer.user_id}
    if concerned:
        reasons = dict.fromkeys(concerned, (Involvement.AUDIENCE.value,))
        transaction.tell(News(EventKind.PUBLISHED, RecordKind.REPORT, report_id, {}, reasons))
