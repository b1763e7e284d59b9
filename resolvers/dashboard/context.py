"""What a desktop stands on, read in one statement: the configuration, the scope with its name, and whatever its layout follows from."""

from dataclasses import dataclass
from typing import Any

from permissions.viewer import Viewer
from resolvers.catalog.people import NOBODY, People, people_of_reports_part, people_part, read_people
from resolvers.configuration import Configuration, configuration_part, read_configuration
from resolvers.dashboard.scope import NamedScope
from resolvers.layout.personal_layout_inputs import PersonalLayoutInputs, personal_layout_parts, read_personal_layout
from resolvers.report_definitions.vocabulary.attribute import OF_PEOPLE
from resolvers.statement import Part


@dataclass(frozen=True, slots=True)
class DashboardContext:
    """The ground of one desktop."""

    configuration: Configuration
    scope: NamedScope
    arrangement: PersonalLayoutInputs
    people: People = NOBODY


def context_parts(viewer: Viewer, *, with_people: bool = False) -> list[Part]:
    """What all desks of a viewer share, as parts of a statement."""
    people = people_part() if with_people else people_of_reports_part(OF_PEOPLE)
    return [configuration_part(), people, *personal_layout_parts(viewer.user_id)]


def read_context(viewer: Viewer, values: list[Any]) -> tuple[Configuration, PersonalLayoutInputs, People]:
    """The configuration and the viewer's arrangement out of the parts' values."""
    settings, people, *arrangement = values
    configuration = read_configuration(viewer.company.id, settings)
    return configuration, read_personal_layout(viewer.user_id, arrangement), read_people(people)
