"""Ends that go on with the clock: up to where an earlier period is taken while the one that is compared with it runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from models.time_zone import TimeZone

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class RunningEnd:
    """Where an earlier period is taken up to: its day at the time that the company's clock shows now.

    It stands for the instant in what is asked and kept, so that this is the same for as long as the instant lies inside of one local
    day, in which clocks are not set: after ``start`` and before ``end``. Nothing else is cut at an instant in there, so any of them
    tells its place among all others. It is no instant itself: whoever takes it for one fails, and does not tell one that has passed.
    """

    start: datetime
    end: datetime
    zone: TimeZone

    def __lt__(self, other: "datetime | RunningEnd") -> bool:
        return self.inside < inside(other)

    def __le__(self, other: "datetime | RunningEnd") -> bool:
        return self.inside <= inside(other)

    def __gt__(self, other: "datetime | RunningEnd") -> bool:
        return self.inside > inside(other)

    def __ge__(self, other: "datetime | RunningEnd") -> bool:
        return self.inside >= inside(other)

    @property
    def inside(self) -> datetime:
        """An instant in its place, the same for all that are the same."""
        return self.start + (self.end - self.start) / 2

    def at(self, now: datetime) -> datetime:
        """The instant itself."""
        begins = self.start.astimezone(self.zone)
        offset = begins.utcoffset()
        assert offset is not None  # a zone always has one
        found = datetime.combine(begins.date(), now.astimezone(self.zone).time(), UTC) - offset
        assert self.start < found < self.end, "asked for at another time of day than it goes on at"
        return found


class RunningList(list[Any]):
    """A list with such ends among its values."""

    __slots__ = ()


def inside(instant: datetime | RunningEnd) -> datetime:
    """An instant in this place among all those that anything is cut at."""
    return instant.inside if isinstance(instant, RunningEnd) else instant


def has_running_end(values: Iterable[object]) -> bool:
    """Whether one of them goes on with the clock."""
    return RunningEnd in map(type, values)


def as_of(value: Value, now: datetime) -> Value:
    """A value, or what stands in a list, as it is now."""
    if isinstance(value, RunningList):
        return cast("Value", [as_of(each, now) for each in value])
    return cast("Value", value.at(now)) if isinstance(value, RunningEnd) else value
