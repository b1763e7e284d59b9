"""Writes what happens in the demo company: contacts, deals with their ledger, activities, communications."""

from contextlib import ExitStack
from random import Random

from crm_desktop.demo.activity_rows import ActivityRows
from crm_desktop.demo.communication_rows import CommunicationRows
from crm_desktop.demo.contacts import ContactBook
from crm_desktop.demo.deal_life import DealLife
from crm_desktop.demo.deal_rows import DealRows
from crm_desktop.demo.deal_sources import DealSources, luck_of
from crm_desktop.demo.deal_story import DealStory
from crm_desktop.demo.deal_types import DEAL_TYPES
from crm_desktop.demo.format_files import FormatFolder
from crm_desktop.demo.office_calendar import DAY, OfficeCalendar
from crm_desktop.demo.roster import Roster
from crm_desktop.demo.weighted_choice import WeightedChoice
from crm_desktop.demo.words import Words

_WORKED_ON_AFTER = 20 * DAY


def write_business(
    files: FormatFolder, deals: int, *, roster: Roster, calendar: OfficeCalendar, words: Words, rng: Random
) -> None:
    """Writes the five large files, deal by deal in the order of time; what is kept does not grow with ``deals``."""
    kinds = WeightedChoice(range(len(DEAL_TYPES)), [plan.share for plan in DEAL_TYPES])
    sources = DealSources(rng)
    life = DealLife(calendar, rng)
    deal_rows = DealRows(roster, calendar, words, rng)
    activity_rows = ActivityRows(roster, calendar, rng)
    communication_rows = CommunicationRows(roster, calendar, rng)
    with ExitStack() as stack:
        contact_table, deal_table, transition_table, activity_table, communication_table = (
            stack.enter_context(files.table(name))
            for name in ("contacts", "deals", "transitions", "activities", "communications")
        )
        contacts = ContactBook(contact_table, roster, calendar, words, rng)
        for number in range(deals):
            begun = calendar.moment_of_share((number + rng.random()) / deals)
            kind = kinds.draw(rng)
            person = roster.take_on(kind, begun // DAY, rng)
            source = sources.draw(kind, begun // DAY)
            steps, goes_on = life.live(kind, begun, person, luck_of(source))
            last_known = calendar.now if goes_on else steps[-1].moment if steps else begun
            story = DealStory(
                number=number + 1,
                kind=kind,
                begun=begun,
                ended=last_known + _WORKED_ON_AFTER,
                person=person,
                contact=contacts.for_deal(number, begun, person),
                steps=steps,
                source=source,
            )
            deal_table.add(deal_rows.deal(story))
            transition_table.add_all(deal_rows.transitions(story))
            activity_table.add_all(activity_rows.of_deal(story))
            communication_table.add_all(communication_rows.of_deal(story))
