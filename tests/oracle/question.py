"""One desktop's question: whose rows, in which period, compared with which."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from tests.oracle.ledger import Ledger
from tests.oracle.periods import Interval
from tests.oracle.records import Activity, Communication, Contact, Deal, Field, Records, Transition

Owned = TypeVar("Owned", Contact, Activity, Deal, Communication)


@dataclass
class Question:
    """The rows in scope, nothing deleted among them, and the intervals asked about."""

    records: Records
    period: Interval
    compared: Interval | None
    buckets: list[Interval]
    compared_buckets: list[Interval]
    contacts: dict[str, Contact]
    activities: dict[str, Activity]
    deals: dict[str, Deal]
    communications: dict[str, Communication]
    ledger: Ledger
    # The deal types that count, where not all do.
    deal_types: Collection[str | None] | None = None

    def is_of_type(self, deal_type: str) -> bool:
        """Whether what happened in a deal type counts."""
        return self.deal_types is None or deal_type in self.deal_types

    @property
    def deals_of_type(self) -> dict[str, Deal]:
        """The deals that are of such a type today."""
        return {name: deal for name, deal in self.deals.items() if self.is_of_type(deal.deal_type)}

    def first_entries(self, outcome: str, interval: Interval) -> dict[str, Transition]:
        """The ledger's first entries, as far as they are in such a type."""
        entries = self.ledger.first_entries(outcome, interval)
        return {deal: row for deal, row in entries.items() if self.is_of_type(row.deal_type)}

    def stands_in_type(self, deal: str, before: datetime) -> bool:
        """Whether the type in which a deal stands at an instant is such a one."""
        row = self.ledger.last_row(deal, before)
        return self.is_of_type(row.deal_type if row else self.deals[deal].deal_type)

    def price(self, deal: str) -> Decimal:
        """The price of a deal: the sum of its type's price fields, as they are today."""
        return sum(self.prices_given(deal), Decimal(0))

    def worth_of(self, deals: Collection[str]) -> Decimal | None:
        """What deals are worth together; not known where there are some, and none of a type of which it is settled what a price is."""
        if deals and not any(self.has_price_settings(deal) for deal in deals):
            return None
        return sum(map(self.price, deals), Decimal(0))

    def has_price_settings(self, deal: str) -> bool:
        """Whether fields are chosen as the price of the deal's type, and none of them is archived."""
        deal_type = self.deals[deal].deal_type
        chosen = self.records.settings.of(deal_type).price_fields
        return bool(chosen) and not self.is_without_settings(deal_type, chosen)

    def prices_given(self, deal: str) -> list[Decimal]:
        """The price fields of a deal that are filled in; none: it is without price."""
        row = self.deals[deal]
        chosen = self.records.settings.of(row.deal_type).price_fields
        if self.is_without_settings(row.deal_type, chosen):
            return []
        return [row.fields[name] for name in chosen if row.fields.get(name) is not None]

    def source(self, row: Deal | Activity) -> str | None:
        """The label of a record's source, None where it is not given."""
        if isinstance(row, Deal):
            record_type, chosen = row.deal_type, self.records.settings.deal_source_fields
        else:
            record_type, chosen = row.activity_type, self.records.settings.activity_source_fields
        own = [name for name in chosen if applies(self.records.fields[name], record_type)]
        if self.is_without_settings(record_type, own):
            return None
        for name in own:
            if row.fields.get(name):
                return self.records.options[row.fields[name]].label
        return None

    def is_without_settings(self, record_type: str, chosen: list[str]) -> bool:
        """Whether a field chosen for a type in use is archived: then the type has no settings."""
        deal_type = self.records.deal_types.get(record_type)
        is_in_use = deal_type is None or not deal_type.archived
        return is_in_use and any(self.records.fields[name].archived for name in chosen)


def applies(field: Field, record_type: str) -> bool:
    """Whether records of this type have the field."""
    return field.record_type in (None, record_type)


def in_scope(rows: dict[str, Owned], people: Collection[str] | None) -> dict[str, Owned]:
    """The rows these people are responsible for today, without the deleted ones; None: everybody's and nobody's."""
    return {
        name: row
        for name, row in rows.items()
        if (people is None or row.responsible in people) and not (not isinstance(row, Communication) and row.deleted)
    }
