"""Whether a report can be computed with the settings there are; zero is only ever a real zero."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models import Entity
from resolvers.catalog.report import Need, Report
from resolvers.configuration import Configuration, DealTypeConfig
from resolvers.language import Text


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
    WidgetStatusCode.PARTIAL: Text("Some types lack settings.", "Не для всех типов заданы настройки."),
    WidgetStatusCode.NOT_CONFIGURED: Text("Not set up yet.", "Ещё не настроено."),
    WidgetStatusCode.FORBIDDEN: Text("You may not see this.", "Вам это не показывается."),
}
"""What a status means for whoever looks at the widget; nothing need be said of one that is ready."""

FAILURE_WORDS = {
    FailureCode.TOO_MANY_GROUPS: Text(
        "Too many rows to show. Choose a shorter period or a narrower filter.",
        "Слишком много строк. Выберите период короче или фильтр уже.",
    ),
    FailureCode.TOO_MANY_STEPS: Text(
        "The period has too many steps of this length. Choose a shorter period.",
        "В периоде слишком много шагов такой длины. Выберите период короче.",
    ),
    FailureCode.TIMEOUT: Text(
        "Counting took too long. Choose a shorter period, or try again.",
        "Подсчёт занял слишком много времени. Выберите период короче или попробуйте ещё раз.",
    ),
    FailureCode.UNKNOWN: Text(
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
    MissingCode.DEAL_TYPES: Text("There is no deal type yet", "Ещё нет ни одного типа сделок"),
    MissingCode.SUCCESS_STAGES: Text("No successful stages are chosen", "Не выбраны успешные стадии"),
    MissingCode.FAILURE_STAGES: Text("No unsuccessful stages are chosen", "Не выбраны неуспешные стадии"),
    MissingCode.PRICE_FIELDS: Text("No price field is chosen", "Не выбрано поле цены"),
    MissingCode.ARCHIVED_PRICE_FIELD: Text("A chosen price field is archived", "Выбранное поле цены в архиве"),
    MissingCode.DEAL_SOURCE_FIELD: Text("No deal source field is chosen", "Не выбрано поле источника сделки"),
    MissingCode.ACTIVITY_SOURCE_FIELD: Text(
        "No activity source field is chosen", "Не выбрано поле источника активности"
    ),
    MissingCode.ARCHIVED_SOURCE_FIELD: Text("A chosen source field is archived", "Выбранное поле источника в архиве"),
    MissingCode.ARCHIVED_FIELD: Text("A field of the report is archived", "Поле отчёта в архиве"),
}


@dataclass(frozen=True, slots=True)
class MissingSetting:
    """One gap: for one deal or activity type, in one custom field, or (all ids empty) for the company."""

    code: MissingCode
    deal_type_id: int | None = None
    activity_type_id: int | None = None
    field_id: int | None = None

    def words(self, configuration: Configuration) -> Text:
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
        return Text(f"{words.en} for “{name}”", f"{words.ru} для «{name}»")


@dataclass(frozen=True, slots=True)
class Readiness:
    """READY, PARTIAL (some types lack settings) or NOT_CONFIGURED, and the gaps; for FAILED, why."""

    code: WidgetStatusCode
    missing: tuple[MissingSetting, ...] = ()
    failure: FailureCode | None = None

    @property
    def words(self) -> Text | None:
        """What it means for whoever looks; nothing for what is ready."""
        return STATUS_WORDS.get(self.code) if self.failure is None else FAILURE_WORDS[self.failure]


def readiness(report: Report, configuration: Configuration) -> Readiness:
    """Whether the report has the settings it needs. Archived deal types are not asked for any."""
    return _worst(list(_checks(report, configuration)))


def _checks(report: Report, configuration: Configuration) -> Iterator[Readiness]:
    if report.archived_fields:
        gaps = tuple(MissingSetting(MissingCode.ARCHIVED_FIELD, field_id=id_) for id_ in report.archived_fields)
        yield Readiness(WidgetStatusCode.NOT_CONFIGURED, gaps)
    if Need.DEAL_SOURCE_FIELD in report.needs:
        types = [t.id for t in configuration.deal_types.values() if not t.archived]
        yield _sources(configuration, configuration.deal_source_field_ids, Entity.DEAL, types)
    if Need.ACTIVITY_SOURCE_FIELD in report.needs:
        types = [t.id for t in configuration.activity_types.values() if not t.archived]
        yield _sources(configuration, configuration.activity_source_field_ids, Entity.ACTIVITY, types)
    if needs := tuple(need for need in report.needs if need in _OF_DEAL_TYPES):
        yield _deal_types(needs, configuration)


_OF_DEAL_TYPES = (Need.SUCCESS_STAGES, Need.FAILURE_STAGES, Need.PRICE_FIELDS)


def _worst(found: list[Readiness]) -> Readiness:
    missing = tuple(gap for each in found for gap in each.missing)
    codes = {each.code for each in found}
    if WidgetStatusCode.NOT_CONFIGURED in codes:
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, missing)
    return Readiness(WidgetStatusCode.PARTIAL if missing else WidgetStatusCode.READY, missing)


def _deal_types(needs: tuple[Need, ...], configuration: Configuration) -> Readiness:
    types = [t for t in configuration.deal_types.values() if not t.archived]
    if not types:
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, (MissingSetting(MissingCode.DEAL_TYPES),))
    gaps = {t.id: list(_gaps(t, needs, configuration)) for t in types}
    missing = tuple(MissingSetting(code, deal_type_id=id_) for id_, codes in gaps.items() for code in codes)
    is_archived = any(gap.code is MissingCode.ARCHIVED_PRICE_FIELD for gap in missing)
    return _graded(missing, nothing_left=is_archived or all(gaps.values()))


def _gaps(deal_type: DealTypeConfig, needs: tuple[Need, ...], configuration: Configuration) -> Iterator[MissingCode]:
    chosen = deal_type.report_fields
    if Need.SUCCESS_STAGES in needs and not chosen.success_stage_ids:
        yield MissingCode.SUCCESS_STAGES
    if Need.FAILURE_STAGES in needs and not chosen.failure_stage_ids:
        yield MissingCode.FAILURE_STAGES
    if Need.PRICE_FIELDS in needs:
        if not chosen.price_field_ids:
            yield MissingCode.PRICE_FIELDS
        if any(configuration.custom_fields[f].archived for f in chosen.price_field_ids):
            yield MissingCode.ARCHIVED_PRICE_FIELD


def _sources(configuration: Configuration, field_ids: tuple[int, ...], entity: Entity, types: list[int]) -> Readiness:
    is_deal = entity is Entity.DEAL
    code = MissingCode.DEAL_SOURCE_FIELD if is_deal else MissingCode.ACTIVITY_SOURCE_FIELD
    if not field_ids:
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, (MissingSetting(code),))
    fields = [configuration.custom_fields[f] for f in field_ids]
    without = [t for t in types if not any(f.applies_to(t) for f in fields)]
    missing = [MissingSetting(code, t, None) if is_deal else MissingSetting(code, None, t) for t in without]
    if any(f.archived for f in fields):
        missing.append(MissingSetting(MissingCode.ARCHIVED_SOURCE_FIELD))
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, tuple(missing))
    return _graded(tuple(missing), nothing_left=bool(types) and len(without) == len(types))


def _graded(missing: tuple[MissingSetting, ...], *, nothing_left: bool) -> Readiness:
    if nothing_left:
        return Readiness(WidgetStatusCode.NOT_CONFIGURED, missing)
    return Readiness(WidgetStatusCode.PARTIAL if missing else WidgetStatusCode.READY, missing)
