"""What reports can be made of, for whoever puts one together."""

from collections.abc import Iterable

import strawberry

from resolvers.catalog.aggregate import Operand
from resolvers.catalog.report import Need
from resolvers.configuration import Configuration
from resolvers.report_definitions.vocabulary.attribute import USUAL_DIMENSIONS
from resolvers.report_definitions.vocabulary.attribute_spec import Referred
from resolvers.report_definitions.vocabulary.offered import OfferedAttribute, offered_attributes, offered_times
from resolvers.report_definitions.vocabulary.operator import OPERATORS, ValueCount, ValueKind
from resolvers.report_definitions.vocabulary.shape import shape_of
from schema.context import Info
from schema.dashboard.placement import WidgetSize, show_size
from schema.dashboard.visualisation import Visualisation, WidgetKind
from schema.described_enum import describe
from schema.directory.configuration import configuration_of
from schema.directory.custom_field import CustomField, show_custom_field
from schema.reports.enums import Aggregate, FilterOperator, ReportAttribute, ReportDataset, ReportTime

describe(
    ValueKind,
    "What an attribute holds, and so how it can be held against other values.",
    {
        ValueKind.ID: "An object of the company, by its id.",
        ValueKind.NAME: "One of a few names that are the same in every company.",
        ValueKind.NUMBER: "A number.",
        ValueKind.TEXT: "A text.",
        ValueKind.FLAG: "Yes or no.",
        ValueKind.DAY: "A day.",
        ValueKind.INSTANT: "An instant, held against days.",
    },
    name="ReportValueKind",
)
describe(
    ValueCount,
    "How many values an operator takes.",
    {ValueCount.NONE: "None.", ValueCount.ONE: "One.", ValueCount.SEVERAL: "One or more."},
    name="ReportValueCount",
)
describe(
    Operand,
    "What an aggregate is taken of.",
    {
        Operand.ROWS: "The rows themselves.",
        Operand.NUMBERS: "A number that rows have.",
        Operand.CATEGORIES: "Something that rows have of which there are few different values.",
        Operand.MEASURES: "Two other measures.",
    },
    name="ReportOperand",
)
describe(
    Referred,
    "What ids of values refer to.",
    {
        Referred.DEAL_TYPE: "A deal type.",
        Referred.STAGE: "A stage of a deal type.",
        Referred.ACTIVITY_TYPE: "An activity type.",
        Referred.OPTION: "An option of the custom field; of SOURCE, of the source fields of the report field settings.",
        Referred.USER: "A person.",
        Referred.DEPARTMENT: "A department.",
        Referred.GROUP: "A group.",
        Referred.CONTACT: "A contact.",
    },
    name="ReportReference",
)
describe(
    Need,
    "A setting without which a report cannot be computed.",
    {
        Need.SUCCESS_STAGES: "The successful stages of each deal type.",
        Need.FAILURE_STAGES: "The unsuccessful stages of each deal type.",
        Need.PRICE_FIELDS: "The price fields of each deal type.",
        Need.DEAL_SOURCE_FIELD: "A source field of deals.",
        Need.ACTIVITY_SOURCE_FIELD: "A source field of activities.",
    },
    name="ReportNeed",
)


@strawberry.type(description="A choice of rows of a dataset.")
class VocabularyTime:
    time: ReportTime = strawberry.field(description="Which ones.")
    label: str = strawberry.field(description="What it is called of these rows, in your language.")
    description: str = strawberry.field(description="What it means, in your language.")
    takes_field: bool = strawberry.field(description="Whether it goes by a custom field of the kind DATE.")
    needs: list[Need] = strawberry.field(description="The settings without which it is not known which rows those are.")


@strawberry.type(description="What a report's rows can be.")
class VocabularyDataset:
    dataset: ReportDataset = strawberry.field(description="Which rows.")
    label: str = strawberry.field(description="What they are called, in your language.")
    description: str = strawberry.field(description="What they are, in your language.")
    times: list[VocabularyTime] = strawberry.field(description="How they can be chosen; empty for events.")
    usual_dimensions: list[ReportAttribute] = strawberry.field(
        description="What they are broken down by where nobody has chosen anything, the first first."
    )


@strawberry.type(description="Rows that have an attribute.")
class VocabularyRows:
    dataset: ReportDataset = strawberry.field(description="Of which dataset.")
    times: list[ReportTime] = strawberry.field(description="Chosen by which times.")
    needs: list[Need] = strawberry.field(description="The settings without which the attribute is not known of them.")


@strawberry.type(description="One of a few names that a value can be.")
class VocabularyName:
    name: str = strawberry.field(description="The name, as filters take it.")
    label: str = strawberry.field(description="What it is called, in your language.")


@strawberry.type(description="A value that rows have: one that is the same in every company, or a custom field.")
class VocabularyAttribute:
    attribute: ReportAttribute = strawberry.field(description="Which value.")
    field: CustomField | None = strawberry.field(description="The custom field, for FIELD; null for everything else.")
    label: str = strawberry.field(description="What it is called, in your language.")
    description: str = strawberry.field(description="What it means, in your language.")
    kind: ValueKind = strawberry.field(description="What it holds: `operators` are by that.")
    rows: list[VocabularyRows] = strawberry.field(description="The rows that have it.")
    is_grouping: bool = strawberry.field(description="Whether rows can be broken down by it.")
    aggregates: list[Aggregate] = strawberry.field(description="How it can become a number.")
    refers_to: Referred | None = strawberry.field(description="What ids of its values refer to; null for other kinds.")
    names: list[VocabularyName] = strawberry.field(description="What it can be, for the kind NAME; empty for others.")


@strawberry.type(description="How rows become a number.")
class VocabularyAggregate:
    aggregate: Aggregate = strawberry.field(description="Which way.")
    label: str = strawberry.field(description="What it is called, in your language.")
    description: str = strawberry.field(description="What it means, in your language.")
    takes: Operand = strawberry.field(description="What it is taken of.")
    is_additive: bool = strawberry.field(description="Whether its parts add up to the whole.")
    is_quotient: bool = strawberry.field(
        description="Whether it is one number divided by another, which cannot be part of a RATIO."
    )


@strawberry.type(description="How a value is held against those of a filter.")
class VocabularyOperator:
    operator: FilterOperator = strawberry.field(description="Which way.")
    label: str = strawberry.field(description="What it is called of values of this kind, in your language.")
    description: str = strawberry.field(description="What it means, in your language.")
    takes: ValueCount = strawberry.field(description="How many values it takes.")


@strawberry.type(description="How values of a kind can be held against others.")
class VocabularyOperators:
    kind: ValueKind = strawberry.field(description="Which kind.")
    operators: list[VocabularyOperator] = strawberry.field(description="In the order in which they are offered.")


@strawberry.type(description="How a report can be drawn.")
class VocabularyVisualisation:
    visualisation: Visualisation = strawberry.field(description="Which way.")
    label: str = strawberry.field(description="What it is called, in your language.")
    description: str = strawberry.field(description="What it shows, in your language.")
    kind: WidgetKind = strawberry.field(description="The shape of the answer it is drawn from.")
    size: WidgetSize = strawberry.field(description="How large it is on a desktop where nobody chose a size.")
    min_dimensions: int = strawberry.field(description="How many dimensions it takes at least.")
    max_dimensions: int = strawberry.field(description="How many dimensions it takes at most.")
    is_over_time: bool = strawberry.field(description="Whether TIME must be one of them.")
    has_target: bool = strawberry.field(description="Whether it holds the number against a target.")
    shows_shares: bool = strawberry.field(
        description="Whether it shows parts of a whole, for which the first measure must be additive."
    )
    datasets: list[ReportDataset] = strawberry.field(description="The datasets it can be of.")
    times: list[ReportTime] = strawberry.field(description="The choices of rows it can be of.")
    aggregates: list[Aggregate] = strawberry.field(description="The aggregates it can show; empty for a feed.")


@strawberry.type(
    description="What reports can be made of in this company, in the order in which it is offered. "
    "Definitions made of it, as it says, are computed; what is not in it is refused."
)
class ReportVocabulary:
    configuration: strawberry.Private[Configuration]

    @strawberry.field(description="What rows can be.")
    def datasets(self, info: Info) -> list[VocabularyDataset]:
        language = info.context.language
        return [
            VocabularyDataset(
                dataset=each,
                label=each.spec.label.of(language),
                description=each.spec.description.of(language),
                times=[
                    VocabularyTime(
                        time=time,
                        label=time.spec.label_of(each).of(language),
                        description=time.spec.description.of(language),
                        takes_field=time.spec.by_field,
                        needs=list(time.spec.needs),
                    )
                    for time in offered_times(each, self.configuration)
                ],
                usual_dimensions=list(USUAL_DIMENSIONS.get(each, ())),
            )
            for each in ReportDataset
        ]

    @strawberry.field(description="What rows have: to filter, to group and to aggregate by.")
    def attributes(self, info: Info) -> list[VocabularyAttribute]:
        return [_attribute(info, each) for each in offered_attributes(self.configuration)]

    @strawberry.field(description="How rows become numbers.")
    def aggregates(self, info: Info) -> list[VocabularyAggregate]:
        language = info.context.language
        return [
            VocabularyAggregate(
                aggregate=each,
                label=each.spec.label.of(language),
                description=each.spec.description.of(language),
                takes=each.spec.takes,
                is_additive=each.spec.is_additive,
                is_quotient=each.spec.is_quotient,
            )
            for each in Aggregate
        ]

    @strawberry.field(description="How values are held against those of filters, by their kind.")
    def operators(self, info: Info) -> list[VocabularyOperators]:
        return [
            VocabularyOperators(kind=kind, operators=[_operator(info, each, kind) for each in OPERATORS[kind]])
            for kind in ValueKind
        ]

    @strawberry.field(description="How reports are drawn.")
    def visualisations(self, info: Info) -> list[VocabularyVisualisation]:
        return [_visualisation(info, each) for each in Visualisation]


def _attribute(info: Info, offered: OfferedAttribute) -> VocabularyAttribute:
    spec, language = offered.spec, info.context.language
    return VocabularyAttribute(
        attribute=offered.attribute,
        field=None if offered.field is None else show_custom_field(offered.field),
        label=spec.label.of(language),
        description=spec.description.of(language),
        kind=spec.kind,
        rows=[
            VocabularyRows(dataset=dataset, times=_in_order(times), needs=list(spec.needs.get(dataset, ())))
            for dataset, times in spec.rows.items()
        ],
        is_grouping=spec.dimension is not None,
        aggregates=list(spec.aggregates),
        refers_to=spec.refers_to,
        names=[VocabularyName(name=each.key, label=each.label.of(language)) for each in spec.names],
    )


def _in_order(times: Iterable[ReportTime]) -> list[ReportTime]:
    chosen = set(times)
    return [each for each in ReportTime if each in chosen]


def _operator(info: Info, operator: FilterOperator, kind: ValueKind) -> VocabularyOperator:
    language = info.context.language
    return VocabularyOperator(
        operator=operator,
        label=operator.label_of(kind).of(language),
        description=operator.spec.description.of(language),
        takes=operator.spec.takes,
    )


def _visualisation(info: Info, visualisation: Visualisation) -> VocabularyVisualisation:
    spec, shape, language = visualisation.spec, shape_of(visualisation), info.context.language
    return VocabularyVisualisation(
        visualisation=visualisation,
        label=spec.label.of(language),
        description=spec.description.of(language),
        kind=spec.kind,
        size=show_size(spec.size),
        min_dimensions=shape.least,
        max_dimensions=shape.most,
        is_over_time=shape.over_time,
        has_target=spec.has_target,
        shows_shares=spec.shows_shares,
        datasets=list(shape.datasets),
        times=list(shape.times),
        aggregates=list(shape.aggregates),
    )


@strawberry.type
class ReportVocabularyQuery:
    @strawberry.field(description="What reports can be made of: a builder of reports needs to know nothing else.")
    async def report_vocabulary(self, info: Info) -> ReportVocabulary:
        return ReportVocabulary(configuration=await configuration_of(info))
