"""Blocks 10 to 13: what was created in the period, by kind and by source."""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from tests.oracle.figures import Figures, flow, share
from tests.oracle.periods import Interval
from tests.oracle.question import Question
from tests.oracle.records import Activity, Deal

Created = TypeVar("Created", Activity, Deal)


def created(
    question: Question, rows: Mapping[str, Created], category: Callable[[Created], Hashable]
) -> tuple[Figures, dict[Any, set[str]]]:
    """The total as a metric, and the records of each category that has any."""

    def happened(interval: Interval) -> dict[str, datetime]:
        return {name: row.created_at for name, row in rows.items() if row.created_at in interval}

    metric = flow(question, happened)
    records: dict[Any, set[str]] = {}
    for name in metric["records"]:
        records.setdefault(category(rows[name]), set()).add(name)
    return metric, records


def breakdown(question: Question, rows: Mapping[str, Created], category: Callable[[Created], Hashable]) -> Figures:
    """Slices with their share of the total."""
    metric, records = created(question, rows, category)
    slices = {name: (len(behind), share(len(behind), metric["value"])) for name, behind in records.items()}
    return metric | {"slices": slices, "records": records}


def new_activities(question: Question) -> Figures:
    """Block 10."""
    return breakdown(question, question.activities, lambda activity: activity.activity_type)


def activity_sources(question: Question) -> Figures:
    """Block 11: a matrix of activity type and source."""
    metric, records = created(
        question, question.activities, lambda activity: (activity.activity_type, question.source(activity))
    )
    return metric | {"cells": {place: len(behind) for place, behind in records.items()}, "records": records}


def deal_types(question: Question) -> Figures:
    """Block 12."""
    return breakdown(question, question.deals_of_type, lambda deal: deal.deal_type)


def deal_sources(question: Question) -> Figures:
    """Block 13."""
    return breakdown(question, question.deals_of_type, question.source)
