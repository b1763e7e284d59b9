"""A deal's price."""

from decimal import Decimal

from resolvers.configuration import Configuration
from resolvers.exact import add
from resolvers.records.reading import DealRecord


def price_of(deal: DealRecord, configuration: Configuration) -> Decimal | None:
    """The sum of the price fields of the deal's type today; ``None`` when all of them are empty or it has none."""
    chosen = configuration.price_fields_of(configuration.deal_types[deal.type_id])
    values = [value for field_id in chosen if isinstance(value := deal.fields.get(field_id), Decimal)]
    return add(values) if values else None
