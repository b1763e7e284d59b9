"""Which rows somebody sees: the only place where a row's visibility is decided."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ARRAY, BigInteger, ColumnElement, and_, bindparam, func, literal_column
from sqlalchemy.orm import InstrumentedAttribute

from models import Activity, Communication, Contact, Deal, Transition


class ScopeKind(StrEnum):
    """Whose data a desktop shows."""

    COMPANY = "company"
    DEPARTMENT = "department"
    PERSON = "person"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class DataScope:
    """Whose rows are counted: those of ``people`` (user ids, ascending); ``None``: the whole company's, rows of nobody included.

    ``seen`` are the people whose records the viewer sees at all: what a narrower scope counts may still be called by its name.
    """

    company_id: int
    people: tuple[int, ...] | None
    seen: tuple[int, ...] | None = ()


class VisibleRows:
    """Predicates over the tables of records, in terms of two parameters: the company, and the people if not all.

    Every statement over records is built with one of these, so a row is visible in a number, its chart, its drill-down and its
    export alike, or in none of them. ``people`` names the parameter that holds the user ids; ``None``: the whole company.
    ``of_one``: there is one id in it, which the database's planner can know from the text alone, and so how few rows there are.
    """

    def __init__(self, company: str, people: str | None, *, of_one: bool = False) -> None:
        self.company = bindparam(company, type_=BigInteger)
        self._people = None if people is None else bindparam(people, type_=ARRAY(BigInteger))
        self._of_one = of_one

    def contacts(self) -> ColumnElement[bool]:
        """Contacts that are not deleted, of these people."""
        return and_(Contact.company_id == self.company, Contact.deleted_at.is_(None), *self._of(Contact.responsible_id))

    def activities(self) -> ColumnElement[bool]:
        """Activities that are not deleted, of these people."""
        return and_(
            Activity.company_id == self.company, Activity.deleted_at.is_(None), *self._of(Activity.responsible_id)
        )

    def deals(self) -> ColumnElement[bool]:
        """Deals that are not deleted, of these people; by whom a deal is seen today."""
        return and_(Deal.company_id == self.company, Deal.deleted_at.is_(None), *self._of(Deal.responsible_id))

    def transitions(self) -> ColumnElement[bool]:
        """Ledger rows of visible deals; for statements that join ledger rows with their deals."""
        return and_(Transition.company_id == self.company, self.deals())

    def communications(self) -> ColumnElement[bool]:
        """Communications of these people."""
        return and_(Communication.company_id == self.company, *self._of(Communication.responsible_id))

    def even_deleted(self, table: type[Contact | Activity | Deal | Communication]) -> ColumnElement[bool]:
        """Rows of these people whether deleted or not; for the feed, which also tells of deletions."""
        return and_(table.company_id == self.company, *self._of(table.responsible_id))

    def _of(self, responsible: InstrumentedAttribute[int | None]) -> tuple[ColumnElement[bool], ...]:
        if self._people is None:
            return ()
        if self._of_one:
            return (responsible == func.coalesce(self._people, type_=self._people.type)[literal_column("1")],)
        return (responsible == self._people.any_(),)
