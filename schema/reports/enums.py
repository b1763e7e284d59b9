"""The words that definitions of reports are written in."""

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import SortBy
from resolvers.report_definitions.definition import (
    FilterOperator,
    Junction,
    ReportAttribute,
    ReportDataset,
    ReportTime,
)
from schema.described_enum import describe, describe_declared

__all__ = ["Aggregate", "FilterOperator", "Junction", "ReportAttribute", "ReportDataset", "ReportTime", "SortBy"]

describe(
    ReportDataset,
    "What a report's rows are.",
    {
        ReportDataset.DEALS: "Deals.",
        ReportDataset.DEAL_TRANSITIONS: "Moves of deals from stage to stage, the first of each deal too.",
        ReportDataset.ACTIVITIES: "Activities.",
        ReportDataset.CONTACTS: "Contacts.",
        ReportDataset.COMMUNICATIONS: "Calls, SMS, e-mails and online forms.",
        ReportDataset.EVENTS: "What happened to what concerns the viewer; only drawn as FEED.",
    },
)
describe(
    ReportTime,
    "Which rows count in a period, and the time each of them goes by.",
    {
        ReportTime.CREATED: "Those that came in the period; of communications and moves: that took place in it.",
        ReportTime.EXISTING: "All that came before the period's end.",
        ReportTime.WON: "Deals that entered a successful stage in the period, each once, by its first entry.",
        ReportTime.LOST: "Deals that entered an unsuccessful stage in the period, each once, by its first entry.",
        ReportTime.CLOSED: "Deals that entered a stage of either kind in the period, each once, by its first entry.",
        ReportTime.OPEN_AT_END: "Deals that stand on an intermediate stage, or on none yet, at the period's end.",
        ReportTime.WON_AT_END: "Deals that stand on a successful stage at the period's end.",
        ReportTime.LOST_AT_END: "Deals that stand on an unsuccessful stage at the period's end.",
        ReportTime.DATE_FIELD: "Rows whose date in a custom field lies in the period.",
    },
)
describe(
    ReportAttribute,
    "A value that rows have, to filter, group or aggregate by.",
    {
        ReportAttribute.DEAL_TYPE: "The deal's type; of won, lost and moved deals, the type in which it happened.",
        ReportAttribute.STAGE: "The stage; of won, lost and moved deals, the one that was entered.",
        ReportAttribute.OUTCOME: "What that stage means: SUCCESS, FAILURE or OPEN.",
        ReportAttribute.SOURCE: "Where it came from, by the source fields of the report field settings.",
        ReportAttribute.ACTIVITY_TYPE: "The activity's type.",
        ReportAttribute.CHANNEL: "How it was communicated: call, sms, email, form.",
        ReportAttribute.DIRECTION: "Which way: incoming, outgoing.",
        ReportAttribute.ANSWERED: "Whether a call was answered; empty for everything else.",
        ReportAttribute.RESPONSIBLE: "The responsible today.",
        ReportAttribute.DEPARTMENT: "The department the responsible is in today.",
        ReportAttribute.GROUP: "Every group the responsible is in today.",
        ReportAttribute.CONTACT: "The contact.",
        ReportAttribute.FIELD: "A custom field, named by `field`.",
        ReportAttribute.PRICE: "The deal's price, by the price fields of the report field settings.",
        ReportAttribute.TIME: "The time the rows go by.",
        ReportAttribute.IS_NEW: "Whether it came in the period.",
        ReportAttribute.RETURNED: "Whether it was won or lost in the period, and no longer is at its end.",
        ReportAttribute.IS_FIRST_OF_CONTACT: "Whether it is the contact's first deal.",
        ReportAttribute.DAYS_TO_CLOSE: "Calendar days from creation to the entry that the row is; negative where that came first.",
        ReportAttribute.DAYS_IN_STAGE: "Calendar days on the stage; where it still stands, up to the period's end or today.",
    },
)
describe_declared(Aggregate, "How rows become a number.", name="ReportAggregate")
describe(
    FilterOperator,
    "How a row's value is held against those of a condition. Empty values pass only IS_EMPTY, IS_NONE_OF and CONTAINS_NOT.",
    {
        FilterOperator.IS_ONE_OF: "It is one of the values.",
        FilterOperator.IS_NONE_OF: "It is none of the values.",
        FilterOperator.IS_LESS: "It is less than the value; of days, before it.",
        FilterOperator.IS_AT_MOST: "It is the value or less.",
        FilterOperator.IS_GREATER: "It is greater than the value; of days, after it.",
        FilterOperator.IS_AT_LEAST: "It is the value or greater.",
        FilterOperator.CONTAINS: "It contains the text, in letters of any case.",
        FilterOperator.CONTAINS_NOT: "It does not contain the text.",
        FilterOperator.IS_EMPTY: "It is empty; takes no values.",
        FilterOperator.IS_NOT_EMPTY: "It is not empty; takes no values.",
    },
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
