"""Widgets that could not be computed."""

from dataclasses import dataclass

from resolvers.dashboard.status import FailureCode


@dataclass(frozen=True, slots=True)
class WidgetFailure:
    """The report could not be computed; the rest of why is in the log."""

    code: FailureCode = FailureCode.UNKNOWN
