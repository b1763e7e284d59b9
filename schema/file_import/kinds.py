"""What rows of files are, and what their columns can be."""

from models import FeedKind
from resolvers.mapping.progress import Phase
from resolvers.mapping.targets import Takes
from resolvers.mapping.told import NOTES, Note
from schema.described_enum import describe

describe(
    FeedKind,
    "What a row is. A file holds deals, contacts, activities, communications or people; moves come beside deals, and the others are "
    "made because rows name them.",
    {
        FeedKind.DEPARTMENT: "A department.",
        FeedKind.PERSON: "A person.",
        FeedKind.GROUP: "A group of people.",
        FeedKind.GROUP_MEMBER: "That somebody belongs to a group.",
        FeedKind.DEAL_TYPE: "A type of deals.",
        FeedKind.STAGE: "A stage of a type of deals.",
        FeedKind.ACTIVITY_TYPE: "A type of activities.",
        FeedKind.FIELD: "A custom field.",
        FeedKind.FIELD_OPTION: "An option of a choice field.",
        FeedKind.CONTACT: "A contact.",
        FeedKind.DEAL: "A deal.",
        FeedKind.MOVE: "A move of a deal to a stage.",
        FeedKind.ACTIVITY: "An activity.",
        FeedKind.COMMUNICATION: "A communication.",
    },
    name="RowKind",
)
describe(
    Takes,
    "What the cells of a column are read as, when it is mapped to something.",
    {
        Takes.TEXT: "Text.",
        Takes.ID: "An id in the system the file comes from.",
        Takes.MOMENT: "A day, or a day with a time; without an offset by the company's clock.",
        Takes.FLAG: "Yes or no, in the usual words.",
        Takes.WORD: "One of a few words.",
        Takes.CURRENCY: "A currency: its code by ISO 4217, or for some its name.",
        Takes.PERSON: "Somebody of the company: their e-mail, name or external id.",
        Takes.DEPARTMENT: "A department, by name.",
        Takes.CONTACT: "A contact, by external id or name.",
        Takes.DEAL_TYPE: "A type of deals, by name.",
        Takes.STAGE: "A stage of the deal's type, by name.",
        Takes.ACTIVITY_TYPE: "A type of activities, by name.",
        Takes.FIELD: "A value of a custom field, by its kind.",
    },
    name="ColumnTakes",
)
describe(
    Note,
    "What an import derived where the file does not say it, or left out.",
    {each: NOTES[each].en for each in Note},
    name="FileImportNoteKind",
)
describe(
    Phase,
    "What an import is at.",
    {
        Phase.WAITING: "It waits until a server gets to it: a moment, unless others of the company come first.",
        Phase.READING: "Rows are read.",
        Phase.WRITING: "Records are written, all in one transaction: nobody sees half of them.",
        Phase.ENDED: "It has ended, well or not.",
    },
    name="FileImportPhase",
)
