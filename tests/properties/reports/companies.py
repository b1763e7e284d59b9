"""Random companies with what reports speak of: groups, contacts of deals, and custom fields of every kind."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.oracle.records import (
    Activity,
    Communication,
    Contact,
    Deal,
    Field,
    Group,
    Option,
    Records,
    Stage,
    Transition,
    User,
)
from tests.properties.companies import SomeCompany, companies
from tests.properties.definitions import Draw, fields_for, options_of
from tests.properties.people import CLERK, HEAD

ENTITIES = ("contact", "activity", "deal")
KINDS = ("text", "number", "choice", "date", "flag")
# Pieces of these are looked for, also in letters of another case.
TEXTS = ["Alpha", "alpha beta", "ÄRGER", "100%", "a_b", "O'Neil", "back\\slash", "Привет", '"quoted"']
NUMBERS = ["0", "1", "1", "2.50", "-3", "1000000.000001"]
_LABELS = ["Big", "Middle", "small"]


def field_name(entity: str, kind: str) -> str:
    """What the custom field of a kind is called."""
    return f"{entity}_{kind}"


@dataclass
class Filling:
    """Fills in what the company has none of. By a generator of its own: single values are nothing to shrink."""

    random: Random
    company: SomeCompany

    def fill(self) -> None:
        """Everything."""
        records = self.company.records
        self.add_more()
        for number in range(self.random.randrange(4)):
            members = {user for user in records.users if self.random.random() < 0.5}
            records.add(Group(f"group{number}", members=members))
        for entity in ENTITIES:
            self.add_fields(records, entity)
        for rows in (records.contacts, records.activities, records.deals):
            for row in rows.values():
                entity = type(row).__name__.lower()
                filled = {field_name(entity, kind): self.value(entity, kind) for kind in KINDS}
                row.fields |= {name: value for name, value in filled.items() if value is not None}
        for rows in (records.activities, records.deals, records.communications):
            for row in rows.values():
                row.contact = self.random.choice([None, *records.contacts, *records.contacts])

    def add_more(self) -> None:
        """More of everything, so that there is something to break down."""
        records = self.company.records
        for number in range(self.random.randrange(6)):
            records.add(Contact(f"more_contact{number}", self.moment(), self.person()))
        for number in range(self.random.randrange(16)):
            self.add_deal(f"more_deal{number}")
        for number in range(self.random.randrange(8)):
            channel = self.random.choice(["call", "call", "sms", "email", "form"])
            answered = self.random.choice([None, False, True]) if channel == "call" else None
            direction = self.random.choice(["incoming", "outgoing"])
            name = f"more_message{number}"
            records.add(Communication(name, channel, direction, self.moment(), self.person(), answered))
        for number in range(self.random.randrange(8) if records.activity_types else 0):
            activity_type = self.random.choice(list(records.activity_types))
            activity = Activity(f"more_activity{number}", activity_type, self.moment(), self.person())
            activity.fields |= self.sources("activity", activity_type)
            records.add(activity)

    def grow(self) -> None:
        """Up to 250 deals, and many of what they can be broken down by, so that much stands together in groups and under one label."""
        records, random = self.company.records, self.random
        for number in range(random.randrange(60)):
            records.add(User(f"many_user{number}", department=random.choice([None, *records.departments])))
        for number in range(random.randrange(40)):
            members = set(random.sample([*records.users], min(random.randrange(12), len(records.users))))
            records.add(Group(f"many_group{number}", members=members))
        for number in range(random.randrange(120)):
            records.add(Contact(f"many_contact{number}", self.moment(), self.person()))
        for deal_type in records.deal_types:
            for number in range(random.randrange(20)):
                records.add(Stage(f"many_{deal_type}_stage{number}", deal_type, f"Stage {number}", 100 + number))
        for field in [each.external_id for each in records.fields.values() if each.kind == "choice"]:
            for number, label in enumerate(random.sample(range(100), random.randrange(80))):
                records.add(Option(f"many_{field}_{number}", field, f"Label {label}", 100 + number))
        for number in range(random.randrange(250 - len(records.deals))):
            self.add_deal(f"many_deal{number}")

    def add_deal(self, name: str) -> None:
        """A deal that moved through the stages of its type, and seldom to another's."""
        records, stages = self.company.records, list(self.company.records.stages.values())
        deal_type = self.random.choice(list(records.deal_types))
        own = [stage for stage in stages if stage.deal_type == deal_type]
        moments = sorted(self.random.choices(self.company.moments, k=self.random.randrange(5)))
        ordinal = len(records.transitions)
        known: set[tuple[str, object]] = set()
        for moment in moments:
            stage = self.random.choice(own if self.random.random() < 0.9 else stages)
            if (stage.external_id, moment) not in known:
                known.add((stage.external_id, moment))
                ordinal += 1
                deal_type = stage.deal_type
                records.add(Transition(name, deal_type, stage.external_id, moment, ordinal))
        created_at = moments[0] if moments and self.random.random() < 0.8 else self.moment()
        deal = Deal(name, deal_type, created_at, self.person())
        for field in fields_for(records, "deal", deal_type, "price"):
            deal.fields |= {field: Decimal(self.random.choice(NUMBERS))} if self.random.random() < 0.7 else {}
        deal.fields |= self.sources("deal", deal_type)
        records.add(deal)

    def sources(self, entity: str, record_type: str) -> dict[str, str]:
        """A value, or none, in each choice field there is."""
        records = self.company.records
        chosen = fields_for(records, entity, record_type, "choice")
        return {field: self.random.choice(options_of(records, field)) for field in chosen if self.random.random() < 0.7}

    def moment(self) -> datetime:
        """A moment at which something else happens too."""
        return self.random.choice(self.company.moments)

    def person(self) -> str | None:
        """Mostly those whose desktops are looked at."""
        return self.random.choice([*self.company.records.users, None, HEAD, CLERK, CLERK])

    def add_fields(self, records: Records, entity: str) -> None:
        """One of each kind; and one that is out of use, which no report may speak of."""
        for kind in KINDS:
            records.add(Field(field_name(entity, kind), entity, None, kind))
        records.add(Field(f"{entity}_old", entity, None, "number", archived=True))
        positions = self.random.sample(range(3), 3)
        for label, position in zip(_LABELS, positions, strict=True):
            records.add(Option(f"{entity}_{label.lower()}", field_name(entity, "choice"), label, position))

    def value(self, entity: str, kind: str) -> Any:
        """A value of a kind, or none."""
        if self.random.random() < 0.3:
            return None
        if kind == "text":
            return self.random.choice(TEXTS)
        if kind == "number":
            return Decimal(self.random.choice(NUMBERS))
        if kind == "choice":
            return f"{entity}_{self.random.choice(_LABELS).lower()}"
        if kind == "flag":
            return self.random.choice([True, False])
        day = self.moment().astimezone(self.company.clock.zone).date()
        return day + timedelta(days=self.random.choice([-1, 0, 0, 1]))


@st.composite
def companies_with_fields(draw: Draw, *, are_large: bool = False) -> SomeCompany:
    """Companies of which every kind of report can be asked; large ones have up to 250 deals."""
    company = draw(companies())
    filling = Filling(Random(draw(st.integers(0, 2**32))), company)
    if are_large:
        filling.grow()
    filling.fill()
    return company
