"""What is known of a request, for those who run the server."""

from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Came(StrEnum):
    """Where an answer that may be kept came from."""

    KEPT = "kept"
    COMPUTED = "computed"
    NOT_MODIFIED = "not-modified"


@dataclass(slots=True)
class Observed:
    """One request, as far as it has come. Nothing here names anybody, or tells what was asked for: ids, and names out of programs.

    ``part`` is that part of the program which answers; ``operation`` what a client calls what it asked (``Desktop``);
    ``cost`` as `docs/cost.md` counts it; ``outcome`` the code of the first error, ``OK`` without any.
    """

    request: str = ""
    part: str = ""
    company: int | None = None
    person: int | None = None
    operation: str | None = None
    cost: int | None = None
    came: Came | None = None
    outcome: str | None = None

    def fail(self, outcome: str) -> None:
        """Something went wrong; what went wrong first is what counts."""
        if self.outcome is None:
            self.outcome = outcome

    def who(self) -> dict[str, Any]:
        """By what other lines of the log are known as this request's."""
        known = {"request": self.request or None, "company": self.company, "person": self.person}
        return {name: value for name, value in known.items() if value is not None}


_current: ContextVar[Observed | None] = ContextVar("observed", default=None)


def observed() -> Observed:
    """The request at hand; one that nobody looks at where there is none."""
    return _current.get() or Observed()


def begin(request: Observed) -> None:
    """From here on this is the request at hand, for whatever is begun for it."""
    _current.set(request)
