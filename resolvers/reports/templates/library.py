"""Twelve ready reports that sales people ask for."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from models import Channel, Direction, Entity, FieldKind
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import Sort
from resolvers.catalog.visualisation import Visualisation
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.granularity import Granularity
from resolvers.language import LocalizedText
from resolvers.report_definitions.building import at, by, count, is_one_of, of, price, ratio, where
from resolvers.report_definitions.definition import (
    ConditionDefinition,
    DimensionDefinition,
    MeasureDefinition,
    ReportDefinition,
    TimeDefinition,
)
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from resolvers.report_definitions.vocabulary.time import ReportTime
from resolvers.reports.templates.template import Choice, Template, TemplateGroup

DEALS, ACTIVITIES, COMMUNICATIONS = (
    ReportDataset.DEALS,
    ReportDataset.ACTIVITIES,
    ReportDataset.COMMUNICATIONS,
)
# A deal that has not moved for so many days is stuck.
STUCK_DAYS = 30
_WON = LocalizedText("Won", "Выиграно")
_REVENUE = LocalizedText("Revenue", "Выручка")
_AVERAGE = LocalizedText("Average deal", "Средняя сделка")
_CREATED = LocalizedText("Created", "Создано")
_DEALS = LocalizedText("Deals", "Сделки")


def _of_kind(entity: Entity, kind: FieldKind) -> Callable[[Configuration], Sequence[CustomFieldConfig]]:
    """Fields in use of this kind that are not told by the settings already, those of all types first."""

    def fields(configuration: Configuration) -> Sequence[CustomFieldConfig]:
        found = [
            field
            for field in configuration.custom_fields.values()
            if field.entity is entity
            and field.kind is kind
            and not field.archived
            and field.id not in configuration.deal_source_field_ids
        ]
        return sorted(found, key=lambda field: field.record_type_id is not None)

    return fields


def _won_by_responsible(choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        DEALS,
        Visualisation.TABLE,
        (
            count(choice.words(_WON)),
            price(Aggregate.SUM, choice.words(_REVENUE)),
            price(Aggregate.AVERAGE, choice.words(_AVERAGE)),
        ),
        at(ReportTime.WON),
        (by(ReportAttribute.RESPONSIBLE),),
        sort=Sort(measure=1),
        limit=20,
    )


def _average_deal(choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        DEALS,
        Visualisation.NUMBER,
        (
            price(Aggregate.AVERAGE, choice.words(_AVERAGE)),
            price(Aggregate.MINIMUM, choice.words(LocalizedText("Smallest", "Наименьшая"))),
            price(Aggregate.MAXIMUM, choice.words(LocalizedText("Largest", "Наибольшая"))),
        ),
        at(ReportTime.WON),
    )


def _days(aggregate: Aggregate, label: str, attribute: ReportAttribute) -> MeasureDefinition:
    return MeasureDefinition(aggregate, label, of(attribute))


def _sales_cycle(choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        DEALS,
        Visualisation.TABLE,
        (
            _days(
                Aggregate.MEDIAN,
                choice.words(LocalizedText("Median days", "Медиана, дней")),
                ReportAttribute.DAYS_TO_CLOSE,
            ),
            _days(
                Aggregate.AVERAGE,
                choice.words(LocalizedText("Average days", "Среднее, дней")),
                ReportAttribute.DAYS_TO_CLOSE,
            ),
            count(choice.words(_WON)),
        ),
        at(ReportTime.WON),
        (by(ReportAttribute.DEAL_TYPE),),
        higher_is_better=False,
    )


def _conversion_by_source(choice: Choice) -> ReportDefinition:
    won = is_one_of(ReportAttribute.OUTCOME, "SUCCESS")
    conversion = choice.words(LocalizedText("Conversion", "Конверсия"))
    return ReportDefinition(
        DEALS,
        Visualisation.TABLE,
        (ratio(conversion, count(None, won), count()), count(choice.words(_CREATED)), count(choice.words(_WON), won)),
        dimensions=(by(ReportAttribute.SOURCE),),
        sort=Sort(measure=1),
    )


def _activities_per_person(_choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        ACTIVITIES, Visualisation.BARS, (count(),), dimensions=(by(ReportAttribute.RESPONSIBLE),), limit=20
    )


def _calls_missed(choice: Choice) -> ReportDefinition:
    missed = is_one_of(ReportAttribute.ANSWERED, False)
    return ReportDefinition(
        COMMUNICATIONS,
        Visualisation.TABLE,
        (
            count(choice.words(LocalizedText("Missed", "Пропущено")), missed),
            count(choice.words(LocalizedText("Calls", "Звонки"))),
            ratio(choice.words(LocalizedText("Share missed", "Доля пропущенных")), count(None, missed), count()),
        ),
        dimensions=(by(ReportAttribute.RESPONSIBLE),),
        filter=where(
            is_one_of(ReportAttribute.CHANNEL, Channel.CALL.value),
            is_one_of(ReportAttribute.DIRECTION, Direction.INCOMING.value),
        ),
        limit=20,
        higher_is_better=False,
    )


def _lost_reasons(choice: Choice) -> ReportDefinition:
    field_id = choice.field.id if choice.field is not None else None
    return ReportDefinition(
        DEALS,
        Visualisation.BARS,
        (count(), price(Aggregate.SUM, choice.words(LocalizedText("Missed revenue", "Упущенная выручка")))),
        at(ReportTime.LOST),
        (DimensionDefinition(of(ReportAttribute.FIELD, field_id)),),
        higher_is_better=False,
    )


def _top_contacts(choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        DEALS,
        Visualisation.TABLE,
        (price(Aggregate.SUM, choice.words(_REVENUE)), count(choice.words(_WON))),
        at(ReportTime.WON),
        (by(ReportAttribute.CONTACT),),
        limit=10,
    )


def _forecast_by_month(choice: Choice) -> ReportDefinition:
    months = by(ReportAttribute.TIME, Granularity.MONTH)
    revenue = price(Aggregate.SUM, choice.words(LocalizedText("Potential revenue", "Потенциальная выручка")))
    if choice.field is None:
        return ReportDefinition(DEALS, Visualisation.SERIES, (revenue,), at(ReportTime.OPEN_AT_END), (months,))
    return ReportDefinition(
        DEALS,
        Visualisation.BARS,
        (revenue, count(choice.words(_DEALS))),
        TimeDefinition(ReportTime.DATE_FIELD, choice.field.id),
        (months,),
        filter=where(is_one_of(ReportAttribute.OUTCOME, "OPEN")),
    )


def _stuck_deals(choice: Choice) -> ReportDefinition:
    is_stuck = ConditionDefinition(
        of(ReportAttribute.DAYS_IN_STAGE), FilterOperator.IS_AT_LEAST, (Decimal(STUCK_DAYS),)
    )
    return ReportDefinition(
        DEALS,
        Visualisation.TABLE,
        (
            count(choice.words(_DEALS)),
            price(Aggregate.SUM, choice.words(LocalizedText("Worth", "На сумму"))),
            _days(
                Aggregate.MEDIAN,
                choice.words(LocalizedText("Median days", "Медиана, дней")),
                ReportAttribute.DAYS_IN_STAGE,
            ),
        ),
        at(ReportTime.OPEN_AT_END),
        (by(ReportAttribute.STAGE),),
        where(is_stuck),
        higher_is_better=False,
    )


def _new_and_returning(choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        DEALS,
        Visualisation.TABLE,
        (
            count(choice.words(_DEALS)),
            MeasureDefinition(
                Aggregate.DISTINCT, choice.words(LocalizedText("Contacts", "Контакты")), of(ReportAttribute.CONTACT)
            ),
            count(choice.words(_WON), is_one_of(ReportAttribute.OUTCOME, "SUCCESS")),
        ),
        dimensions=(by(ReportAttribute.IS_FIRST_OF_CONTACT),),
    )


def _department_comparison(choice: Choice) -> ReportDefinition:
    won = count(None, time=ReportTime.WON)
    closed = count(None, time=ReportTime.CLOSED)
    return ReportDefinition(
        DEALS,
        Visualisation.TABLE,
        (
            price(Aggregate.SUM, choice.words(_REVENUE), ReportTime.WON),
            count(choice.words(_WON), time=ReportTime.WON),
            ratio(choice.words(LocalizedText("Won of closed", "Выиграно из закрытых")), won, closed),
            price(Aggregate.AVERAGE, choice.words(_AVERAGE), ReportTime.WON),
            count(choice.words(_CREATED)),
        ),
        dimensions=(by(ReportAttribute.DEPARTMENT),),
    )


def _library(
    key: str,
    title: LocalizedText,
    description: LocalizedText,
    definition: Callable[[Choice], ReportDefinition],
    fields: Callable[[Configuration], Sequence[CustomFieldConfig]] | None = None,
    *,
    needs_field: bool = False,
) -> Template:
    if fields is None:
        return Template(key, TemplateGroup.LIBRARY, title, description, definition)
    return Template(key, TemplateGroup.LIBRARY, title, description, definition, fields, needs_field)


LIBRARY = (
    _library(
        "won_by_responsible",
        LocalizedText("Won by responsible", "Выиграно по ответственным"),
        LocalizedText("Who won how many deals, and for how much.", "Кто сколько сделок выиграл и на какую сумму."),
        _won_by_responsible,
    ),
    _library(
        "average_deal",
        _AVERAGE,
        LocalizedText(
            "What a won deal is worth on average; deals without a price are left out.",
            "Сколько в среднем стоит выигранная сделка; сделки без цены не учитываются.",
        ),
        _average_deal,
    ),
    _library(
        "sales_cycle",
        LocalizedText("Sales cycle", "Цикл сделки"),
        LocalizedText("How many days it takes to win a deal, by type.", "За сколько дней выигрывают сделку, по типам."),
        _sales_cycle,
    ),
    _library(
        "conversion_by_source",
        LocalizedText("Conversion by source", "Конверсия по источникам"),
        LocalizedText(
            "Of the deals created in the period, how many are won by now, by source.",
            "Сколько из созданных за период сделок уже выиграно, по источникам.",
        ),
        _conversion_by_source,
    ),
    _library(
        "activities_per_person",
        LocalizedText("Activities per person", "Активности по сотрудникам"),
        LocalizedText("Whose activities were created in the period.", "Чьи активности созданы за период."),
        _activities_per_person,
    ),
    _library(
        "calls_missed",
        LocalizedText("Calls missed", "Пропущенные звонки"),
        LocalizedText("Incoming calls that nobody answered, by person.", "Входящие звонки без ответа, по сотрудникам."),
        _calls_missed,
    ),
    _library(
        "lost_reasons",
        LocalizedText("Lost reasons", "Причины проигрыша"),
        LocalizedText(
            "Deals lost in the period, by the choice field that says why.",
            "Сделки, проигранные за период, по полю выбора с причиной.",
        ),
        _lost_reasons,
        _of_kind(Entity.DEAL, FieldKind.CHOICE),
        needs_field=True,
    ),
    _library(
        "top_contacts",
        LocalizedText("Top contacts", "Главные контакты"),
        LocalizedText("The contacts who brought the most revenue.", "Контакты, принёсшие больше всего выручки."),
        _top_contacts,
    ),
    _library(
        "forecast_by_month",
        LocalizedText("Forecast by month", "Прогноз по месяцам"),
        LocalizedText(
            "What the open deals are worth, by the month their date field expects them to close in; without a date field, how much was "
            "open at each month's end.",
            "Сумма сделок в работе по месяцам ожидаемого закрытия из поля даты; без поля даты — сколько было в работе на конец месяца.",
        ),
        _forecast_by_month,
        _of_kind(Entity.DEAL, FieldKind.DATE),
    ),
    _library(
        "stuck_deals",
        LocalizedText("Stuck deals", "Застрявшие сделки"),
        LocalizedText(
            f"Open deals that have not moved for {STUCK_DAYS} days or more, by stage.",
            f"Сделки в работе, которые не двигались {STUCK_DAYS} дней и больше, по стадиям.",
        ),
        _stuck_deals,
    ),
    _library(
        "new_and_returning_contacts",
        LocalizedText("New against returning contacts", "Новые и повторные клиенты"),
        LocalizedText(
            "Deals created in the period: first ones of their contact, and further ones.",
            "Сделки, созданные за период: первые у контакта и повторные.",
        ),
        _new_and_returning,
    ),
    _library(
        "department_comparison",
        LocalizedText("Department comparison", "Сравнение отделов"),
        LocalizedText(
            "Departments side by side: revenue, deals, win rate.", "Отделы рядом: выручка, сделки, доля выигранных."
        ),
        _department_comparison,
    ),
)
