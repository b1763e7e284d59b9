"""A deal's price."""

from decimal import Decimal

from resolvers.configuration import Configuration
from resolvers.exact import add
from resolvers.records.reading import DealRecord


def price_of(deal: DealRecord, configuration: Configuration) -> Decimal | None:
    """The sum of the price fields chosen for the deal's type today; ``None`` when all of them are empty or none is chosen."""
    chosen = configuration.deal_types[deal.type_id].report_fields.price_field_ids
    values = [value for field_id in chosen if isinstance(value := deal.fields.get(field_id), Decimal)]
    return add(values) if values else None
