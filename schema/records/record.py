"""Records of any kind."""

from resolvers.records import reading
from schema.records.activity import show_activity
from schema.records.communication import show_communication
from schema.records.contact import show_contact
from schema.records.deal import show_deal
from schema.records.interface import Record

__all__ = ["Record", "show_record"]


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
