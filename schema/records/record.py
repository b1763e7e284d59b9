"""Records of any kind."""

from resolvers.records import reading
from schema.records.activity import Activity, show_activity
from schema.records.communication import Communication, show_communication
from schema.records.contact import Contact, show_contact
from schema.records.deal import Deal, show_deal
from schema.records.interface import Record

__all__ = ["RECORD_TYPES", "Record", "show_record"]

RECORD_TYPES = (Contact, Activity, Deal, Communication)


def show_record(record: reading.Record) -> Record:
    """A record as the type of its kind."""
    match record:
        case reading.ContactRecord():
            return show_contact(record)
        case reading.ActivityRecord():
            return show_activity(record)
        case reading.DealRecord():
            return show_deal(record)
        case reading.CommunicationRecord():
            return show_communication(record)
