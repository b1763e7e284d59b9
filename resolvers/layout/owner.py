"""Whose arrangement it is: a person's own, or the default of the company, a group or a department."""

from dataclasses import dataclass
from enum import StrEnum


class OwnerKind(StrEnum):
    """Kinds of owners, as they are stored."""

    USER = "user"
    COMPANY = "company"
    GROUP = "group"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner of an arrangement; ``id`` is 0 for the company."""

    kind: OwnerKind
    id: int = 0


COMPANY = Owner(OwnerKind.COMPANY)
