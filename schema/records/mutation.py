"""Everything that writes records."""

import strawberry

from schema.records.activity_mutation import ActivityMutation
from schema.records.communication_mutation import CommunicationMutation
from schema.records.contact_merge import ContactMergeMutation
from schema.records.contact_mutation import ContactMutation
from schema.records.deal_mutation import DealMutation
from schema.records.duplicate_dismissal import DuplicateDismissalMutation


@strawberry.type
class RecordMutation(
    ContactMutation,
    ContactMergeMutation,
    DuplicateDismissalMutation,
    ActivityMutation,
    DealMutation,
    CommunicationMutation,
):
    pass
