"""A company small enough to be counted by hand."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle.clock import instant_of
from tests.oracle.desktop import desktop
from tests.oracle.records import (
    Activity,
    ActivityType,
    Communication,
    Company,
    Contact,
    Deal,
    DealType,
    Field,
    Option,
    Records,
    ReportFields,
    Stage,
    Transition,
    User,
)


class SmallCompany:
    """Two deal types: a sale (new, offer, won, paid; lost, junk) and a service (asked, done; refused)."""

    def __init__(self, zone: str = "Europe/Berlin") -> None:
        self.zone = ZoneInfo(zone)
        self.records = Records(Company("small", zone))
        self.records.add(User("boss", "admin"), User("ann"), User("bob"))
        self.deal_type("sale", ["new", "offer", "won", "paid", "lost", "junk"])
        self.deal_type("service", ["asked", "done", "refused"])
        self.records.add(Field("price", "deal", None, "price"), Field("extra", "deal", "sale", "price"))
        self.records.settings.deal_types = {
            "sale": ReportFields(["price", "extra"], {"won", "paid"}, {"lost", "junk"}),
            "service": ReportFields(["price"], {"done"}, {"refused"}),
        }

    def deal_type(self, name: str, stages: list[str], *, archived: bool = False) -> None:
        """Add a deal type with its stages in order."""
        self.records.add(DealType(name, archived=archived))
        self.records.add(*[Stage(stage, name, position=index) for index, stage in enumerate(stages)])

    def source_field(self, name: str, entity: str, record_type: str | None, labels: dict[str, str]) -> None:
        """Add a choice field with its options and choose it, after those chosen before."""
        self.records.add(Field(name, entity, record_type, "choice"))
        self.records.add(*[Option(option, name, label) for option, label in labels.items()])
        settings = self.records.settings
        chosen = settings.deal_source_fields if entity == "deal" else settings.activity_source_fields
        chosen.append(name)

    def at(self, text: str) -> datetime:
        """An instant by the company's clock, or by the offset given."""
        time = datetime.fromisoformat(text)
        return time if time.tzinfo else instant_of(time, self.zone)

    def deal(
        self,
        name: str,
        *moves: str,
        created: str,
        deal_type: str = "sale",
        price: str | None = "100",
        responsible: str | None = "ann",
        deleted: bool = False,
        **fields: Any,
    ) -> Deal:
        """Add a deal and its moves, each "time stage" or "time stage/type the move was made in"."""
        if price is not None:
            fields["price"] = Decimal(price)
        deal = Deal(name, deal_type, self.at(created), responsible, deleted=deleted, fields=fields)
        self.records.add(deal)
        for move in moves:
            time, target = move.rsplit(" ", 1)
            stage, _, made_in = target.partition("/")
            ordinal = len(self.records.transitions)
            self.records.add(Transition(name, made_in or deal_type, stage, self.at(time), ordinal))
        return deal

    def contact(self, name: str, created: str, **more: Any) -> None:
        """Add a contact of ann's."""
        self.records.add(Contact(name, self.at(created), **{"responsible": "ann", **more}))

    def activity(self, name: str, activity_type: str, created: str, **fields: Any) -> Activity:
        """Add an activity of ann's, and its type."""
        activity = Activity(name, activity_type, self.at(created), "ann", fields=fields)
        self.records.add(ActivityType(activity_type), activity)
        return activity

    def communication(self, name: str, channel: str, time: str, **more: Any) -> None:
        """Add an incoming communication of ann's."""
        given = {"direction": "incoming", "responsible": "ann", **more}
        self.records.add(Communication(name, channel, occurred_at=self.at(time), **given))

    def shows(self, first: str, last: str, *, viewer: str = "boss", now: str = "2030-01-01", **more: Any) -> Any:
        """The desktop from one day to another, both included."""
        dates = {"from_": date.fromisoformat(first), "to": date.fromisoformat(last)}
        return desktop(self.records, viewer, now=self.at(now), **dates, **more)
