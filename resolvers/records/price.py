"""A deal's price."""

from collections.abc import Mapping
from decimal import Decimal

from resolvers.configuration import Configuration
from resolvers.exact import add
from resolvers.records.reading import DealRecord, FieldValue


def price_of(deal: DealRecord, configuration: Configuration) -> Decimal | None:
    """The sum of the price fields of the deal's type today, in the company's currency.

    ``None`` when all of them are empty, it has none, or there is no rate to convert them by.
    """
    return price_in(deal.counted, deal.type_id, configuration)


def given_price_of(deal: DealRecord, configuration: Configuration) -> Decimal | None:
    """The same in the deal's own currency, as it was given."""
    return price_in(deal.fields, deal.type_id, configuration)


def price_in(fields: Mapping[int, FieldValue], type_id: int, configuration: Configuration) -> Decimal | None:
    """The same in the custom field values of a deal of this type, whichever currency they are in."""
    chosen = configuration.price_fields_of(configuration.deal_types[type_id])
    values = [value for field_id in chosen if isinstance(value := fields.get(field_id), Decimal)]
    return add(values) if values else None
