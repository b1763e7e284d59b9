"""Which rows a report can count, and the time each of them goes by."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from models import Entity
from resolvers.catalog.population import Outcome, Population, created, dated, entered, existing, standing
from resolvers.catalog.report import Need
from resolvers.declared import Declared, Meaning
from resolvers.language import LocalizedText
from resolvers.report_definitions.vocabulary.dataset import COUNTED, ReportDataset

_DEALS = (ReportDataset.DEALS,)
_WON, _LOST = (Need.SUCCESS_STAGES,), (Need.FAILURE_STAGES,)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpec(Meaning):
    """One choice of rows: of which datasets there is one, what rows it is (of a dataset, by a date field or none), and the settings
    without which nobody knows.

    ``words`` have a place for the date field. ``labels`` are other ones for some datasets. ``by_field`` says that it takes a field of
    the kind date.
    """

    datasets: Collection[ReportDataset]
    population: Callable[[ReportDataset, int], Population]
    needs: tuple[Need, ...] = ()
    labels: tuple[tuple[ReportDataset, LocalizedText], ...] = ()
    by_field: bool = False

    def label_of(self, dataset: ReportDataset) -> LocalizedText:
        """What it is called of these rows."""
        return dict(self.labels).get(dataset, self.label)


def _dated(dataset: ReportDataset, field_id: int) -> Population:
    return dated(dataset.rows, field_id, dataset.spec.entity or Entity.DEAL)


def _entered(outcome: Outcome) -> Callable[[ReportDataset, int], Population]:
    rows = entered(outcome)
    return lambda _dataset, _field_id: rows


def _standing(outcome: Outcome) -> Callable[[ReportDataset, int], Population]:
    rows = standing(outcome)
    return lambda _dataset, _field_id: rows


_TOOK_PLACE = LocalizedText("Took place in the period", "Произошедшие за период")


class ReportTime(Declared):
    """Which of the dataset's rows count in a period, and the time each of them goes by."""

    CREATED = (
        "CREATED",
        TimeSpec(
            label=LocalizedText("Created in the period", "Созданные за период"),
            words=LocalizedText("of the period", "за период"),
            description=LocalizedText(
                "Those that came in the period; of communications and moves: that took place in it.",
                "Появившиеся за период; коммуникации и переходы — произошедшие за него.",
            ),
            datasets=COUNTED,
            population=lambda dataset, _field_id: created(dataset.rows),
            labels=((ReportDataset.DEAL_TRANSITIONS, _TOOK_PLACE), (ReportDataset.COMMUNICATIONS, _TOOK_PLACE)),
        ),
    )
    EXISTING = (
        "EXISTING",
        TimeSpec(
            label=LocalizedText("All there are by the period’s end", "Все, что есть к концу периода"),
            words=LocalizedText("all up to the period's end", "все к концу периода"),
            description=LocalizedText("All that came before the period's end.", "Все, что появились до конца периода."),
            datasets=tuple(each for each in COUNTED if each is not ReportDataset.DEAL_TRANSITIONS),
            population=lambda dataset, _field_id: existing(dataset.rows),
        ),
    )
    WON = (
        "WON",
        TimeSpec(
            label=LocalizedText("Won in the period", "Выигранные за период"),
            description=LocalizedText(
                "Deals that entered a successful stage in the period, each once, by its first entry.",
                "Сделки, перешедшие за период на успешную стадию; каждая один раз, по первому переходу.",
            ),
            datasets=_DEALS,
            population=_entered(Outcome.SUCCESS),
            needs=_WON,
        ),
    )
    LOST = (
        "LOST",
        TimeSpec(
            label=LocalizedText("Lost in the period", "Проигранные за период"),
            description=LocalizedText(
                "Deals that entered an unsuccessful stage in the period, each once, by its first entry.",
                "Сделки, перешедшие за период на неуспешную стадию; каждая один раз, по первому переходу.",
            ),
            datasets=_DEALS,
            population=_entered(Outcome.FAILURE),
            needs=_LOST,
        ),
    )
    CLOSED = (
        "CLOSED",
        TimeSpec(
            label=LocalizedText("Won or lost in the period", "Закрытые за период"),
            description=LocalizedText(
                "Deals that entered a stage of either kind in the period, each once, by its first entry.",
                "Сделки, перешедшие за период на стадию любого из этих видов; каждая один раз, по первому переходу.",
            ),
            datasets=_DEALS,
            population=_entered(Outcome.CLOSED),
            needs=(*_WON, *_LOST),
        ),
    )
    OPEN_AT_END = (
        "OPEN_AT_END",
        TimeSpec(
            label=LocalizedText("Open at the period’s end", "Открытые на конец периода"),
            words=LocalizedText("open at the period's end", "открытые на конец периода"),
            description=LocalizedText(
                "Deals that stand on an intermediate stage, or on none yet, at the period's end.",
                "Сделки, стоящие на конец периода на промежуточной стадии или ещё ни на какой.",
            ),
            datasets=_DEALS,
            population=_standing(Outcome.OPEN),
            needs=(*_WON, *_LOST),
        ),
    )
    WON_AT_END = (
        "WON_AT_END",
        TimeSpec(
            label=LocalizedText("Won, as of the period’s end", "Выигранные на конец периода"),
            words=LocalizedText("won at the period's end", "выигранные на конец периода"),
            description=LocalizedText(
                "Deals that stand on a successful stage at the period's end.",
                "Сделки, стоящие на конец периода на успешной стадии.",
            ),
            datasets=_DEALS,
            population=_standing(Outcome.SUCCESS),
            needs=_WON,
        ),
    )
    LOST_AT_END = (
        "LOST_AT_END",
        TimeSpec(
            label=LocalizedText("Lost, as of the period’s end", "Проигранные на конец периода"),
            words=LocalizedText("lost at the period's end", "проигранные на конец периода"),
            description=LocalizedText(
                "Deals that stand on an unsuccessful stage at the period's end.",
                "Сделки, стоящие на конец периода на неуспешной стадии.",
            ),
            datasets=_DEALS,
            population=_standing(Outcome.FAILURE),
            needs=_LOST,
        ),
    )
    DATE_FIELD = (
        "DATE_FIELD",
        TimeSpec(
            label=LocalizedText("With a date in the period", "С датой в периоде"),
            words=LocalizedText("with “{field}” in the period", "у которых «{field}» в периоде"),
            description=LocalizedText(
                "Rows whose date in a custom field lies in the period.",
                "Строки, чья дата в дополнительном поле попадает в период.",
            ),
            datasets=(ReportDataset.DEALS, ReportDataset.ACTIVITIES, ReportDataset.CONTACTS),
            population=_dated,
            by_field=True,
        ),
    )

    def __init__(self, _name: str, spec: TimeSpec) -> None:
        self.spec = spec


ENTRIES = (ReportTime.WON, ReportTime.LOST, ReportTime.CLOSED)
BALANCES = (ReportTime.OPEN_AT_END, ReportTime.WON_AT_END, ReportTime.LOST_AT_END)
