"""What a widget's answer is worth."""

import strawberry

from resolvers.configuration import Configuration
from resolvers.dashboard import dashboard, status
from resolvers.dashboard.status import MissingCode, WidgetStatusCode
from resolvers.language import Language
from schema.dashboard.where_to_set import where_to_set
from schema.described_enum import describe
from schema.node import global_id

describe(
    WidgetStatusCode,
    "What a widget's answer is worth. Zero is only ever a real zero.",
    {
        WidgetStatusCode.READY: "Everything the report needs is there.",
        WidgetStatusCode.PARTIAL: "Some deal or activity types lack settings; the missing ones say which.",
        WidgetStatusCode.NOT_CONFIGURED: "A setting is missing without which there is no answer.",
        WidgetStatusCode.FORBIDDEN: "It is not for you: its audience leaves you out.",
        WidgetStatusCode.FAILED: "It could not be computed now; the other widgets are not affected.",
    },
)
describe(
    MissingCode,
    "What is missing in the report field settings.",
    {
        MissingCode.DEAL_TYPES: "The company has no deal type.",
        MissingCode.SUCCESS_STAGES: "The deal type has no successful stage chosen.",
        MissingCode.FAILURE_STAGES: "The deal type has no unsuccessful stage chosen.",
        MissingCode.PRICE_FIELDS: "The deal type has no price field chosen.",
        MissingCode.ARCHIVED_PRICE_FIELD: "A chosen price field of the deal type is archived.",
        MissingCode.DEAL_SOURCE_FIELD: "No deal source field is chosen, or none that this deal type has.",
        MissingCode.ACTIVITY_SOURCE_FIELD: "No activity source field is chosen, or none that this activity type has.",
        MissingCode.ARCHIVED_SOURCE_FIELD: "A chosen source field that the deal or activity type has is archived.",
        MissingCode.ARCHIVED_FIELD: "A custom field that the report looks at is archived.",
    },
    name="MissingSettingCode",
)


@strawberry.type(description="One gap in the report field settings, or in what a report looks at.")
class MissingSetting:
    code: MissingCode = strawberry.field(description="What is missing.")
    text: str = strawberry.field(description="The gap in words.")
    deal_type: strawberry.ID | None = strawberry.field(description="The deal type that lacks it, by id.")
    activity_type: strawberry.ID | None = strawberry.field(description="The activity type that lacks it, by id.")
    field: strawberry.ID | None = strawberry.field(description="The custom field it is in, by id.")
    where_to_set: str | None = strawberry.field(
        description="For administrators: where to set it, in the page's menu; null for everybody else. Which operation of this "
        "API does it, `setupHealth` tells."
    )


@strawberry.type(description="What a widget's answer is worth, and what is missing.")
class WidgetStatus:
    code: WidgetStatusCode = strawberry.field(description="The status.")
    message: str | None = strawberry.field(description="The status in words; null when all is well.")
    missing: list[MissingSetting] = strawberry.field(description="The settings that are missing.")


def show_status(widget: dashboard.Widget, language: Language) -> WidgetStatus:
    """A widget's status in one language."""
    words = widget.readiness.words
    return WidgetStatus(
        code=widget.readiness.code,
        message=words.of(language) if words else None,
        missing=show_missing(widget, language),
    )


def show_missing(widget: dashboard.Widget, language: Language) -> list[MissingSetting]:
    """The gaps of a widget, with the way to mend them for those who may."""
    context = widget.dashboard
    return [
        show_gap(gap, context.context.configuration, language, is_admin=context.viewer.is_admin)
        for gap in widget.readiness.missing
    ]


def show_gap(
    gap: status.MissingSetting, configuration: Configuration, language: Language, *, is_admin: bool
) -> MissingSetting:
    """One gap in words."""
    return MissingSetting(
        code=gap.code,
        text=gap.words(configuration).of(language),
        deal_type=global_id("DealType", gap.deal_type_id) if gap.deal_type_id is not None else None,
        activity_type=global_id("ActivityType", gap.activity_type_id) if gap.activity_type_id is not None else None,
        field=global_id("CustomField", gap.field_id) if gap.field_id is not None else None,
        where_to_set=where_to_set(gap.code, language) if is_admin else None,
    )
