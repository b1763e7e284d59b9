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
    return _sum_of(deal, configuration, deal.counted)


def given_price_of(deal: DealRecord, configuration: Configuration) -> Decimal | None:
    """The same in the deal's own currency, as it was given."""
    return _sum_of(deal, configuration, deal.fields)


def _sum_of(deal: DealRecord, configuration: Configuration, fields: Mapping[int, FieldValue]) -> Decimal | None:
    chosen = configuration.price_fields_of(configuration.deal_types[deal.type_id])
    values = [value for field_id in chosen if isinstance(value := fields.get(field_id), Decimal)]
    return add(values) if values else None
