"""What is wrong with an input, told to whoever filled it in."""

from dataclasses import dataclass
from enum import StrEnum

from resolvers.language import LocalizedText

Path = tuple[str, ...]


class UserErrorCode(StrEnum):
    """Kinds of mistakes, for programs; the message is for people."""

    REQUIRED = "REQUIRED"
    INVALID = "INVALID"
    TOO_LONG = "TOO_LONG"
    NOT_FOUND = "NOT_FOUND"
    ARCHIVED = "ARCHIVED"
    FORBIDDEN = "FORBIDDEN"
    TAKEN = "TAKEN"
    IN_USE = "IN_USE"
    TOO_COSTLY = "TOO_COSTLY"
    LIMIT_REACHED = "LIMIT_REACHED"


@dataclass(frozen=True, slots=True)
class UserError:
    """One mistake: the path of the input field it is in (list indices as digits), and what was expected there."""

    field: Path
    code: UserErrorCode
    message: LocalizedText


class Problems:
    """Collects the mistakes of one input, so that all are told at once."""

    def __init__(self) -> None:
        self._found: list[UserError] = []

    def add(self, field: Path, code: UserErrorCode, message: LocalizedText) -> None:
        """Notes one mistake."""
        self._found.append(UserError(field, code, message))

    def wrong(self, field: Path, message: LocalizedText, code: UserErrorCode = UserErrorCode.INVALID) -> None:
        """Notes one mistake that is nearly always of what was given, and seldom of another code."""
        self.add(field, code, message)

    def not_found(self, field: Path) -> None:
        """Notes a reference to nothing. Another company's and an invisible object read the same as one that never was."""
        self.add(field, UserErrorCode.NOT_FOUND, _NOT_FOUND)

    def extend(self, others: "Problems") -> None:
        """Notes the mistakes of another collection too."""
        self._found.extend(others.found)

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def found(self) -> tuple[UserError, ...]:
        """The mistakes, in the order they were noted."""
        return tuple(self._found)


_NOT_FOUND = LocalizedText(
    "Nothing of the kind expected here has this id. Expected the id of an object of that kind that you can see.",
    "Ничего подходящего с таким идентификатором нет. Ожидается идентификатор объекта нужного вида, который вам виден.",
)
