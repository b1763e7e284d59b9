"""What a desktop stands on, read in one statement: the configuration, the scope with its name, and whatever its layout follows from."""

from dataclasses import dataclass
from typing import Any

from permissions.viewer import Viewer
from resolvers.catalog.people import NOBODY, People, people_of_reports_part, read_people
from resolvers.configuration import Configuration, configuration_part, read_configuration
from resolvers.dashboard.scope import NamedScope
from resolvers.layout.personal_ground import PersonalGround, personal_ground_parts, read_personal_ground
from resolvers.statement import Part


@dataclass(frozen=True, slots=True)
class Desk:
    """The ground of one desktop."""

    configuration: Configuration
    scope: NamedScope
    arrangement: PersonalGround
    people: People = NOBODY


def ground_parts(viewer: Viewer) -> list[Part]:
    """What all desks of a viewer share, as parts of a statement."""
    return [configuration_part(), people_of_reports_part(), *personal_ground_parts(viewer.user_id)]


def read_ground(viewer: Viewer, values: list[Any]) -> tuple[Configuration, PersonalGround, People]:
    """The configuration and the viewer's arrangement out of the parts' values."""
    document, people, *arrangement = values
    configuration = read_configuration(viewer.company.id, document)
    return configuration, read_personal_ground(viewer.user_id, arrangement), read_people(people)
