"""What a report's rows can be."""

from dataclasses import dataclass

from models import Entity
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS, TRANSITIONS, Dataset
from resolvers.declared import Declared, Meaning
from resolvers.language import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetSpec(Meaning):
    """One dataset; ``rows`` is empty for events, which are no figures. ``entity`` is whose custom fields the rows have."""

    rows: Dataset | None
    entity: Entity | None = None


class ReportDataset(Declared):
    """What a report's rows are."""

    DEALS = (
        "DEALS",
        DatasetSpec(
            label=LocalizedText("Deals", "Сделки"),
            description=LocalizedText("Deals.", "Сделки."),
            rows=DEALS,
            entity=Entity.DEAL,
        ),
    )
    DEAL_TRANSITIONS = (
        "DEAL_TRANSITIONS",
        DatasetSpec(
            label=LocalizedText("Moves of deals", "Переходы сделок"),
            description=LocalizedText(
                "Moves of deals from stage to stage, the first of each deal too.",
                "Переходы сделок со стадии на стадию, в том числе первый у каждой сделки.",
            ),
            rows=TRANSITIONS,
            entity=Entity.DEAL,
        ),
    )
    ACTIVITIES = (
        "ACTIVITIES",
        DatasetSpec(
            label=LocalizedText("Activities", "Активности"),
            description=LocalizedText("Activities.", "Активности."),
            rows=ACTIVITIES,
            entity=Entity.ACTIVITY,
        ),
    )
    CONTACTS = (
        "CONTACTS",
        DatasetSpec(
            label=LocalizedText("Contacts", "Контакты"),
            description=LocalizedText("Contacts.", "Контакты."),
            rows=CONTACTS,
            entity=Entity.CONTACT,
        ),
    )
    COMMUNICATIONS = (
        "COMMUNICATIONS",
        DatasetSpec(
            label=LocalizedText("Communications", "Коммуникации"),
            description=LocalizedText("Calls, SMS, e-mails and online forms.", "Звонки, SMS, письма и онлайн-формы."),
            rows=COMMUNICATIONS,
        ),
    )
    EVENTS = (
        "EVENTS",
        DatasetSpec(
            label=LocalizedText("Events", "События"),
            description=LocalizedText(
                "What happened to what concerns the viewer; only drawn as FEED.",
                "Что произошло с тем, что касается смотрящего; показывается только лентой.",
            ),
            rows=None,
        ),
    )

    def __init__(self, _name: str, spec: DatasetSpec) -> None:
        self.spec = spec

    @property
    def rows(self) -> Dataset:
        """The rows. Raises LookupError for events, which no figure counts."""
        if self.spec.rows is None:
            raise LookupError(f"{self.value} are no rows of a figure")
        return self.spec.rows


COUNTED = tuple(each for each in ReportDataset if each.spec.rows is not None)
"""What figures are of."""
