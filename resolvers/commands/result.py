"""What comes of a command."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from resolvers.language import LocalizedText
from resolvers.user_error import UserError

V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class CommandResult(Generic[V_co]):
    """What a command made or changed, or what was wrong, and then nothing was changed.

    The value is what the command says it gives: an object's number, a record as it is now. Both are empty in one case: the change
    was made and took the record out of the viewer's sight. Warnings tell of consequences that may not have been meant; they stand
    beside a change that was made.
    """

    value: V_co | None
    warnings: tuple[LocalizedText, ...] = ()
    errors: tuple[UserError, ...] = ()
