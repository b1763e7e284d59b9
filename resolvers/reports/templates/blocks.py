"""The blocks of the default desktop as definitions. A copy shows the same numbers."""

from collections.abc import Callable

from models import Channel, Direction
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.blocks import BLOCKS
from resolvers.catalog.visualisation import Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import MeasureDefinition, ReportDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime
from resolvers.reports.templates.template import (
    Choice,
    Template,
    TemplateGroup,
    at,
    by,
    count,
    is_one_of,
    price,
    where,
)

# What stands beside a block's number is called as on the block.
_LABELS = {figure.key: figure.label for block in BLOCKS for figure in block.secondary}


def _beside(choice: Choice, key: str, attribute: ReportAttribute, value: bool) -> MeasureDefinition:
    return count(choice.words(_LABELS[key]), is_one_of(attribute, value))


def _returned(choice: Choice) -> MeasureDefinition:
    return _beside(choice, "returned", ReportAttribute.RETURNED, True)


def _stock(dataset: ReportDataset, **standing: ReportTime) -> Callable[[Choice], ReportDefinition]:
    def definition(choice: Choice) -> ReportDefinition:
        new = _beside(choice, "new", ReportAttribute.IS_NEW, True)
        further = [count(choice.words(_LABELS[key]), time=time) for key, time in standing.items()]
        return ReportDefinition(dataset, Visualisation.NUMBER, (count(), new, *further), at(ReportTime.EXISTING))

    return definition


def _outcome(
    time: ReportTime, measure: MeasureDefinition, *, higher_is_better: bool = True
) -> Callable[[Choice], ReportDefinition]:
    return lambda choice: ReportDefinition(
        ReportDataset.DEALS,
        Visualisation.NUMBER,
        (measure, _returned(choice)),
        at(time),
        higher_is_better=higher_is_better,
    )


def _revenue_by_deal_type(choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        ReportDataset.DEALS,
        Visualisation.SERIES,
        (price(Aggregate.SUM), _returned(choice)),
        at(ReportTime.WON),
        (by(ReportAttribute.DEAL_TYPE), by(ReportAttribute.TIME)),
    )


def _potential_revenue(_choice: Choice) -> ReportDefinition:
    return ReportDefinition(
        ReportDataset.DEALS, Visualisation.NUMBER, (price(Aggregate.SUM),), at(ReportTime.OPEN_AT_END)
    )


def _created(
    dataset: ReportDataset, drawn: Visualisation, *dimensions: ReportAttribute
) -> Callable[[Choice], ReportDefinition]:
    return lambda _choice: ReportDefinition(
        dataset, drawn, (count(),), dimensions=tuple(by(each) for each in dimensions)
    )


def _incoming(channel: Channel) -> Callable[[Choice], ReportDefinition]:
    def definition(choice: Choice) -> ReportDefinition:
        missed = [_beside(choice, "missed", ReportAttribute.ANSWERED, False)] if channel is Channel.CALL else []
        received = where(
            is_one_of(ReportAttribute.CHANNEL, channel.value),
            is_one_of(ReportAttribute.DIRECTION, Direction.INCOMING.value),
        )
        return ReportDefinition(ReportDataset.COMMUNICATIONS, Visualisation.NUMBER, (count(), *missed), filter=received)

    return definition


def _events(_choice: Choice) -> ReportDefinition:
    return ReportDefinition(ReportDataset.EVENTS, Visualisation.FEED, ())


_DEFINITIONS: dict[str, Callable[[Choice], ReportDefinition]] = {
    "contacts": _stock(ReportDataset.CONTACTS),
    "activities": _stock(ReportDataset.ACTIVITIES),
    "deals": _stock(
        ReportDataset.DEALS,
        open=ReportTime.OPEN_AT_END,
        won=ReportTime.WON_AT_END,
        lost=ReportTime.LOST_AT_END,
    ),
    "revenue": _outcome(ReportTime.WON, price(Aggregate.SUM)),
    "revenue_by_deal_type": _revenue_by_deal_type,
    "won_deals": _outcome(ReportTime.WON, count()),
    "lost_deals": _outcome(ReportTime.LOST, count(), higher_is_better=False),
    "potential_revenue": _potential_revenue,
    "missed_revenue": _outcome(ReportTime.LOST, price(Aggregate.SUM), higher_is_better=False),
    "new_activities": _created(ReportDataset.ACTIVITIES, Visualisation.BARS, ReportAttribute.ACTIVITY_TYPE),
    "activity_sources": _created(
        ReportDataset.ACTIVITIES, Visualisation.MATRIX, ReportAttribute.ACTIVITY_TYPE, ReportAttribute.SOURCE
    ),
    "deal_types": _created(ReportDataset.DEALS, Visualisation.BARS, ReportAttribute.DEAL_TYPE),
    "deal_sources": _created(ReportDataset.DEALS, Visualisation.BARS, ReportAttribute.SOURCE),
    "sales_funnel": _created(ReportDataset.DEALS, Visualisation.FUNNEL),
    "calls": _incoming(Channel.CALL),
    "sms": _incoming(Channel.SMS),
    "emails": _incoming(Channel.EMAIL),
    "forms": _incoming(Channel.FORM),
    "events": _events,
}


def _template(key: str, title: LocalizedText, description: LocalizedText) -> Template:
    return Template(key, TemplateGroup.BLOCKS, title, description, _DEFINITIONS[key])


BLOCK_TEMPLATES = tuple(_template(block.key, block.title, block.description) for block in BLOCKS)
