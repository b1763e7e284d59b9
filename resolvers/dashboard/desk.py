"""What a desktop stands on, read in one statement: the configuration, the scope with its name, and the person's own arrangement."""

from dataclasses import dataclass
from typing import Any

from permissions.viewer import Viewer
from resolvers.configuration import Configuration, configuration_part, read_configuration
from resolvers.dashboard.scope import NamedScope
from resolvers.statement import Part

_PERSONAL = """
SELECT json_build_array(p.revision, p.delta) FROM personal_dashboards p
WHERE p.company_id = %(company)s AND p.user_id = %(s_user)s
"""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A person's own arrangement: its revision (0: the default, untouched) and the keys of the widgets they hid."""

    revision: int
    hidden: frozenset[str]


UNTOUCHED = Arrangement(0, frozenset())


@dataclass(frozen=True, slots=True)
class Desk:
    """The ground of one desktop."""

    configuration: Configuration
    scope: NamedScope
    arrangement: Arrangement


def ground_parts(viewer: Viewer) -> list[Part]:
    """What all desks of a viewer share, as parts of a statement."""
    return [configuration_part(), Part(_PERSONAL, {"user": viewer.user_id})]


def read_ground(viewer: Viewer, values: list[Any]) -> tuple[Configuration, Arrangement]:
    """The configuration and the viewer's arrangement out of the parts' values."""
    configuration, personal = values
    arrangement = Arrangement(personal[0], frozenset(personal[1].get("hidden", ()))) if personal else UNTOUCHED
    return read_configuration(viewer.company.id, configuration), arrangement
