"""Which table holds which records."""

from collections.abc import Mapping

from models import Activity, Communication, Contact, Deal, RecordKind

EDITABLE: Mapping[RecordKind, type[Contact | Activity | Deal]] = {
    RecordKind.CONTACT: Contact,
    RecordKind.ACTIVITY: Activity,
    RecordKind.DEAL: Deal,
}
"""Records that people create and change; a communication is a fact that only comes in."""

TABLES: Mapping[RecordKind, type[Contact | Activity | Deal | Communication]] = {
    **EDITABLE,
    RecordKind.COMMUNICATION: Communication,
}
