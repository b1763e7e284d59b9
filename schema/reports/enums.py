"""The words that definitions of reports are written in."""

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import SortBy
from resolvers.report_definitions.definition import Junction
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from resolvers.report_definitions.vocabulary.time import ReportTime
from schema.dashboard.report_attribute import ReportAttribute
from schema.described_enum import describe, describe_declared

__all__ = ["Aggregate", "FilterOperator", "Junction", "ReportAttribute", "ReportDataset", "ReportTime", "SortBy"]

describe_declared(ReportDataset, "What a report's rows are.")
describe_declared(ReportTime, "Which rows count in a period, and the time each of them goes by.")
describe_declared(Aggregate, "How rows become a number.", name="ReportAggregate")
describe_declared(
    FilterOperator,
    "How a row's value is held against those of a condition. Empty values pass only IS_EMPTY, IS_NONE_OF and CONTAINS_NOT.",
    name="ReportFilterOperator",
)
describe(
    SortBy,
    "What rows or slices stand in order of.",
    {
        SortBy.VALUE: "A measure's value.",
        SortBy.NAME: "Their names.",
        SortBy.POSITION: "The order the company gave them.",
    },
    name="ReportSortBy",
)
describe(
    Junction,
    "How the parts of a filter go together.",
    {Junction.ALL: "All of them must pass.", Junction.ANY: "One of them must pass."},
    name="ReportJunction",
)
