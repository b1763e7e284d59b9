"""How a deal goes from stage to stage: on, over, back, to another type, to its end, and sometimes to life again."""

from random import Random
from typing import NamedTuple

from crm_desktop.demo.deal_types import DEAL_TYPES
from crm_desktop.demo.office_calendar import DAY, HISTORY_DAYS, OfficeCalendar
from crm_desktop.demo.people import Person

_STAGELESS = 0.015
_BORN_WON = 0.02
_STAGED_LATER = 0.012
_BEGINS_FURTHER_ON = 0.06
_FORGOTTEN = 0.02
_JUMPS = 0.09
_GOES_BACK = 0.05
_CHANGES_TYPE = 0.008
_SECOND_WON_STAGE = 0.9
_REOPENED_AFTER_LOSS = 0.06
_REOPENED_AFTER_WIN = 0.03
_LONGEST = 40
_SEASON = 30


class Step(NamedTuple):
    """One row of a deal's ledger; ``kind`` is the place of its deal type in `DEAL_TYPES`."""

    kind: int
    stage: str
    moment: int


class Life(NamedTuple):
    """What has become of a deal by now."""

    steps: list[Step]
    """Its ledger: moments grow, and none is still to come; empty when it stands on no stage."""
    goes_on: bool
    """Whether its next step is still to come."""


class DealLife:
    """Lives the lives of deals, one at a time."""

    def __init__(self, calendar: OfficeCalendar, rng: Random) -> None:
        self._calendar = calendar
        self._rng = rng
        # Some months are good for everybody, and some for one type and bad for another.
        market = [rng.lognormvariate(0, 0.15) for _ in range(HISTORY_DAYS // _SEASON + 1)]
        self._mood = [[mood * rng.lognormvariate(0, 0.2) for mood in market] for _ in DEAL_TYPES]
        # A small company might close nothing on the morning of today; a few closings are kept for it.
        self._closings_for_today = [True, False, True, False, True]

    def live(self, kind: int, begun: int, person: Person, luck: float) -> Life:
        """The life of a deal that began then; ``luck`` is its chance against an ordinary one."""
        rng = self._rng
        plan = DEAL_TYPES[kind]
        roll = rng.random()
        if roll < _STAGELESS:
            return Life([], False)
        if roll < _STAGELESS + _BORN_WON:
            return Life([Step(kind, plan.won_stages[0], begun)], False)
        first = begun
        if roll > 1 - _STAGED_LATER:
            later = self._calendar.later(begun, rng.expovariate(0.5), rng)
            if later is None:
                return Life([], True)
            first = later
        place = 1 if rng.random() < _BEGINS_FURTHER_ON else 0
        steps = [Step(kind, plan.open_stages[place], first)]
        chance = person.skill * luck * self._mood[kind][begun // DAY // _SEASON]
        over = self._walk(steps, kind, place, chance, person.pace) or self._close_this_morning(steps)
        return Life(steps, not over)

    def _walk(self, steps: list[Step], kind: int, place: int, chance: float, pace: float) -> bool:
        """Adds the steps that follow; says whether the last of them is the end, not just the last one so far."""
        rng = self._rng
        while len(steps) < _LONGEST:
            plan = DEAL_TYPES[kind]
            stages = plan.open_stages
            days = plan.days_per_stage * pace * rng.lognormvariate(0, 0.9)
            # An ordinary deal meets this chance on each stage, and survives all of them with the chance of its type.
            survives = min(plan.survival * chance, 0.93) ** (1 / len(stages))
            if rng.random() < _FORGOTTEN:
                return True
            if rng.random() >= survives:
                if not self._go(steps, kind, _one_of_the_lost(plan.lost_stages, rng), days * 1.3):
                    return False
                if rng.random() >= _REOPENED_AFTER_LOSS:
                    return True
                place, days = rng.randrange(len(stages)), rng.uniform(4, 80)
            elif (roll := rng.random()) < _CHANGES_TYPE:
                kind = rng.choice([other for other in range(len(DEAL_TYPES)) if other != kind])
                stages = DEAL_TYPES[kind].open_stages
                place = min(place, len(stages) - 1)
            elif roll < _CHANGES_TYPE + _GOES_BACK and place:
                place -= 1
            else:
                place += 1 if rng.random() >= _JUMPS else 2
            if place >= len(stages):
                ended = self._win(steps, kind, days)
                if ended is not None:
                    return ended
                place, days = len(stages) - 1 - int(rng.random() * 2), rng.uniform(3, 60)
            if not self._go(steps, kind, stages[place], days):
                return False
        return True

    def _win(self, steps: list[Step], kind: int, days: float) -> bool | None:
        """Wins the deal: true when that is the end, false when something is still to come, none when it is reopened."""
        rng = self._rng
        for number, stage in enumerate(DEAL_TYPES[kind].won_stages):
            if number and rng.random() >= _SECOND_WON_STAGE:
                return True
            if not self._go(steps, kind, stage, days):
                return False
            days = rng.uniform(4, 45)
        return None if rng.random() < _REOPENED_AFTER_WIN else True

    def _go(self, steps: list[Step], kind: int, stage: str, days: float) -> bool:
        moment = self._calendar.later(steps[-1].moment, days, self._rng)
        if moment is None:
            return False
        steps.append(Step(kind, stage, moment))
        return True

    def _close_this_morning(self, steps: list[Step]) -> bool:
        kind, stage, moment = steps[-1]
        plan = DEAL_TYPES[kind]
        if not self._closings_for_today or stage not in plan.open_stages or moment // DAY == self._calendar.last_day:
            return False
        won = self._closings_for_today.pop()
        morning = self._calendar.this_morning(self._rng)
        steps.append(Step(kind, (plan.won_stages if won else plan.lost_stages)[0], morning))
        return True


def _one_of_the_lost(stages: tuple[str, ...], rng: Random) -> str:
    return stages[0] if rng.random() < 0.7 else stages[-1]
