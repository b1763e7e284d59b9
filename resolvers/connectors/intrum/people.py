"""Who is named in records."""

from functools import partial
from typing import Any

from resolvers.connectors import people

unknown_people = partial(people.unknown_people, vendor="INTRUM", prefix="worker-")


def person(id_: Any) -> str | None:
    """How a row names an employee; nobody by 0 or nothing."""
    return f"worker-{id_}" if str(id_ or 0) != "0" else None
