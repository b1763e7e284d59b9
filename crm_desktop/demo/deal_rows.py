"""Makes the rows of `deals.csv` and `transitions.csv` of a deal."""

from collections.abc import Iterator
from random import Random

from crm_desktop.demo.deal_sources import source_fields
from crm_desktop.demo.deal_story import DealStory
from crm_desktop.demo.deal_types import DEAL_TYPES
from crm_desktop.demo.format_files import Row
from crm_desktop.demo.office_calendar import DAY, OfficeCalendar
from crm_desktop.demo.option_choice import option_choice
from crm_desktop.demo.prices import Prices
from crm_desktop.demo.roster import Roster
from crm_desktop.demo.words import Words

_UNASSIGNED = 0.015
_LEFT_WITH_THE_DISMISSED = {"open": 0.3, "closed": 0.75}
_DISCOUNTS = ("0", "2.5", "5", "7.5", "10", *[""] * 10)
_LOST = frozenset(stage for plan in DEAL_TYPES for stage in plan.lost_stages)
_CLOSED = _LOST.union(*(plan.won_stages for plan in DEAL_TYPES))


class DealRows:
    """Turns the story of a deal into its rows."""

    def __init__(self, roster: Roster, calendar: OfficeCalendar, words: Words, rng: Random) -> None:
        self._roster = roster
        self._calendar = calendar
        self._rng = rng
        self._prices = Prices(words.price_scale, rng)
        self._goods = [words.goods[plan.id] for plan in DEAL_TYPES]
        self._reasons = option_choice("loss-reason", empty=0.04)
        self._regions = option_choice("region-field", empty=0.08)
        self._industries = option_choice("industry-field", empty=0.15)

    def deal(self, story: DealStory) -> Row:
        """The row of `deals.csv`."""
        rng, calendar = self._rng, self._calendar
        kind = story.final_kind
        goods = self._goods[kind]
        thing = goods[int(rng.random() * len(goods))]
        stage = story.steps[-1].stage if story.steps else ""
        # Today's closings are few: none of them may leave the day without revenue.
        closed_today = bool(story.steps) and story.steps[-1].moment // DAY == calendar.last_day
        price, licence, services = self._prices.of_deal(kind, surely=closed_today)
        source, tender_source = source_fields(story.source, kind)
        return (
            f"d{story.number}",
            DEAL_TYPES[kind].id,
            f"{thing} — {story.contact.name}" if story.contact else thing,
            story.contact_id,
            self._responsible(story, stage),
            self._creator(story),
            calendar.stamp(story.begun),
            price,
            licence,
            services,
            source,
            tender_source,
            self._reasons.draw(rng) if stage in _LOST else "",
            self._regions.draw(rng),
            self._industries.draw(rng),
            calendar.bare_date(story.begun // DAY + 7 + int(rng.random() * 110)) if rng.random() < 0.6 else "",
            _DISCOUNTS[int(rng.random() * len(_DISCOUNTS))],
            "true" if rng.random() < 0.08 else "false",
            f"PO-{int(rng.random() * 90_000) + 10_000}" if stage in _CLOSED and stage not in _LOST else "",
        )

    def transitions(self, story: DealStory) -> Iterator[Row]:
        """The rows of `transitions.csv`, in the order of time."""
        rng, calendar, at_work = self._rng, self._calendar, self._roster.at_work
        deal = f"d{story.number}"
        final_kind = story.final_kind
        for kind, stage, moment in story.steps:
            # The type is given where it is not the deal's type of today.
            deal_type = "" if kind == final_kind else DEAL_TYPES[kind].id
            # Now and then the CRM itself moves a deal.
            actor = at_work(story.person, moment // DAY).id if rng.random() < 0.97 else ""
            yield (deal, deal_type, stage, calendar.stamp(moment), actor)

    def _responsible(self, story: DealStory, stage: str) -> str:
        rng, person = self._rng, story.person
        if rng.random() < _UNASSIGNED:
            return ""
        if person.dismissed:
            stays = _LEFT_WITH_THE_DISMISSED["closed" if stage in _CLOSED else "open"]
            if rng.random() >= stays:
                return self._roster.at_work(person, self._calendar.last_day).id
        return person.id

    def _creator(self, story: DealStory) -> str:
        roll = self._rng.random()
        if story.source == "website" and roll < 0.5:
            # The online form created it.
            return ""
        if roll > 0.88:
            return self._roster.take_on(story.kind, story.begun // DAY, self._rng).id
        return story.person.id
