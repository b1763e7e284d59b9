"""What happened in a company, at random: deals and their moves, activities, contacts, communications."""

from datetime import datetime
from decimal import Decimal
from itertools import count

from hypothesis import strategies as st

from tests.oracle.records import Activity, Communication, Contact, Deal, Records, Transition
from tests.properties.clocks import Clock, moments
from tests.properties.definitions import Draw, fields_for, options_of, rarely

# As long as the import format and PostgreSQL let prices be, and as small.
_PRICES = ["0", "0.00", "10", "33.33", "0.1", "-5", "1234567.125", "0.000001", "99999999999999999999.999999"]
prices = st.sampled_from(_PRICES).map(Decimal)


class Past:
    """Draws records of a company. All of them happen at a few moments, so that many meet."""

    def __init__(self, draw: Draw, records: Records, clock: Clock) -> None:
        self.draw = draw
        self.records = records
        self.moments: list[datetime] = draw(st.lists(moments(clock), min_size=2, max_size=7))
        self._moment = st.sampled_from(self.moments)
        self._responsible = st.sampled_from([*records.users, None])
        self._ordinals = count()

    def happen(self) -> None:
        """Adds some of everything."""
        for number in range(self.draw(st.sampled_from([0, 1, 2, 5, 8, 8, 10, 12]))):
            self.add_deal(f"deal{number}")
        if self.records.activity_types:
            for number in range(self.draw(st.integers(0, 5))):
                self.add_activity(f"activity{number}")
        for number in range(self.draw(st.integers(0, 4))):
            created, responsible = self.draw(self._moment), self.draw(self._responsible)
            self.records.add(Contact(f"contact{number}", created, responsible, self.draw(rarely)))
        for number in range(self.draw(st.integers(0, 6))):
            self.add_communication(f"message{number}")

    def add_deal(self, name: str) -> None:
        """A deal with moves in the order in which they were recorded; the last one in time says of which type it is today."""
        home = self.draw(st.sampled_from(list(self.records.deal_types)))
        stages = [stage.external_id for stage in self.records.stages.values()]
        # More likely to stay in its type than to wander through all of them.
        of_home = [stage for stage in stages if self.records.stages[stage].deal_type == home]
        where = st.sampled_from(of_home) | st.sampled_from(stages)
        size = self.draw(st.sampled_from([0, 1, 2, 3, 4, 5]))
        moves = self.draw(st.lists(st.tuples(where, self._moment), min_size=size, max_size=size))
        rows: list[Transition] = []
        stands_on: dict[datetime, str] = {}
        for stage, moment in moves:
            # To where it stands at that time it is no move.
            if stands_on.get(moment) != stage:
                deal_type = self.records.stages[stage].deal_type
                rows.append(Transition(name, deal_type, stage, moment, next(self._ordinals)))
            stands_on[moment] = stage
        self.records.add(*rows)
        last = max(rows, key=lambda row: (row.occurred_at, row.ordinal), default=None)
        deal_type = last.deal_type if last else home
        # Imports have deals that were moved before they were created.
        created_at = self.draw(self._moment)
        fields: dict[str, Decimal | str] = {}
        for field in fields_for(self.records, "deal", deal_type, "price"):
            price = self.draw(st.none() | prices | prices)
            if price is not None:
                fields[field] = price
        fields.update(self.sources("deal", deal_type))
        self.records.add(
            Deal(
                name,
                deal_type,
                created_at,
                self.draw(self._responsible),
                deleted=self.draw(rarely),
                fields=fields,
            )
        )

    def add_activity(self, name: str) -> None:
        """An activity of any type."""
        activity_type = self.draw(st.sampled_from(list(self.records.activity_types)))
        self.records.add(
            Activity(
                name,
                activity_type,
                self.draw(self._moment),
                self.draw(self._responsible),
                deleted=self.draw(rarely),
                fields=self.sources("activity", activity_type),
            )
        )

    def sources(self, entity: str, record_type: str) -> dict[str, str]:
        """A value, or none, in each choice field that a record has."""
        drawn = {
            field: self.draw(st.sampled_from([None, *options_of(self.records, field)]))
            for field in fields_for(self.records, entity, record_type, "choice")
        }
        return {field: option for field, option in drawn.items() if option is not None}

    def add_communication(self, name: str) -> None:
        """A call, answered or not or nobody knows, or something else; it came or went."""
        channel = self.draw(st.sampled_from(["call", "call", "sms", "email", "form"]))
        direction = self.draw(st.sampled_from(["incoming", "incoming", "outgoing"]))
        answered = self.draw(st.sampled_from([None, False, True])) if channel == "call" else None
        moment, responsible = self.draw(self._moment), self.draw(self._responsible)
        self.records.add(Communication(name, channel, direction, moment, responsible, answered))
