"""What a desktop stands on, read in one statement: the configuration, the scope with its name, and whatever its layout follows from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from permissions.viewer import Viewer
from resolvers.catalog.people import NOBODY, People, people_of_reports_part, people_part, read_people
from resolvers.configuration import Configuration, configuration_part, read_configuration
from resolvers.dashboard.scope import NamedScope, ScopeRequest, find_scope, scope_part
from resolvers.layout.personal_layout_inputs import PersonalLayoutInputs, personal_layout_parts, read_personal_layout
from resolvers.report_definitions.vocabulary.attribute import OF_PEOPLE
from resolvers.statement import Part


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class DashboardContext:
    """The ground of one desktop; while the database says the same of it, the same object."""

    configuration: Configuration
    scope: NamedScope
    arrangement: PersonalLayoutInputs
    people: People = NOBODY


def context_parts(viewer: Viewer, *, with_people: bool = False) -> list[Part]:
    """What all desks of a viewer share, as parts of a statement."""
    people = people_part() if with_people else people_of_reports_part(OF_PEOPLE)
    return [part.as_text() for part in (configuration_part(), people, *personal_layout_parts(viewer.user_id))]


def scope_of_context_part(viewer: Viewer, requested: ScopeRequest) -> Part:
    """What a desk has of its own, as the last part."""
    return scope_part(viewer, requested).as_text()


def read_context(viewer: Viewer, requested: ScopeRequest, said: Sequence[str | None]) -> DashboardContext:
    """The desk out of the parts' values. Raises what `find_scope` raises."""
    settings, *others = said
    assert settings is not None  # of every company something is said
    values: list[Any] = [None if text is None else json.loads(text, parse_float=Decimal) for text in others]
    people, *arrangement, scope = values
    return DashboardContext(
        read_configuration(viewer.company.id, settings),
        find_scope(viewer, requested, scope),
        read_personal_layout(viewer.user_id, arrangement),
        read_people(people),
    )
