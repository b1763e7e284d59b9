"""What administrators have decided about the desktop: who each widget is for, what is pinned, what people may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from permissions.audience import EVERYONE, Audience, Membership
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.statement import Part

_GOVERNANCE = """
SELECT json_build_object('hide', c.allow_users_to_hide, 'rearrange', c.allow_users_to_rearrange, 'widgets',
  (SELECT json_agg(json_build_array(w.widget_key, w.pinned, w.audience)) FROM widget_settings w
    WHERE w.company_id = %(company)s))
FROM companies c WHERE c.id = %(company)s
"""


@dataclass(frozen=True, slots=True, eq=False)
class Governance:
    """The switches and the widgets' settings; a widget without any is for everyone and not pinned.

    The switches hold for everybody, administrators too: they see what they have decided.
    """

    may_hide: bool
    may_rearrange: bool
    audiences: Mapping[str, Audience]
    pinned: frozenset[str]

    def audience_of(self, key: str) -> Audience:
        """Who the widget is for."""
        return self.audiences.get(key, EVERYONE)

    def audience(self, reports: Iterable[CatalogEntry], member: Membership) -> frozenset[str]:
        """The keys of the reports that are for this person."""
        return frozenset(each.key for each in reports if self.audience_of(each.key).judge(member).is_admitted)


def governance_part() -> Part:
    """The governance of the company as a part of a statement."""
    return Part(_GOVERNANCE, {})


def read_governance(document: dict[str, Any]) -> Governance:
    """The governance out of the part's value."""
    rows: list[tuple[str, bool, dict[str, Any]]] = document["widgets"] or []
    return Governance(
        may_hide=document["hide"],
        may_rearrange=document["rearrange"],
        audiences={key: Audience.read(audience) for key, _, audience in rows},
        pinned=frozenset(key for key, is_pinned, _ in rows if is_pinned),
    )
