"""The ground of one person's layout, read in the statement of their desktop."""

from dataclasses import dataclass
from typing import Any

from permissions.audience import Membership
from resolvers.catalog.blocks import BLOCKS
from resolvers.layout.delta import UNTOUCHED, Delta, read_delta
from resolvers.layout.governance import Governance, governance_part, read_governance
from resolvers.layout.ground import Ground
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.statement import Part

# The departments above are walked with the way that was come, so that a circle of departments ends the walk.
_BELONGING = """
WITH RECURSIVE above AS (
  SELECT d.id, d.name, d.parent_id, ARRAY[d.id] AS way FROM users u JOIN departments d
    ON d.company_id = %(company)s AND d.id = u.department_id
    WHERE u.company_id = %(company)s AND u.id = %(s_user)s
  UNION ALL
  SELECT d.id, d.name, d.parent_id, way || d.id FROM above JOIN departments d
    ON d.company_id = %(company)s AND d.id = above.parent_id AND d.id <> ALL(way)),
belonging AS (
  SELECT g.id, g.name FROM group_members m JOIN groups g ON g.company_id = %(company)s AND g.id = m.group_id
    WHERE m.company_id = %(company)s AND m.user_id = %(s_user)s)
SELECT json_build_object(
  'departments', (SELECT json_agg(json_build_array(id, name) ORDER BY cardinality(way)) FROM above),
  'groups', (SELECT json_agg(json_build_array(id, name) ORDER BY name, id) FROM belonging),
  'defaults', (SELECT json_agg(json_build_array(principal, principal_id, layout)) FROM default_dashboards
    WHERE company_id = %(company)s AND layout <> '{}' AND (principal = 'company'
      OR principal = 'department' AND principal_id IN (SELECT id FROM above)
      OR principal = 'group' AND principal_id IN (SELECT id FROM belonging))),
  'own', (SELECT json_build_array(revision, delta) FROM personal_dashboards
    WHERE company_id = %(company)s AND user_id = %(s_user)s))
"""


@dataclass(frozen=True, slots=True)
class NamedDefault:
    """A default arrangement and what its owner is called; the company's has no name."""

    owner: Owner
    name: str | None
    delta: Delta


@dataclass(frozen=True, slots=True, eq=False)
class PersonalGround:
    """What one person's layout follows from, and what it is called.

    ``defaults`` are those that apply to the person, by precedence. ``names`` are those of their groups and departments.
    ``revision`` is the number of their own arrangement, 0 if they have never changed anything.
    """

    governance: Governance
    member: Membership
    names: dict[Owner, str]
    defaults: tuple[NamedDefault, ...]
    revision: int
    delta: Delta

    @property
    def default(self) -> NamedDefault | None:
        """The default the person stands on; ``None`` for the built-in one."""
        return self.defaults[0] if self.defaults else None

    def ground(self) -> Ground:
        """The ground of the layout. The default they stand on goes before the company's; no other one counts."""
        standing = self.defaults[:1]
        company = tuple(each for each in self.defaults[1:] if each.owner.kind is OwnerKind.COMPANY)
        return Ground(
            catalogue=BLOCKS,
            audience=self.governance.audience(BLOCKS, self.member),
            pinned=self.governance.pinned,
            defaults=tuple(each.delta for each in (*standing, *company)),
            personal=self.delta,
            may_hide=self.governance.may_hide,
            may_rearrange=self.governance.may_rearrange,
        )


def personal_ground_parts(user_id: int) -> list[Part]:
    """What one person's layout follows from, as parts of a statement."""
    return [governance_part(), Part(_BELONGING, {"user": user_id})]


def read_personal_ground(user_id: int, values: list[Any]) -> PersonalGround:
    """The ground out of the parts' values."""
    governance, belonging = values
    departments: list[tuple[int, str]] = belonging["departments"] or []
    groups: list[tuple[int, str]] = belonging["groups"] or []
    names = {Owner(OwnerKind.DEPARTMENT, id_): name for id_, name in departments}
    names |= {Owner(OwnerKind.GROUP, id_): name for id_, name in groups}
    defaults = {Owner(OwnerKind(kind), id_): read_delta(layout) for kind, id_, layout in belonging["defaults"] or ()}
    own: tuple[int, dict[str, Any]] | None = belonging["own"]
    # By precedence: the nearest department upwards, then groups by name, then the company.
    return PersonalGround(
        governance=read_governance(governance),
        member=Membership(user_id, tuple(id_ for id_, _ in groups), tuple(id_ for id_, _ in departments)),
        names=names,
        defaults=tuple(
            NamedDefault(owner, names.get(owner), defaults[owner])
            for owner in (*names, Owner(OwnerKind.COMPANY))
            if owner in defaults
        ),
        revision=own[0] if own else 0,
        delta=read_delta(own[1]) if own else UNTOUCHED,
    )
