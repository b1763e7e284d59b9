"""Which default arrangement a desktop stands on."""

from enum import Enum

import strawberry

from resolvers.layout.owner import OwnerKind
from resolvers.layout.personal_layout_inputs import NamedDefault

PRECEDENCE = (
    "That of a person's own department goes first, then of the departments above it, the nearest first; then those of their groups, "
    "by name; then the company's; then the built-in one. What the one that counts does not say, the company's does."
)


@strawberry.enum(description=f"Whose default arrangement it is. {PRECEDENCE}")
class DefaultLayoutKind(Enum):
    DEPARTMENT = strawberry.enum_value("department", description="A department's, for all below it too.")
    GROUP = strawberry.enum_value("group", description="A group's.")
    COMPANY = strawberry.enum_value("company", description="The company's.")
    BUILT_IN = strawberry.enum_value("built_in", description="The one the product comes with.")


@strawberry.type(description="The default arrangement a desktop stands on.")
class StandingDefault:
    kind: DefaultLayoutKind = strawberry.field(description="Whose it is.")
    name: str | None = strawberry.field(description="The name of the department or group; null for the others.")


def show_standing_default(default: NamedDefault | None) -> StandingDefault:
    """The default as it is answered."""
    if default is None:
        return StandingDefault(kind=DefaultLayoutKind.BUILT_IN, name=None)
    return StandingDefault(kind=show_kind(default.owner.kind), name=default.name)


def show_kind(kind: OwnerKind) -> DefaultLayoutKind:
    """Whose default it is, as it is answered."""
    return DefaultLayoutKind(kind.value)
