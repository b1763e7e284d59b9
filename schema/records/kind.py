"""The kinds of records."""

from models import RecordKind
from schema.described_enum import describe

describe(
    RecordKind,
    "The kinds of records, and reports.",
    {
        RecordKind.CONTACT: "A contact.",
        RecordKind.ACTIVITY: "An activity.",
        RecordKind.DEAL: "A deal.",
        RecordKind.COMMUNICATION: "A call, SMS, e-mail or online form.",
        RecordKind.REPORT: "A report, which is no record: only its name is told.",
    },
)

__all__ = ["RecordKind"]
