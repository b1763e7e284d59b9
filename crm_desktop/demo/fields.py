"""The additional fields of the demo company and the options of its choice fields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One additional field; ``deal_type`` or ``activity_type`` is empty when it is for all of them."""

    id: str
    entity: str
    kind: str
    deal_type: str = ""
    activity_type: str = ""


@dataclass(frozen=True, slots=True)
class OptionPlan:
    """One option of a choice field."""

    field: str
    label: str
    """A key of `Words.labels`: options of two fields may have the same label, and are one source then."""
    weight: float
    """How often it is chosen, against the other options of the field."""
    archived: bool = False

    @property
    def id(self) -> str:
        return f"{self.field}.{self.label}"


CONTACT_FIELDS = (
    FieldPlan("client-category", "contact", "choice"),
    FieldPlan("phone", "contact", "text"),
    FieldPlan("newsletter", "contact", "flag"),
    FieldPlan("client-since", "contact", "date"),
)
DEAL_FIELDS = (
    # One price for most types; software adds up two of its own.
    FieldPlan("price", "deal", "price"),
    FieldPlan("licence-price", "deal", "price", deal_type="software"),
    FieldPlan("services-price", "deal", "price", deal_type="software"),
    FieldPlan("deal-source", "deal", "choice"),
    FieldPlan("tender-source", "deal", "choice", deal_type="tenders"),
    FieldPlan("loss-reason", "deal", "choice"),
    FieldPlan("region-field", "deal", "choice"),
    FieldPlan("industry-field", "deal", "choice"),
    FieldPlan("expected-close", "deal", "date"),
    FieldPlan("discount", "deal", "number"),
    FieldPlan("urgent", "deal", "flag"),
    FieldPlan("order-number", "deal", "text"),
)
ACTIVITY_FIELDS = (
    FieldPlan("activity-source", "activity", "choice"),
    FieldPlan("request-source", "activity", "choice", activity_type="request"),
    FieldPlan("result", "activity", "choice"),
    FieldPlan("minutes", "activity", "number"),
)
FIELDS = CONTACT_FIELDS + DEAL_FIELDS + ACTIVITY_FIELDS

DEAL_SOURCE_FIELDS = ("tender-source", "deal-source")
ACTIVITY_SOURCE_FIELDS = ("request-source", "activity-source")


def _options(field: str, weights: dict[str, float], archived: str = "") -> tuple[OptionPlan, ...]:
    return tuple(OptionPlan(field, label, weight, label == archived) for label, weight in weights.items())


OPTIONS = (
    *_options(
        "deal-source",
        {
            "website": 26,
            "recommendation": 22,
            "trade-fair": 12,
            "advertising": 14,
            "cold-call": 10,
            "partner": 8,
            "print": 14,
        },
        archived="print",
    ),
    *_options("tender-source", {"tender-platform": 60, "invitation": 20, "recommendation": 12, "website": 8}),
    *_options(
        "loss-reason", {"too-expensive": 32, "chose-competitor": 24, "no-budget": 16, "no-need": 12, "no-answer": 16}
    ),
    *_options("region-field", {"north": 26, "south": 24, "west": 22, "east": 18, "abroad": 10}),
    *_options("industry-field", {"food": 24, "metal": 26, "wood": 16, "chemistry": 12, "public": 10, "trade": 12}),
    *_options(
        "activity-source",
        {"phone-line": 34, "e-mail": 28, "website": 16, "messenger": 16, "trade-fair": 6, "fax": 8},
        archived="fax",
    ),
    *_options("request-source", {"website": 55, "e-mail": 25, "messenger": 12, "partner": 8}),
    *_options("result", {"agreed": 45, "call-back": 35, "refused": 20}),
    *_options("client-category", {"category-a": 18, "category-b": 42, "category-c": 40}),
)


def options_of(field: str) -> tuple[OptionPlan, ...]:
    """The options of one choice field, in their order."""
    return tuple(option for option in OPTIONS if option.field == field)
