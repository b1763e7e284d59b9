"""Which rows are taken: all of a company, or those that are about one person."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, or_, select, true

from models import Deal, EventParticipant, GroupMember, User

# By these, rows are somebody's.
_OWNERS = ("user_id", "responsible_id", "created_by_id", "actor_id", "saved_by_id", "author_id")


@dataclass(frozen=True, slots=True)
class Kept:
    """Whose rows are taken. Without a person: everything of the company.

    Of a person: themselves, where they belong, what they are responsible for or created, and what they did. Who others are is left out
    of it, as that is others' data; what administrators define is in it, as nothing could be read without.
    """

    company_id: int
    person_id: int | None = None

    def of(self, table: FromClause, name: str) -> ColumnElement[bool]:
        """What is true of the taken rows of a table of this name, or of an alias of it."""
        mine = table.c.company_id == self.company_id
        return mine if self.person_id is None else mine & self._persons(table, name, self.person_id)

    def _persons(self, table: FromClause, name: str, person: int) -> ColumnElement[bool]:
        company, columns = self.company_id, table.c
        owned = [columns[each] == person for each in _OWNERS if each in columns]
        by_owner = or_(*owned) if owned else true()
        match name:
            case "users":
                return columns.id == person
            case "departments":
                own = select(User.department_id).where(User.company_id == company, User.id == person)
                return columns.id.in_(own)
            case "groups":
                member = GroupMember
                own = select(member.group_id).where(member.company_id == company, member.user_id == person)
                return columns.id.in_(own)
            case "transitions":
                by_person = or_(Deal.responsible_id == person, Deal.created_by_id == person)
                return columns.deal_id.in_(select(Deal.id).where(Deal.company_id == company, by_person))
            case "events":
                concerned = EventParticipant
                told = select(concerned.event_id).where(concerned.company_id == company, concerned.user_id == person)
                return or_(by_owner, columns.id.in_(told))
            case _:
                return by_owner
