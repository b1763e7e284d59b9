"""What colleagues did in the last days before the demo company is looked at: the feeds of its log-ins."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.demo.colleagues import Colleagues, QuietDeal
from crm_desktop.demo.words import Words
from models.time_zone import TimeZone, time_zone

_RUN = 15
"""How many deals the user is handed at once."""
_HANDED = 3
_DAYS = 3
_LOG_INS = ("admin", "head", "lead", "user", "advisor")


async def live_last_days(engine: AsyncEngine, external_id: str, *, words: Words, seed: int, now: datetime) -> None:
    """Lets the people of an imported demo company work for three more days, the last ones before today that the office was open.

    They act by the functions behind the API, each at a time of its own: every event has its record, its ledger row and its people.
    The same arguments make the same events. Where a small company has not enough deals under way, less happens.
    """
    zone = time_zone(words.timezone)
    rng = Random(f"{seed}:last days")
    days = _working_days(now.astimezone(zone).date(), words.holidays)
    colleagues = await Colleagues.of(engine, external_id)
    deals = await colleagues.quiet_deals(datetime.combine(days[0], time(), zone), seed)
    await _LastDays(colleagues, deals, words, days, zone, rng).live()


def _working_days(today: date, holidays: frozenset[tuple[int, int]]) -> list[date]:
    """The last days before today on which the office was open, in their order."""
    days: list[date] = []
    day = today
    while len(days) < _DAYS:
        day -= timedelta(days=1)
        if day.weekday() < 5 and (day.month, day.day) not in holidays:
            days.append(day)
    return days[::-1]


class _LastDays:
    def __init__(
        self,
        colleagues: Colleagues,
        deals: list[QuietDeal],
        words: Words,
        days: list[date],
        zone: TimeZone,
        rng: Random,
    ) -> None:
        self._colleagues = colleagues
        self._deals = deals
        self._words = words
        self._days = days
        self._zone = zone
        self._rng = rng

    async def live(self) -> None:
        """The three days."""
        for day in (self._first_day, self._second_day, self._third_day):
            await day()

    async def _first_day(self) -> None:
        people, words = self._colleagues, self._words
        client = words.client_forms[0].format(
            self._rng.choice(words.client_first), self._rng.choice(words.client_second)
        )
        await people.meet_client(self._at(0, "09:50"), "admin", client, "user")
        type_id = next(iter(people.configuration.deal_types.values())).id
        goods = next(iter(words.goods.values()))
        deal_id = await people.open_deal(
            self._at(0, "10:05"), "lead", f"{self._rng.choice(goods)} — {client}", type_id, "user"
        )
        await people.move_on(self._at(0, "15:40"), "user", deal_id, people.first_stage(type_id))
        await people.mention(self._at(0, "16:10"), "user", deal_id, "admin", "lead", "head")
        for deal in self._take("lead", 2):
            await people.move_on(self._at(0, "11:20"), "head", deal.id, deal.stage_id)
        for deal in self._take("advisor", 1):
            await people.move_on(self._at(0, "13:10"), "head", deal.id, deal.stage_id)
        for minute, deal in zip(self._minutes(0, "17:05"), await self._take_of_sales(_HANDED), strict=False):
            await people.hand(minute, "head", deal.id, "lead")

    async def _second_day(self) -> None:
        people = self._colleagues
        for deal in self._take("user", 2):
            await people.move_on(self._at(1, "09:45"), "lead", deal.id, deal.stage_id)
        for deal in self._take("user", 1):
            await people.set_price(self._at(1, "10:30"), "lead", deal, self._price())
            await people.mention(self._at(1, "11:15"), "head", deal.id, "user", "admin")
        for minute, deal in zip(self._minutes(1, "14:00"), await self._take_of_sales(_HANDED), strict=False):
            await people.hand(minute, "head", deal.id, "advisor")
        for deal in self._take("advisor", 1):
            await people.set_price(self._at(1, "15:20"), "head", deal, self._price())
            await people.mention(self._at(1, "16:45"), "advisor", deal.id, "head", "admin")

    async def _third_day(self) -> None:
        people = self._colleagues
        for minute, deal in zip(self._minutes(2, "09:20"), await self._take_of_sales(_RUN), strict=False):
            await people.hand(minute, "head", deal.id, "user")
        for deal in self._take("user", 1):
            await people.hand(self._at(2, "11:40"), "lead", deal.id, "lead")
        activity = await people.activity_of("user")
        if activity is not None:
            await people.delete_activity(self._at(2, "12:10"), "lead", activity)
        for deal in self._take("head", 2):
            await people.move_on(self._at(2, "13:25"), "admin", deal.id, deal.stage_id)
        for deal in self._take("lead", 1):
            await people.mention(self._at(2, "15:30"), "lead", deal.id, "head", "admin")
            await people.mention(self._at(2, "16:20"), "head", deal.id, "lead")

    def _take(self, who: str, count: int) -> list[QuietDeal]:
        """Deals that the person is responsible for; each deal is taken once."""
        return self._taken([deal for deal in self._deals if deal.responsible_id == self._colleagues.ids[who]], count)

    async def _take_of_sales(self, count: int) -> list[QuietDeal]:
        """Deals of the people below the head of sales, but of nobody whom anybody logs in as."""
        seen = (await self._colleagues.command("head", self._at(0, "09:00"))).viewer.people or ()
        people = {*seen} - {self._colleagues.ids[name] for name in _LOG_INS}
        return self._taken([deal for deal in self._deals if deal.responsible_id in people], count)

    def _taken(self, deals: list[QuietDeal], count: int) -> list[QuietDeal]:
        taken = deals[:count]
        self._deals = [deal for deal in self._deals if deal not in taken]
        return taken

    def _price(self) -> Decimal:
        return Decimal(self._rng.randrange(4, 90) * 250) * round(self._words.price_scale)

    def _at(self, day: int, hour: str) -> datetime:
        return datetime.combine(self._days[day], time.fromisoformat(hour), self._zone)

    def _minutes(self, day: int, hour: str) -> Iterator[datetime]:
        """A moment every minute or so."""
        at = self._at(day, hour)
        while True:
            yield at
            at += timedelta(seconds=self._rng.randrange(20, 70))
