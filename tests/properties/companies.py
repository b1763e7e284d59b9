"""Whole companies, at random: small ones, in which as much as possible goes wrong."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from hypothesis import strategies as st

from tests.oracle.records import Company, Records
from tests.properties.clocks import Clock, clocks, week_starts
from tests.properties.definitions import Draw, define
from tests.properties.histories import Past
from tests.properties.people import employ

_numbers = count(1)


@dataclass
class SomeCompany:
    """A company, the clock it goes by, and the moments at which everything in it happened."""

    records: Records
    clock: Clock
    moments: list[datetime]


@st.composite
def companies(draw: Draw) -> SomeCompany:
    """Companies with people, definitions and a past. Each has an external id of its own, so that all fit into one database."""
    clock: Clock = draw(clocks)
    records = Records(Company(f"company{next(_numbers)}", clock.timezone, week_start=draw(week_starts)))
    employ(draw, records)
    define(draw, records)
    past = Past(draw, records, clock)
    past.happen()
    return SomeCompany(records, clock, past.moments)
