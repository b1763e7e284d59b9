"""The ground of one person's layout, read in the statement of their desktop."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from permissions.audience import Membership
from resolvers.alphabet import sort_key
from resolvers.layout.arranging import Layout
from resolvers.layout.delta import UNTOUCHED, Delta, read_delta
from resolvers.layout.governance import Governance, governance_part, read_governance
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.membership import NAMED, WALK, read_membership
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.catalog_of_company import catalogue, published_reports_part, read_published_reports
from resolvers.report_definitions.saved_report import SavedReport
from resolvers.statement import Part, read_parts_within

_STANDING = f"""
{WALK} SELECT json_build_object({NAMED},
  'defaults', (SELECT json_agg(json_build_array(principal, principal_id, layout)) FROM default_dashboards
    WHERE company_id = %(company)s AND layout <> '{{}}' AND (principal = 'company'
      OR principal = 'department' AND principal_id IN (SELECT id FROM above)
      OR principal = 'group' AND principal_id IN (SELECT id FROM belonging))),
  'own', (SELECT json_build_array(revision, delta, filters) FROM personal_dashboards
    WHERE company_id = %(company)s AND user_id = %(s_user)s))
"""  # noqa: S608 - of constants


@dataclass(frozen=True, slots=True)
class NamedDefault:
    """A default arrangement and what its owner is called; the company's has no name."""

    owner: Owner
    name: str | None
    delta: Delta


@dataclass(frozen=True, eq=False)
class PersonalLayoutInputs:
    """What one person's layout follows from, and what it is called.

    ``reports`` are those on the company's desktops, whoever they are for. ``defaults`` are those that apply to the person, by
    precedence. ``names`` are those of their groups and departments. ``revision`` is the number of their own arrangement, 0 if they
    have never changed anything. ``filters`` are those that they chose last, as they are kept.
    """

    governance: Governance
    reports: tuple[SavedReport, ...]
    member: Membership
    names: dict[Owner, str]
    defaults: tuple[NamedDefault, ...]
    revision: int
    delta: Delta
    filters: Sequence[Any] = ()

    @cached_property
    def catalogue(self) -> tuple[CatalogEntry, ...]:
        """All blocks and published reports, whoever they are for."""
        return catalogue(self.reports)

    @property
    def reports_on_desktop(self) -> frozenset[int]:
        """Those of the company's published reports that are for this person."""
        theirs = self.governance.audience(self.reports, self.member)
        return frozenset(report.id for report in self.reports if report.key in theirs)

    @property
    def default(self) -> NamedDefault | None:
        """The default the person stands on; ``None`` for the built-in one."""
        return self.defaults[0] if self.defaults else None

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands on their desktop."""
        return Layout(self.layout_inputs())

    def layout_inputs(self) -> LayoutInputs:
        """The ground of the layout. The default they stand on goes before the company's; no other one counts."""
        standing = self.defaults[:1]
        company = tuple(each for each in self.defaults[1:] if each.owner.kind is OwnerKind.COMPANY)
        return LayoutInputs(
            catalogue=self.catalogue,
            audience=self.governance.audience(self.catalogue, self.member),
            pinned=self.governance.pinned,
            defaults=tuple(each.delta for each in (*standing, *company)),
            personal=self.delta,
            may_hide=self.governance.may_hide,
            may_rearrange=self.governance.may_rearrange,
        )


def personal_layout_parts(user_id: int) -> list[Part]:
    """What one person's layout follows from, as parts of a statement."""
    return [governance_part(), published_reports_part(), Part(_STANDING, {"user": user_id})]


def read_personal_layout(user_id: int, values: list[Any]) -> PersonalLayoutInputs:
    """The ground out of the parts' values."""
    governance, published, belonging = values
    departments: list[tuple[int, str]] = belonging["departments"] or []
    groups: list[tuple[int, str]] = belonging["groups"] or []
    # Whoever reads it and in whatever language: what counts is one thing.
    groups.sort(key=lambda group: (sort_key(group[1], "en"), group[0]))
    names = {Owner(OwnerKind.DEPARTMENT, id_): name for id_, name in departments}
    names |= {Owner(OwnerKind.GROUP, id_): name for id_, name in groups}
    defaults = {Owner(OwnerKind(kind), id_): read_delta(layout) for kind, id_, layout in belonging["defaults"] or ()}
    own: tuple[int, dict[str, Any], list[Any]] | None = belonging["own"]
    # By precedence: the nearest department upwards, then groups by name, then the company.
    return PersonalLayoutInputs(
        governance=read_governance(governance),
        reports=read_published_reports(published),
        member=read_membership(user_id, belonging),
        names=names,
        defaults=tuple(
            NamedDefault(owner, names.get(owner), defaults[owner])
            for owner in (*names, Owner(OwnerKind.COMPANY))
            if owner in defaults
        ),
        revision=own[0] if own else 0,
        delta=read_delta(own[1]) if own else UNTOUCHED,
        filters=own[2] if own else (),
    )


async def load_personal_layout(connection: AsyncConnection, company_id: int, user_id: int) -> PersonalLayoutInputs:
    """The ground of one person's layout as it is now, where nothing else of their desktop is asked for. One statement."""
    values = await read_parts_within(connection, personal_layout_parts(user_id), {"company": company_id})
    return read_personal_layout(user_id, values)
