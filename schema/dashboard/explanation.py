"""How a number came about."""

from datetime import date, datetime

import strawberry

from models import Entity
from resolvers.dashboard import explanation
from resolvers.dashboard.explanation import NoteCode
from resolvers.language import Language
from schema.context import Info
from schema.dashboard.period import FIRST_DAY, LAST_DAY, Period, show_period
from schema.described_enum import describe
from schema.node import global_id

describe(
    NoteCode,
    "What is left out of a number, or notable about it.",
    {
        NoteCode.PERIOD_RUNNING: "The period is not over; the earlier one is taken up to the same place.",
        NoteCode.PERIOD_NOT_BEGUN: "The period is yet to begin, so it is compared with nothing.",
        NoteCode.WITHOUT_PRICE: "Deals among those counted have no price and add 0.",
        NoteCode.WITHOUT_RATE: "Deals among those counted are in another currency, without an exchange rate for their day: they add 0, "
        "and are not among those without a price.",
        NoteCode.CONVERTED: "Deals among those counted are in another currency, and add what they come to by the rate of their day.",
        NoteCode.RETURNED: "Deals among those counted had left the outcome again by the period's end.",
        NoteCode.NOT_NARROWED: "The desktop has filters that its rows are not narrowed by: they have no such value.",
        NoteCode.MISSING_SETTING: "A deal or activity type lacks a setting the figure needs.",
    },
    name="NoteCode",
)


@strawberry.type(description="A remark on a number.")
class Note:
    code: NoteCode = strawberry.field(description="What it is about.")
    text: str = strawberry.field(description="The remark in words.")
    count: int | None = strawberry.field(description="How many records it is about, where it is about records.")


@strawberry.type(description="A report field setting that a number was counted by.")
class SettingInForce:
    text: str = strawberry.field(description="What is set, in words.")
    deal_type: strawberry.ID | None = strawberry.field(
        description="The deal type it is set for, by id; null for what is set for all."
    )
    source_of: Entity | None = strawberry.field(
        description="Whose sources it is about; null for what is set for a deal type."
    )


@strawberry.type(description="How a number came about: rule, instants, scope, settings in force, and what is notable.")
class Explanation:
    found: strawberry.Private[explanation.Explanation]
    period: strawberry.Private[Period]
    rule: str = strawberry.field(description="What is counted, in words.")
    start: datetime = strawberry.field(description="The period's first instant.")
    first_day: date = strawberry.field(description=FIRST_DAY)
    last_day: date = strawberry.field(description=LAST_DAY)
    timezone: str = strawberry.field(description="The company's zone (IANA) the period was cut by.")
    is_running: bool = strawberry.field(description="Whether the period is not over.")
    compared_with: Period | None = strawberry.field(
        description="The earlier period, as far as it was taken; null without a comparison, and where the period is yet to "
        "begin."
    )
    scope: str = strawberry.field(description="Whose data was counted.")

    @strawberry.field(description="The first instant after the period.")
    def end(self) -> datetime:
        return self.period.end()

    @strawberry.field(description="What its rows were narrowed to by the desktop's filters, a sentence each.")
    def filters(self, info: Info) -> list[str]:
        return [words.of(info.context.language) for words in self.found.filters]

    @strawberry.field(description="The report field settings in force, a line for each type or field.")
    def settings(self, info: Info) -> list[str]:
        return [each.text.of(info.context.language) for each in self.found.settings]

    @strawberry.field(description="The same lines, each with what it is set for: to lead to where it is set.")
    def settings_in_force(self, info: Info) -> list[SettingInForce]:
        return [
            SettingInForce(
                text=each.text.of(info.context.language),
                deal_type=None if each.deal_type_id is None else global_id("DealType", each.deal_type_id),
                source_of=each.source_of,
            )
            for each in self.found.settings
        ]

    @strawberry.field(description="What is left out or notable.")
    def notes(self, info: Info) -> list[Note]:
        return [Note(code=n.code, text=n.text.of(info.context.language), count=n.count) for n in self.found.notes]


def show_explanation(found: explanation.Explanation, language: Language) -> Explanation:
    """The explanation in one language; a compared period is over for this figure, so it does not run."""
    dashboard, earlier = found.widget.dashboard, found.compared_with
    company = dashboard.viewer.company
    period = show_period(found.period, company, dashboard.as_of)
    return Explanation(
        found=found,
        period=period,
        rule=found.rule.of(language),
        start=period.start,
        first_day=period.first_day,
        last_day=period.last_day,
        timezone=period.timezone,
        is_running=period.is_running,
        compared_with=show_period(earlier, company, dashboard.as_of) if earlier else None,
        scope=found.scope.of(language),
    )
