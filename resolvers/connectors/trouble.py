"""What may be wrong between a vendor and us."""

from dataclasses import dataclass
from enum import StrEnum

from resolvers.text_checks import storable

_SHOWN = 300


class TroubleKind(StrEnum):
    """What is wrong, and so what helps."""

    UNREACHABLE = "unreachable"
    """It does not answer, or says that it cannot now: trying again may help."""
    LIMITED = "limited"
    """It was asked too often: waiting helps."""
    UNAUTHORIZED = "unauthorized"
    """The settings are wrong, or what they name has expired: somebody has to set them anew."""
    FORBIDDEN = "forbidden"
    """Whoever the settings name may not see that: somebody has to be given rights there."""
    UNEXPECTED = "unexpected"
    """Its answer is not as documented, or it takes the question for wrong."""


PASSING = frozenset({TroubleKind.UNREACHABLE, TroubleKind.LIMITED})
"""What is tried again at once."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong. ``detail`` is in the vendor's words, as far as they can be kept; ``retry_after`` is in seconds; ``status`` is that
    of the answer, 0 where there was none."""

    kind: TroubleKind
    detail: str
    retry_after: float | None = None
    status: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "detail", storable(self.detail)[:_SHOWN])


UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, OSError)
"""What reading something raises that is not as it is documented; `OSError` is of instants that no calendar has."""


class VendorError(Exception):
    """The vendor cannot be asked now."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"{trouble.kind}: {trouble.detail}")
        self.trouble = trouble


class NotYetError(Exception):
    """The vendor may not be asked so soon; so many ``seconds`` later it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"in {seconds:.1f} s")
        self.seconds = seconds
