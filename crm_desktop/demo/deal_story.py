"""What happened around one deal: what its activities and communications are told by."""

from dataclasses import dataclass

from crm_desktop.demo.contacts import Contact
from crm_desktop.demo.deal_life import Step
from crm_desktop.demo.people import Person


@dataclass(frozen=True, slots=True)
class DealStory:
    """One deal on its way through the files."""

    number: int
    """From 1."""
    kind: int
    """The place in `DEAL_TYPES` of the type it began as."""
    begun: int
    """The moment it was created."""
    ended: int
    """The last moment at which somebody works on it; may still be to come."""
    person: Person
    """Who took it on; not always who is responsible today."""
    contact: Contact | None
    steps: list[Step]
    source: str
    """A key of `Words.labels`, or empty: where the deal came from."""

    @property
    def final_kind(self) -> int:
        """The place in `DEAL_TYPES` of its type today."""
        return self.steps[-1].kind if self.steps else self.kind

    @property
    def contact_id(self) -> str:
        """Of the import format: empty without a contact."""
        return self.contact.id if self.contact else ""
