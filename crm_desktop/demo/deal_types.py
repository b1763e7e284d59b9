"""The deal types of the demo company, with the stages their deals go through."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DealTypePlan:
    """One deal type. Identifiers are those of the import format; names are found by them in `Words.labels`."""

    id: str
    open_stages: tuple[str, ...]
    won_stages: tuple[str, ...]
    lost_stages: tuple[str, ...]
    price_fields: tuple[str, ...]
    share: float
    """Share of the deals that begin as this type."""
    median_price: float
    """In euros, of one price field."""
    price_spread: float
    """Sigma of the log-normal price."""
    days_per_stage: float
    """Median number of days a deal stands on one stage."""
    survival: float
    """Chance that an ordinary person brings a deal through all stages without losing it."""


def _stages(deal_type: str, names: str) -> tuple[str, ...]:
    return tuple(f"{deal_type}.{name}" for name in names.split())


DEAL_TYPES = (
    DealTypePlan(
        id="equipment",
        open_stages=_stages("equipment", "request needs offer negotiation delivery"),
        won_stages=_stages("equipment", "won"),
        lost_stages=_stages("equipment", "refused competitor"),
        price_fields=("price",),
        share=0.38,
        median_price=9_000,
        price_spread=1.0,
        days_per_stage=7,
        survival=0.33,
    ),
    DealTypePlan(
        id="software",
        open_stages=_stages("software", "lead demo pilot offer approval contract"),
        won_stages=_stages("software", "won"),
        lost_stages=_stages("software", "lost"),
        price_fields=("licence-price", "services-price"),
        share=0.22,
        median_price=7_500,
        price_spread=0.9,
        days_per_stage=12,
        survival=0.29,
    ),
    DealTypePlan(
        id="service",
        open_stages=_stages("service", "enquiry inspection terms drafting"),
        won_stages=_stages("service", "signed paid"),
        lost_stages=_stages("service", "declined"),
        price_fields=("price",),
        share=0.2,
        median_price=3_200,
        price_spread=0.7,
        days_per_stage=5,
        survival=0.38,
    ),
    DealTypePlan(
        id="training",
        open_stages=_stages("training", "application programme date invoice"),
        won_stages=_stages("training", "won"),
        lost_stages=_stages("training", "cancelled no-show"),
        price_fields=("price",),
        share=0.14,
        median_price=1_100,
        price_spread=0.5,
        days_per_stage=3,
        survival=0.42,
    ),
    DealTypePlan(
        id="tenders",
        open_stages=_stages("tenders", "found decision documents submitted questions evaluation award"),
        won_stages=_stages("tenders", "won"),
        lost_stages=_stages("tenders", "not-awarded withdrawn"),
        price_fields=("price",),
        share=0.06,
        median_price=42_000,
        price_spread=0.8,
        days_per_stage=14,
        survival=0.22,
    ),
)
