"""Who a widget is for: principals, never lists of people, judged by who belongs where now."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class AudienceRule(StrEnum):
    """The rule of an audience that decided about a person."""

    EVERYONE = "EVERYONE"
    VIA_USER = "VIA_USER"
    VIA_GROUP = "VIA_GROUP"
    VIA_DEPARTMENT = "VIA_DEPARTMENT"
    NOT_IN_AUDIENCE = "NOT_IN_AUDIENCE"
    EXCEPT_USER = "EXCEPT_USER"
    EXCEPT_GROUP = "EXCEPT_GROUP"
    EXCEPT_DEPARTMENT = "EXCEPT_DEPARTMENT"


_ADMITTING = {AudienceRule.EVERYONE, AudienceRule.VIA_USER, AudienceRule.VIA_GROUP, AudienceRule.VIA_DEPARTMENT}


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a person belongs now: their groups by id, and their department followed by all above it, the nearest first."""

    user_id: int
    group_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an audience has somebody in it, and by which rule; ``principal_id`` is the user, group or department of the rule."""

    rule: AudienceRule
    principal_id: int | None = None

    @property
    def is_admitted(self) -> bool:
        """Whether the person is in the audience."""
        return self.rule in _ADMITTING


@dataclass(frozen=True, slots=True)
class Principals:
    """Users, groups, departments for their own people only, and departments with all below them."""

    users: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    departments: frozenset[int] = frozenset()
    departments_with_subs: frozenset[int] = frozenset()

    def user_of(self, member: Membership) -> int | None:
        """The person, if they are named."""
        return member.user_id if member.user_id in self.users else None

    def group_of(self, member: Membership) -> int | None:
        """The first of the person's groups that is named."""
        return next((id_ for id_ in member.group_ids if id_ in self.groups), None)

    def department_of(self, member: Membership) -> int | None:
        """The person's own department if it is named, else the nearest above it that is named with its sub-departments."""
        own = member.department_ids[:1]
        for id_ in member.department_ids:
            if id_ in self.departments_with_subs or (id_ in own and id_ in self.departments):
                return id_
        return None


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody, or who belongs to the included, less who belongs to the excepted: an exclusion beats an inclusion."""

    everyone: bool = True
    included: Principals = Principals()
    excepted: Principals = Principals()

    def judge(self, member: Membership) -> Verdict:
        """Whether somebody is in the audience, and which rule says so."""
        if (id_ := self.excepted.user_of(member)) is not None:
            return Verdict(AudienceRule.EXCEPT_USER, id_)
        if (id_ := self.excepted.group_of(member)) is not None:
            return Verdict(AudienceRule.EXCEPT_GROUP, id_)
        if (id_ := self.excepted.department_of(member)) is not None:
            return Verdict(AudienceRule.EXCEPT_DEPARTMENT, id_)
        if self.everyone:
            return Verdict(AudienceRule.EVERYONE)
        if (id_ := self.included.user_of(member)) is not None:
            return Verdict(AudienceRule.VIA_USER, id_)
        if (id_ := self.included.group_of(member)) is not None:
            return Verdict(AudienceRule.VIA_GROUP, id_)
        if (id_ := self.included.department_of(member)) is not None:
            return Verdict(AudienceRule.VIA_DEPARTMENT, id_)
        return Verdict(AudienceRule.NOT_IN_AUDIENCE)

    def document(self) -> dict[str, Any]:
        """The audience as it is stored; what is empty is left out."""
        lists = {
            "users": self.included.users,
            "groups": self.included.groups,
            "departments": self.included.departments,
            "departments_with_subs": self.included.departments_with_subs,
            "except_users": self.excepted.users,
            "except_groups": self.excepted.groups,
            "except_departments": self.excepted.departments,
            "except_departments_with_subs": self.excepted.departments_with_subs,
        }
        return {"everyone": self.everyone} | {name: sorted(ids) for name, ids in lists.items() if ids}

    @classmethod
    def read(cls, document: dict[str, Any]) -> "Audience":
        """The audience out of its `document`."""

        def listed(prefix: str) -> Principals:
            return Principals(
                *(
                    frozenset(document.get(prefix + name, ()))
                    for name in ("users", "groups", "departments", "departments_with_subs")
                )
            )

        return cls(bool(document.get("everyone", False)), listed(""), listed("except_"))


EVERYONE = Audience()
