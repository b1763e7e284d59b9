"""Whether a report can be computed with the settings there are; zero is only ever a real zero."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from resolvers.catalog.report import Need
from resolvers.catalog.visualisation import WidgetKind
from resolvers.configuration import ActivityTypeConfig, Configuration, DealTypeConfig
from resolvers.language import LocalizedText
from resolvers.report_definitions.catalog_entry import CatalogEntry


class WidgetStatusCode(StrEnum):
    """What a widget's answer is worth."""

    READY = "READY"
    PARTIAL = "PARTIAL"
    NOT_CONFIGURED = "NOT_CONFIGURED"
    FORBIDDEN = "FORBIDDEN"
    FAILED = "FAILED"


class FailureCode(StrEnum):
    """Why a report could not be computed, as far as people can do something about it."""

    TOO_MANY_GROUPS = "TOO_MANY_GROUPS"
    TOO_MANY_STEPS = "TOO_MANY_STEPS"
    TIMEOUT = "TIMEOUT"
    UNKNOWN = "UNKNOWN"


STATUS_WORDS = {
    WidgetStatusCode.PARTIAL: LocalizedText("Some types lack settings.", "Не для всех типов заданы настройки."),
    WidgetStatusCode.NOT_CONFIGURED: LocalizedText("Not set up yet.", "Ещё не настроено."),
    WidgetStatusCode.FORBIDDEN: LocalizedText("You may not see this.", "Вам это не показывается."),
}
"""What a status means for whoever looks at the widget; nothing need be said of one that is ready."""

FAILURE_WORDS = {
    FailureCode.TOO_MANY_GROUPS: LocalizedText(
        "Too many rows to show. Choose a shorter period or a narrower filter.",
        "Слишком много строк. Выберите период короче или фильтр уже.",
    ),
    FailureCode.TOO_MANY_STEPS: LocalizedText(
        "The period has too many steps of this length. Choose a shorter period.",
        "В периоде слишком много шагов такой длины. Выберите период короче.",
    ),
    FailureCode.TIMEOUT: LocalizedText(
        "Counting took too long. Choose a shorter period, or try again.",
        "Подсчёт занял слишком много времени. Выберите период короче или попробуйте ещё раз.",
    ),
    FailureCode.UNKNOWN: LocalizedText(
        "Could not be computed now. Try again.", "Сейчас не удалось посчитать. Попробуйте ещё раз."
    ),
}
"""What a failure means for whoever looks at the widget."""


class MissingCode(StrEnum):
    """What is missing in the report field settings."""

    DEAL_TYPES = "DEAL_TYPES"
    SUCCESS_STAGES = "SUCCESS_STAGES"
    FAILURE_STAGES = "FAILURE_STAGES"
    PRICE_FIELDS = "PRICE_FIELDS"
    ARCHIVED_PRICE_FIELD = "ARCHIVED_PRICE_FIELD"
    DEAL_SOURCE_FIELD = "DEAL_SOURCE_FIELD"
    ACTIVITY_SOURCE_FIELD = "ACTIVITY_SOURCE_FIELD"
    ARCHIVED_SOURCE_FIELD = "ARCHIVED_SOURCE_FIELD"
    ARCHIVED_FIELD = "ARCHIVED_FIELD"


_WORDS = {
    MissingCode.DEAL_TYPES: LocalizedText("There is no deal type yet", "Ещё нет ни одного типа сделок"),
    MissingCode.SUCCESS_STAGES: LocalizedText("No successful stages are chosen", "Не выбраны успешные стадии"),
    MissingCode.FAILURE_STAGES: LocalizedText("No unsuccessful stages are chosen", "Не выбраны неуспешные стадии"),
    MissingCode.PRICE_FIELDS: LocalizedText("No price field is chosen", "Не выбрано поле цены"),
    MissingCode.ARCHIVED_PRICE_FIELD: LocalizedText("A chosen price field is archived", "Выбранное поле цены в архиве"),
    MissingCode.DEAL_SOURCE_FIELD: LocalizedText("No deal source field is chosen", "Не выбрано поле источника сделки"),
    MissingCode.ACTIVITY_SOURCE_FIELD: LocalizedText(
        "No activity source field is chosen", "Не выбрано поле источника активности"
    ),
    MissingCode.ARCHIVED_SOURCE_FIELD: LocalizedText(
        "A chosen source field is archived", "Выбранное поле источника в архиве"
    ),
    MissingCode.ARCHIVED_FIELD: LocalizedText("A field of the report is archived", "Поле отчёта в архиве"),
}


@dataclass(frozen=True, slots=True)
class MissingSetting:
    """One gap: for one deal or activity type, in one custom field, or (all ids empty) for the company."""

    code: MissingCode
    deal_type_id: int | None = None
    activity_type_id: int | None = None
    field_id: int | None = None

    def words(self, configuration: Configuration) -> LocalizedText:
        """The gap in words, with the name of what it is in."""
        words = _WORDS[self.code]
        if self.deal_type_id is not None:
            name = configuration.deal_types[self.deal_type_id].name
        elif self.activity_type_id is not None:
            name = configuration.activity_types[self.activity_type_id].name
        elif self.field_id is not None:
            name = configuration.custom_fields[self.field_id].name
        else:
            return words
        return LocalizedText(f"{words.en} for “{name}”", f"{words.ru} для «{name}»")


@dataclass(frozen=True, slots=True)
class Readiness:
    """READY, PARTIAL (some types lack settings) or NOT_CONFIGURED, and the gaps; for FAILED, why."""

    code: WidgetStatusCode
    missing: tuple[MissingSetting, ...] = ()
    failure: FailureCode | None = None

    @property
    def words(self) -> LocalizedText | None:
        """What it means for whoever looks; nothing for what is ready."""
        return STATUS_WORDS.get(self.code) if self.failure is None else FAILURE_WORDS[self.failure]


def readiness(report: CatalogEntry, configuration: Configuration) -> Readiness:
    """Whether the report has the settings it needs. Archived deal types are not asked for any."""
    return _worst(list(_checks(report, configuration)))


def _checks(report: CatalogEntry, configuration: Configuration) -> Iterator[Readiness]:
    if archived := report.archived_fields(configuration):
        gaps = tuple(MissingSetting(MissingCode.ARCHIVED_FIELD, field_id=id_) for id_ in archived)
        yield Readiness(WidgetStatusCode.NOT_CONFIGURED, gaps)
        return
    if Need.DEAL_SOURCE_FIELD in report.needs:
        chosen, deal_types = configuration.deal_source_field_ids, configuration.deal_types.values()
        yield _sources(MissingCode.DEAL_SOURCE_FIELD, chosen, deal_types, configuration)
    if Need.ACTIVITY_SOURCE_FIELD in report.needs:
        chosen, activity_types = configuration.activity_source_field_ids, configuration.activity_types.values()
        yield _sources(MissingCode.ACTIVITY_SOURCE_FIELD, chosen, activity_types, configuration)
    if needs := tuple(need for need in report.needs if need in _OF_DEAL_TYPES):
        yield _deal_types(needs, configuration)
    if report.kind is WidgetKind.FUNNEL:
        # Its counts are right without prices: only the amounts of these types are not known.
        yield _partial(tuple(chain(*_gaps_by_type((Need.PRICE_FIELDS,), configuration))))


_OF_DEAL_TYPES = (Need.SUCCESS_STAGES, Need.FAILURE_STAGES, Need.PRICE_FIELDS)


def _worst(found: list[Readiness]) -> Readiness:
    missing = tuple(gap for each in found for gap in each.missing)
    codes = {each.code for each in found}
    if WidgetStatusCode.NOT_CONFIGURED in codes:
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, missing)
    return _partial(missing)


def _partial(missing: tuple[MissingSetting, ...]) -> Readiness:
    return Readiness(WidgetStatusCode.PARTIAL if missing else WidgetStatusCode.READY, missing)


def _deal_types(needs: tuple[Need, ...], configuration: Configuration) -> Readiness:
    gaps = _gaps_by_type(needs, configuration)
    if not gaps:
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, (MissingSetting(MissingCode.DEAL_TYPES),))
    return _graded(gaps)


def _gaps_by_type(needs: tuple[Need, ...], configuration: Configuration) -> list[list[MissingSetting]]:
    """What each deal type in use lacks."""
    types = [t for t in configuration.deal_types.values() if not t.archived]
    return [[MissingSetting(code, deal_type_id=t.id) for code in _gaps(t, needs, configuration)] for t in types]


def _gaps(deal_type: DealTypeConfig, needs: tuple[Need, ...], configuration: Configuration) -> Iterator[MissingCode]:
    chosen = deal_type.report_fields
    if Need.SUCCESS_STAGES in needs and not chosen.success_stage_ids:
        yield MissingCode.SUCCESS_STAGES
    if Need.FAILURE_STAGES in needs and not chosen.failure_stage_ids:
        yield MissingCode.FAILURE_STAGES
    if Need.PRICE_FIELDS in needs:
        if not chosen.price_field_ids:
            yield MissingCode.PRICE_FIELDS
        if configuration.uses_archived(deal_type, chosen.price_field_ids):
            yield MissingCode.ARCHIVED_PRICE_FIELD


def _sources(
    no_field: MissingCode,
    chosen: tuple[int, ...],
    types: Iterable[DealTypeConfig | ActivityTypeConfig],
    configuration: Configuration,
) -> Readiness:
    if not chosen:
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, (MissingSetting(no_field),))
    return _graded(
        [_missing_of(t, code) for code in _gaps_of_source(t, no_field, configuration)] for t in types if not t.archived
    )


def _gaps_of_source(
    record_type: DealTypeConfig | ActivityTypeConfig, no_field: MissingCode, configuration: Configuration
) -> Iterator[MissingCode]:
    chosen = configuration.chosen_source_fields(record_type)
    if not chosen:
        yield no_field
    if configuration.uses_archived(record_type, chosen):
        yield MissingCode.ARCHIVED_SOURCE_FIELD


def _missing_of(record_type: DealTypeConfig | ActivityTypeConfig, code: MissingCode) -> MissingSetting:
    is_deal = isinstance(record_type, DealTypeConfig)
    return MissingSetting(code, record_type.id, None) if is_deal else MissingSetting(code, None, record_type.id)


def _graded(gaps_by_type: Iterable[list[MissingSetting]]) -> Readiness:
    """By what each type lacks: some of them something, or all of them."""
    gaps = list(gaps_by_type)
    missing = tuple(gap for each in gaps for gap in each)
    if missing and all(gaps):
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, missing)
    return _partial(missing)
