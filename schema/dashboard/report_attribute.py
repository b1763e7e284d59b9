"""The values that rows have, as reports and filters name them."""

from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from schema.described_enum import describe_declared

__all__ = ["ReportAttribute"]

describe_declared(ReportAttribute, "A value that rows have, to filter, group or aggregate by.")
