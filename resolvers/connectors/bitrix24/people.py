"""Who is named in records."""

from functools import partial
from typing import Any

from resolvers.connectors import people

# ``user.get`` lists neither robots nor integrators.
unknown_people = partial(people.unknown_people, vendor="Bitrix24", prefix="user-")


def person(id_: Any) -> str | None:
    """How a row names an employee; nobody by 0 or nothing."""
    return f"user-{id_}" if str(id_ or "0") != "0" else None
