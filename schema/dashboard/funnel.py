"""Funnels."""

from decimal import Decimal

import strawberry

from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.widget_data import FunnelData, FunnelLossData, FunnelStepData
from schema.dashboard.counted import Counted
from schema.directory.deal_type import DealType, Stage, show_deal_type, show_stage


@strawberry.type(description="How many deals of the cohort reached a stage or one further on in the funnel.")
class FunnelStep(Counted):
    stage: Stage = strawberry.field(description="The stage.")
    count: int = strawberry.field(
        description="How many deals ever reached it or a later step; moving back does not un-count."
    )
    amount: Decimal | None = strawberry.field(
        description="What these deals are worth; null where the deal type has no price settings, see the widget's status."
    )
    share_of_previous: Decimal | None = strawberry.field(
        description="Ratio to the previous stage's count, to four decimals; null on the first stage and where the previous has none."
    )
    share_of_first: Decimal | None = strawberry.field(
        description="Ratio to the first stage's count, to four decimals; null where the first has none."
    )


@strawberry.type(description="Deals of the cohort that stand on an unsuccessful stage now.")
class FunnelLoss(Counted):
    from_stage: Stage | None = strawberry.field(
        name="from", description="The stage they were lost from; null where they stood on none of this deal type."
    )
    stage: Stage = strawberry.field(description="The unsuccessful stage they stand on.")
    count: int = strawberry.field(description="How many.")
    amount: Decimal | None = strawberry.field(
        description="What they were worth; null where the deal type has no price settings, see the widget's status."
    )


@strawberry.type(description="The funnel of one deal type over the deals created in the period.")
class Funnel:
    deal_type: DealType = strawberry.field(description="The deal type; a deal stands in the funnel of its type today.")
    steps: list[FunnelStep] = strawberry.field(
        description="The intermediate stages in order, then the successful ones, wherever these stand in the list of stages; "
        "unsuccessful ones aside. Counts never grow."
    )
    lost: list[FunnelLoss] = strawberry.field(description="What was lost, and from where.")


def show_funnel(widget: Widget, funnel: FunnelData) -> Funnel:
    """A deal type's funnel."""
    return Funnel(
        deal_type=show_deal_type(funnel.deal_type),
        steps=[show_step(widget, step) for step in funnel.steps],
        lost=[show_loss(widget, loss) for loss in funnel.lost],
    )


def show_step(widget: Widget, step: FunnelStepData) -> FunnelStep:
    """A stage of a funnel."""
    return FunnelStep(
        widget=widget,
        data=step,
        stage=show_stage(step.stage),
        count=step.count,
        amount=step.amount,
        share_of_previous=step.share_of_previous,
        share_of_first=step.share_of_first,
    )


def show_loss(widget: Widget, loss: FunnelLossData) -> FunnelLoss:
    """What was lost on a stage."""
    return FunnelLoss(
        widget=widget,
        data=loss,
        from_stage=show_stage(loss.lost_from) if loss.lost_from else None,
        stage=show_stage(loss.stage),
        count=loss.count,
        amount=loss.amount,
    )
