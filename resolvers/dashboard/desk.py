"""What a desktop stands on, read in one statement: the configuration, the scope with its name, and the person's own arrangement."""

from dataclasses import dataclass
from typing import Any

from permissions.viewer import Viewer
from resolvers.configuration import Configuration, configuration_part, read_configuration
from resolvers.dashboard.scope import NamedScope, ScopeRequest, find_scope, scope_part
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


@dataclass(frozen=True, slots=True)
class Desk:
    """The ground of one desktop."""

    configuration: Configuration
    scope: NamedScope
    arrangement: Arrangement


def desk_parts(viewer: Viewer, request: ScopeRequest) -> list[Part]:
    """The parts a desk is read by, in the order `read_desk` takes their values."""
    return [configuration_part(), Part(_PERSONAL, {"user": viewer.user_id}), scope_part(viewer, request)]


def read_desk(viewer: Viewer, request: ScopeRequest, values: list[Any]) -> Desk:
    """The desk out of the parts' values. Raises what `find_scope` raises."""
    configuration, personal, scope = values
    revision, delta = personal or (0, {})
    return Desk(
        configuration=read_configuration(viewer.company.id, configuration),
        scope=find_scope(viewer, request, scope),
        arrangement=Arrangement(revision, frozenset(delta.get("hidden", ()))),
    )
