"""How a number came about, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models import Entity
from resolvers.catalog.report import Need
from resolvers.comparison import Comparison
from resolvers.configuration import Configuration, DealTypeConfig
from resolvers.dashboard.dashboard import Dashboard, Widget
from resolvers.dashboard.filters.wording import filter_in_words, not_narrowed_by
from resolvers.dashboard.points import PointData
from resolvers.dashboard.widget_data import CountedData, MetricData
from resolvers.language import LocalizedText
from resolvers.period import Interval
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.compiled_report import SimpleMetric


class NoteCode(StrEnum):
    """What is left out of a number or notable about it."""

    PERIOD_RUNNING = "PERIOD_RUNNING"
    PERIOD_NOT_BEGUN = "PERIOD_NOT_BEGUN"
    WITHOUT_PRICE = "WITHOUT_PRICE"
    WITHOUT_RATE = "WITHOUT_RATE"
    CONVERTED = "CONVERTED"
    RETURNED = "RETURNED"
    NOT_NARROWED = "NOT_NARROWED"
    MISSING_SETTING = "MISSING_SETTING"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark; ``count`` says how many records it is about, where it is about records."""

    code: NoteCode
    text: LocalizedText
    count: int | None = None


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """What is set, in words, and for what: a deal type by its id, or the sources of activities or of deals."""

    text: LocalizedText
    deal_type_id: int | None = None
    source_of: Entity | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rule, the period and what it is compared with, whose data, what its rows are narrowed to, and the remarks."""

    widget: Widget
    rule: LocalizedText
    period: Interval
    is_running: bool
    compared_with: Interval | None
    scope: LocalizedText
    filters: tuple[LocalizedText, ...]
    notes: tuple[Note, ...]

    @property
    def settings(self) -> tuple[SettingInForce, ...]:
        """The report field settings in force, put in words once somebody asks."""
        return tuple(_settings(self.widget.report.entry, self.widget.dashboard.context.configuration))


def explain(widget: Widget, number: CountedData) -> Explanation:
    """The explanation of a number of a widget. Nothing in it goes beyond the scope the number was counted in.

    The period of a step of time is the step. The widget's whole alone is compared, and has remarks of its own.
    """
    dashboard, request = widget.dashboard, widget.request
    period = Interval(number.start, number.end) if isinstance(number, PointData) else request.interval
    whole = number if isinstance(number, MetricData) else None
    earlier = request.previous.interval if request.previous and whole else None
    narrowing, names = dashboard.narrowing(widget.report.entry), dashboard.situation.names()
    return Explanation(
        widget=widget,
        rule=widget.report.rule,
        period=period,
        is_running=period.holds(dashboard.as_of),
        compared_with=earlier,
        scope=dashboard.context.scope.label,
        filters=tuple(filter_in_words(each, names) for each in narrowing.applied),
        notes=(*_notes_of_period(dashboard, period, earlier), *_notes(widget, whole)),
    )


def _settings(report: CatalogEntry, configuration: Configuration) -> Iterator[SettingInForce]:
    for deal_type in configuration.deal_types.values():
        words = list(_of_deal_type(report, deal_type, configuration))
        if words:
            text = LocalizedText(
                f"{deal_type.name}: {'; '.join(w.en for w in words)}.",
                f"{deal_type.name}: {'; '.join(w.ru for w in words)}.",
            )
            yield SettingInForce(text, deal_type_id=deal_type.id)
    for need, entity, field_ids in (
        (Need.DEAL_SOURCE_FIELD, Entity.DEAL, configuration.deal_source_field_ids),
        (Need.ACTIVITY_SOURCE_FIELD, Entity.ACTIVITY, configuration.activity_source_field_ids),
    ):
        if need in report.needs:
            yield SettingInForce(
                _of_sources([configuration.custom_fields[f].name for f in field_ids]), source_of=entity
            )


def _of_sources(names: list[str]) -> LocalizedText:
    if not names:
        return LocalizedText("No field says the source.", "Поле источника не выбрано.")
    first = (", the first that is filled in", ", первое заполненное") if len(names) > 1 else ("", "")
    return LocalizedText(
        f"The source is what {_listed(names, 'or', '“”')} says{first[0]}.",
        f"Источник — значение поля {_listed(names, 'или', '«»')}{first[1]}.",
    )


def _of_deal_type(
    report: CatalogEntry, deal_type: DealTypeConfig, configuration: Configuration
) -> Iterator[LocalizedText]:
    chosen = deal_type.report_fields
    stages = {stage.id: stage.name for stage in deal_type.stages}
    if Need.SUCCESS_STAGES in report.needs:
        yield _of_stages([stages[s] for s in chosen.success_stage_ids], LocalizedText("won", "выигрыш"))
    if Need.FAILURE_STAGES in report.needs:
        yield _of_stages([stages[s] for s in chosen.failure_stage_ids], LocalizedText("lost", "проигрыш"))
    if Need.PRICE_FIELDS in report.needs:
        yield _of_prices([configuration.custom_fields[f].name for f in configuration.price_fields_of(deal_type)])


def _of_stages(names: list[str], outcome: LocalizedText) -> LocalizedText:
    if not names:
        return LocalizedText(f"no stage counts as {outcome.en}", f"{outcome.ru} — ни одна стадия")
    return LocalizedText(
        f"{_listed(names, 'or', '“”')} counts as {outcome.en}",
        f"{outcome.ru} — стадия {_listed(names, 'или', '«»')}",
    )


def _of_prices(names: list[str]) -> LocalizedText:
    if not names:
        return LocalizedText("no field holds the price", "поле цены не выбрано")
    return LocalizedText(f"the price is {_listed(names, 'plus', '“”')}", f"цена — {_listed(names, 'плюс', '«»')}")


def _listed(names: list[str], joined_by: str, quotes: str) -> str:
    """Names in quotes, the last joined by a word: “A”, “B” or “C”."""
    begin, end = quotes
    *others, last = [f"{begin}{name}{end}" for name in names]
    return f"{', '.join(others)} {joined_by} {last}" if others else last


_COUNTED_AS_0 = LocalizedText(
    "Deals without a price, counted as 0: {count}.", "Сделок без цены, учтённых как 0: {count}."
)
_LEFT_OUT = LocalizedText("Deals without a price, left out: {count}.", "Сделок без цены, не учтённых: {count}.")


_UNRATED_AS_0 = LocalizedText(
    "Deals in another currency without an exchange rate for their day, counted as 0: {count}.",
    "Сделок в другой валюте без курса на их день, учтённых как 0: {count}.",
)
_UNRATED_LEFT_OUT = LocalizedText(
    "Deals in another currency without an exchange rate for their day, left out: {count}.",
    "Сделок в другой валюте без курса на их день, не учтённых: {count}.",
)
_CONVERTED = LocalizedText(
    "Converted from other currencies ({currencies}) by the rate of the day on which a deal came to its stage: {count}.",
    "Пересчитано из других валют ({currencies}) по курсу на день перехода сделки на её стадию: {count}.",
)
_RETURNED = LocalizedText("Returned by the period's end: {count}.", "Вернулись в работу к концу периода: {count}.")
_RUNNING = LocalizedText("The period is still running.", "Период ещё идёт.")
_RUNNING_COMPARED = LocalizedText(
    "The period is still running; the earlier one is taken up to the same place.",
    "Период ещё идёт; более ранний взят до того же места.",
)
_NOT_BEGUN = LocalizedText(
    "The period is yet to begin; it is compared with nothing.", "Период ещё не начался; он ни с чем не сравнивается."
)


def _notes_of_period(dashboard: Dashboard, period: Interval, earlier: Interval | None) -> Iterator[Note]:
    if period.holds(dashboard.as_of):
        yield Note(NoteCode.PERIOD_RUNNING, _RUNNING_COMPARED if earlier else _RUNNING)
    elif dashboard.as_of < period.start and dashboard.comparison is not Comparison.NONE:
        yield Note(NoteCode.PERIOD_NOT_BEGUN, _NOT_BEGUN)


def _notes(widget: Widget, whole: MetricData | None) -> Iterator[Note]:
    if whole is not None:
        yield from _notes_of_whole(widget, whole)
    if left_out := widget.dashboard.narrowing(widget.report.entry).left_out:
        yield Note(NoteCode.NOT_NARROWED, not_narrowed_by(left_out, widget.dashboard.situation))
    for gap in widget.readiness.missing:
        words = gap.words(widget.dashboard.context.configuration)
        yield Note(NoteCode.MISSING_SETTING, LocalizedText(f"{words.en}.", f"{words.ru}."))


def _notes_of_whole(widget: Widget, metric: MetricData) -> Iterator[Note]:
    main = widget.report.main
    is_sum = isinstance(main, SimpleMetric) and main.measure.is_sum
    if metric.without_price:
        count = int(metric.without_price)
        text = (_COUNTED_AS_0 if is_sum else _LEFT_OUT).format(count=count)
        yield Note(NoteCode.WITHOUT_PRICE, text, count)
    if metric.without_rate:
        count = int(metric.without_rate)
        yield Note(NoteCode.WITHOUT_RATE, (_UNRATED_AS_0 if is_sum else _UNRATED_LEFT_OUT).format(count=count), count)
    if metric.converted:
        count, currencies = int(metric.converted), ", ".join(widget.dashboard.context.configuration.currencies)
        yield Note(NoteCode.CONVERTED, _CONVERTED.format(count=count, currencies=currencies), count)
    counting = {figure.key for figure in widget.report.secondary if figure.counts_returned}
    returned = next((figure for figure in metric.secondary if figure.key in counting), None)
    if returned is not None and returned.value:
        count = int(returned.value)
        yield Note(NoteCode.RETURNED, _RETURNED.format(count=count), count)
