"""Blocks 15 to 18: incoming communications, by the time they were received."""

from datetime import datetime

from tests.oracle.figures import Figures, flow
from tests.oracle.periods import Interval
from tests.oracle.question import Question


def received(question: Question, channel: str) -> Figures:
    """Incoming ones of a channel; a call counts whether it was answered or not."""
    rows = {
        name: row
        for name, row in question.communications.items()
        if row.channel == channel and row.direction == "incoming"
    }

    def happened(interval: Interval) -> dict[str, datetime]:
        return {name: row.occurred_at for name, row in rows.items() if row.occurred_at in interval}

    missed = {name for name in happened(question.period) if rows[name].answered is False}
    return flow(question, happened, secondary={"missed": missed} if channel == "call" else {})


def calls(question: Question) -> Figures:
    """Block 15."""
    return received(question, "call")


def sms(question: Question) -> Figures:
    """Block 16."""
    return received(question, "sms")


def emails(question: Question) -> Figures:
    """Block 17."""
    return received(question, "email")


def forms(question: Question) -> Figures:
    """Block 18."""
    return received(question, "form")
