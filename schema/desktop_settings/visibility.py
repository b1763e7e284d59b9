"""Why somebody sees a block or does not."""

from typing import Annotated

import strawberry

from resolvers.desktop_settings import visibility
from resolvers.desktop_settings.visibility import VisibilityRule, explain_visibility
from schema.context import Info
from schema.described_enum import describe
from schema.directory.row_number import referred
from schema.layout.referred_widget import referred_widget
from schema.node import global_id
from schema.writing import command_context

describe(
    VisibilityRule,
    "The rule that decided whether somebody sees a block. An exception beats what includes; people go before groups, groups before "
    "departments.",
    {
        VisibilityRule.EVERYONE: "It is for everyone.",
        VisibilityRule.VIA_USER: "The person is named in its audience.",
        VisibilityRule.VIA_GROUP: "A group of theirs is in its audience.",
        VisibilityRule.VIA_DEPARTMENT: "Their department, or one above it, is in its audience.",
        VisibilityRule.NOT_IN_AUDIENCE: "Nothing in its audience covers the person: not shown.",
        VisibilityRule.EXCEPT_USER: "The person is excepted: not shown.",
        VisibilityRule.EXCEPT_GROUP: "A group of theirs is excepted: not shown.",
        VisibilityRule.EXCEPT_DEPARTMENT: "Their department, or one above it, is excepted: not shown.",
        VisibilityRule.HIDDEN_BY_USER: "The person has hidden it: not shown.",
        VisibilityRule.HIDE_IGNORED: "The person has hidden it, which does not count: it is pinned, or nobody may hide. Shown.",
    },
)


@strawberry.type(description="Whether somebody has a block on their desktop, and why.")
class WidgetVisibility:
    widget: strawberry.ID = strawberry.field(description="The widget's id.")
    key: str = strawberry.field(description="The block's stable name: “revenue”.")
    title: str = strawberry.field(description="Its name, in your language.")
    is_visible: bool = strawberry.field(description="Whether the person has it on their desktop.")
    rule: VisibilityRule = strawberry.field(description="The rule that decided.")
    reason: str = strawberry.field(description="The same in words, with the name of the group or department.")


@strawberry.type
class VisibilityQuery:
    @strawberry.field(
        description="Why this person sees each block or does not, by the rule that decides. Administrators only."
    )
    async def widget_visibility(
        self,
        info: Info,
        user: Annotated[strawberry.ID, strawberry.argument(description="The person, by their id.")],
        widget: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only this widget, by its id; all if left out.")
        ] = None,
    ) -> list[WidgetVisibility]:
        key = None if widget is None else referred_widget(widget)
        return [
            _show(info, each) for each in await explain_visibility(command_context(info), referred("User", user), key)
        ]


def _show(info: Info, found: visibility.Visibility) -> WidgetVisibility:
    language = info.context.language
    return WidgetVisibility(
        widget=global_id("Widget", found.report.key),
        key=found.report.key,
        title=found.report.title.of(language),
        is_visible=found.is_visible,
        rule=found.rule,
        reason=found.reason.of(language),
    )
