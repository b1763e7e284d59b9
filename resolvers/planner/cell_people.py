"""Of which departments the cells hold what some people have, or nearly: the rest is counted from the base tables, person by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from resolvers.configuration import Configuration

# Those whose records are read one by one, to each of all people: of more the base tables answer as fast.
PEOPLE_FOR_ONE = 10


@dataclass(frozen=True)
class CellPeople:
    """The cells of which departments are read; none: those of the whole company. ``missing`` are people that are not among their
    ``members``, ``unwanted`` those of them whose records are none of the scan's.
    """

    departments: tuple[int, ...] = ()
    members: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    unwanted: tuple[int, ...] = ()

    @cached_property
    def params(self) -> dict[str, object]:
        """The parameters of them; whose records count how often besides."""
        if not self.departments:
            return {}
        others = [*self.missing, *self.unwanted]
        factors = [1] * len(self.missing) + [-1] * len(self.unwanted)
        return {
            "departments": list(self.departments),
            "members": list(self.members),
            **({"others": others, "factors": factors} if others else {}),
        }


def cell_people(configuration: Configuration, people: Sequence[int] | None) -> CellPeople | None:
    """The cells that have what these people have, ``None`` for the whole company; ``None``: none are of use."""
    if not configuration.has_cells:
        return None
    if people is None:
        return CellPeople()
    wanted = set(people)
    departments = [
        department
        for department, members in configuration.cell_members.items()
        if 2 * len(wanted.intersection(members)) > len(members)
    ]
    members = {each for department in departments for each in configuration.cell_members[department]}
    missing, unwanted = sorted(wanted - members), sorted(members - wanted)
    if not departments or PEOPLE_FOR_ONE * (len(missing) + len(unwanted)) > len(wanted):
        return None
    return CellPeople(tuple(sorted(departments)), tuple(sorted(members)), tuple(missing), tuple(unwanted))
