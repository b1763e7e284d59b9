"""What one statement can read together: requests that follow the same settings, which are parameters of the whole statement."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from resolvers.configuration import Configuration


class _Configured(Protocol):
    @property
    def configuration(self) -> Configuration: ...


C = TypeVar("C", bound=_Configured)


def by_configuration(requests: Sequence[C]) -> list[list[C]]:
    """The requests in groups of one configuration each. A request has one; a preview of other settings adds a second."""
    groups: dict[int, list[C]] = {}
    for request in requests:
        groups.setdefault(id(request.configuration), []).append(request)
    return list(groups.values())
