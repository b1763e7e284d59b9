"""What the transition ledger says about deals."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tests.oracle.periods import Interval
from tests.oracle.records import Settings, Transition

OPEN, WON, LOST = "open", "won", "lost"


class Ledger:
    """The rows of some deals, each deal's in order, judged by the report field settings."""

    def __init__(self, transitions: Iterable[Transition], deals: Iterable[str], settings: Settings) -> None:
        self.rows: dict[str, list[Transition]] = {deal: [] for deal in deals}
        for row in transitions:
            if row.deal in self.rows:
                self.rows[row.deal].append(row)
        for rows in self.rows.values():
            rows.sort(key=lambda row: (row.occurred_at, row.ordinal))
        by_type = settings.deal_types.items()
        self.success: Mapping[str, set[str]] = {deal_type: each.success_stages for deal_type, each in by_type}
        self.failure: Mapping[str, set[str]] = {deal_type: each.failure_stages for deal_type, each in by_type}

    def outcome_of(self, row: Transition | None) -> str:
        """How a deal stands after a row: judged by the row's own type; on no stage yet it is open."""
        if row is not None and row.to_stage in self.success.get(row.deal_type, ()):
            return WON
        if row is not None and row.to_stage in self.failure.get(row.deal_type, ()):
            return LOST
        return OPEN

    def last_row(self, deal: str, before: datetime) -> Transition | None:
        """The row a deal stands by at an instant."""
        last = None
        for row in self.rows[deal]:
            if row.occurred_at >= before:
                break
            last = row
        return last

    def standing(self, deal: str, before: datetime) -> str:
        """Open, won or lost, at an instant."""
        return self.outcome_of(self.last_row(deal, before))

    def first_entries(self, outcome: str, interval: Interval) -> dict[str, Transition]:
        """The deals that entered an outcome in the interval, each with its first entry there."""
        found: dict[str, Transition] = {}
        for deal, rows in self.rows.items():
            before = None
            for row in rows:
                # Moving between two successful stages is no new win, also when the deal's type changes with it.
                is_entry = self.outcome_of(row) == outcome != self.outcome_of(before)
                if is_entry and row.occurred_at in interval and deal not in found:
                    found[deal] = row
                before = row
        return found
