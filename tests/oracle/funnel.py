"""Block 14: how far the deals created in the period have come, one funnel per deal type."""

from typing import Any

from tests.oracle.figures import Figures, share
from tests.oracle.question import Question
from tests.oracle.records import DealType, Stage


def sales_funnel(question: Question) -> Figures:
    """A funnel for every deal type, the archived ones only where they have deals."""
    cohorts: dict[str, list[str]] = {
        each.external_id: [] for each in question.records.deal_types.values() if is_shown(question, each)
    }
    for name, deal in question.deals_of_type.items():
        if deal.created_at in question.period:
            cohorts.setdefault(deal.deal_type, []).append(name)
    return {"funnels": {deal_type: funnel(question, deal_type, deals) for deal_type, deals in cohorts.items()}}


def is_shown(question: Question, deal_type: DealType) -> bool:
    """Whether a type has a funnel also where it has no deals."""
    return not deal_type.archived and question.is_of_type(deal_type.external_id)


def funnel(question: Question, deal_type: str, deals: list[str]) -> Figures:
    """Steps over the intermediate stages, then over the successful ones; the losses apart."""
    stages = steps_of(question, deal_type)
    reached: list[set[str]] = [set() for _ in stages]
    for deal in deals:
        for step in range(furthest(question, deal_type, deal, stages) + 1):
            reached[step].add(deal)
    steps: list[tuple[Any, ...]] = []
    for step, stage in enumerate(stages):
        count, first, before = len(reached[step]), len(reached[0]), len(reached[step - 1])
        of_previous = share(count, before) if step > 0 and before else None
        of_first = share(count, first) if first else None
        steps.append((stage.external_id, count, question.worth_of(reached[step]), of_previous, of_first))
    losses = losses_of(question, deal_type, deals)
    return {
        "steps": steps,
        "records": reached,
        "lost": {place: (len(lost), question.worth_of(lost)) for place, lost in losses.items()},
        "lost_records": losses,
    }


def steps_of(question: Question, deal_type: str) -> list[Stage]:
    """The intermediate stages of a type in order, and the successful ones in theirs behind them."""
    chosen = question.records.settings.of(deal_type)
    stages = [each for each in question.records.stages.values() if each.deal_type == deal_type]
    stages.sort(key=lambda stage: (stage.position, stage.external_id))
    closed = chosen.success_stages | chosen.failure_stages
    intermediate = [stage for stage in stages if stage.external_id not in closed]
    return intermediate + [stage for stage in stages if stage.external_id in chosen.success_stages]


def furthest(question: Question, deal_type: str, deal: str, stages: list[Stage]) -> int:
    """The index of the furthest stage a deal was ever moved to in this type; -1 when there is none."""
    order = {stage.external_id: index for index, stage in enumerate(stages)}
    rows = [row for row in question.ledger.rows[deal] if row.deal_type == deal_type]
    return max((order[row.to_stage] for row in rows if row.to_stage in order), default=-1)


def losses_of(question: Question, deal_type: str, deals: list[str]) -> dict[tuple[str | None, str], set[str]]:
    """The deals that stand on an unsuccessful stage now, by the stage they were lost from and the one they are on."""
    failure = question.records.settings.of(deal_type).failure_stages
    found: dict[tuple[str | None, str], set[str]] = {}
    for deal in deals:
        rows = question.ledger.rows[deal]
        if not rows or rows[-1].to_stage not in failure:
            continue
        before = [row for row in rows if row.to_stage not in failure]
        lost_from = before[-1].to_stage if before and before[-1].deal_type == deal_type else None
        found.setdefault((lost_from, rows[-1].to_stage), set()).add(deal)
    return found
