"""Who is named in records."""

from functools import partial
from typing import Any

from resolvers.connectors import people

unknown_people = partial(people.unknown_people, vendor="amoCRM", prefix="user-")


def person(id_: Any) -> str | None:
    """How a row names a user; nobody for robots, which have the number 0."""
    return f"user-{id_}" if id_ else None
