"""What is allowed, and yet rarely meant."""

from collections.abc import Iterable

import strawberry

from resolvers.language import Language
from resolvers.report_field_settings import warning
from resolvers.report_field_settings.warning import WarningCode
from schema.described_enum import describe
from schema.node import global_id

describe(
    WarningCode,
    "What may not be meant in the report field settings.",
    {
        WarningCode.NO_SUCCESSFUL_STAGE: "A deal type in use has no successful stage: its deals are never won.",
        WarningCode.PRICE_FIELD_NEVER_FILLED: "A price field is chosen that not one deal of the type has filled in.",
    },
    name="SettingsWarningCode",
)


@strawberry.type(description="Something that is allowed, and yet rarely meant.")
class SettingsWarning:
    code: WarningCode = strawberry.field(description="What it is.")
    text: str = strawberry.field(description="It in words, with names.")
    deal_type: strawberry.ID = strawberry.field(description="The deal type it is about, by id.")
    custom_field: strawberry.ID | None = strawberry.field(
        description="The custom field it is about, by id, if about one."
    )


def show_warnings(warnings: Iterable[warning.SettingsWarning], language: Language) -> list[SettingsWarning]:
    """The warnings in one language."""
    return [
        SettingsWarning(
            code=each.code,
            text=each.text.of(language),
            deal_type=global_id("DealType", each.deal_type_id),
            custom_field=None if each.custom_field_id is None else global_id("CustomField", each.custom_field_id),
        )
        for each in warnings
    ]
