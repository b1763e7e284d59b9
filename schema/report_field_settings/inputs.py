"""What the mutations of the settings take."""

from collections.abc import Sequence

import strawberry

from models import Entity
from resolvers.report_field_settings.change import DealTypeChange, SettingsChange
from resolvers.report_field_settings.source_field import NewSourceField
from schema.directory.row_number import referred

_BASE = (
    "The version that you saw and change: `reportFieldSettings { version }`. If it is not the present one, CONFLICT."
)


@strawberry.input(
    description="What to choose for one deal type. A list that is left out or null stays as it is; an empty one is emptied."
)
class DealTypeReportFieldsInput:
    deal_type: strawberry.ID = strawberry.field(description="The deal type, by id; each one once.")
    price_fields: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="Fields in use of the kind PRICE that deals of this type have. Their sum is the price of a deal.",
    )
    successful_stages: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Stages of this type that mean won. None of them may be unsuccessful too."
    )
    unsuccessful_stages: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Stages of this type that mean lost. Stages in neither list are intermediate."
    )


@strawberry.input(
    description="What to choose. A list that is left out or null stays as it is; an empty one is emptied."
)
class ReportFieldSettingsInput:
    base_version: int = strawberry.field(description=_BASE)
    activity_source_fields: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="Fields in use of the kind CHOICE, of activities. The first of them with a value is an activity's source.",
    )
    deal_source_fields: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="Fields in use of the kind CHOICE, of deals. The first of them with a value is a deal's source.",
    )
    deal_types: list[DealTypeReportFieldsInput] | None = strawberry.field(
        default=None, description="What to choose for deal types; those that are not named stay as they are."
    )

    def read(self) -> SettingsChange:
        """The change as the resolvers take it."""
        return SettingsChange(
            _numbers("CustomField", self.activity_source_fields),
            _numbers("CustomField", self.deal_source_fields),
            tuple(
                DealTypeChange(
                    referred("DealType", each.deal_type),
                    _numbers("CustomField", each.price_fields),
                    _numbers("Stage", each.successful_stages),
                    _numbers("Stage", each.unsuccessful_stages),
                )
                for each in self.deal_types or ()
            ),
        )


@strawberry.input(description="An earlier version to go back to.")
class RestoreReportFieldSettingsInput:
    version: int = strawberry.field(description="The version to restore.")
    base_version: int = strawberry.field(description=_BASE)


@strawberry.input(description="A choice field of sources to create.")
class CreateSourceFieldInput:
    entity: Entity = strawberry.field(description="DEAL or ACTIVITY: whose source it tells.")
    name: str = strawberry.field(
        description="What it is called: 1 to 500 characters; not like another field of theirs in use."
    )
    options: list[str] = strawberry.field(description="The possible sources, in order: at least one, each once.")
    deal_type: strawberry.ID | None = strawberry.field(
        default=None, description="For DEAL: the type in use whose deals have the field; all deals if left out."
    )
    activity_type: strawberry.ID | None = strawberry.field(
        default=None, description="For ACTIVITY: the type in use whose activities have the field; all if left out."
    )
    use_as_source: bool = strawberry.field(
        default=True, description="Whether to choose it as a source too, after those that are chosen already."
    )

    def read(self) -> NewSourceField:
        """The field as the resolvers take it."""
        return NewSourceField(
            entity=self.entity,
            name=self.name,
            options=tuple(self.options),
            deal_type_id=None if self.deal_type is None else referred("DealType", self.deal_type),
            activity_type_id=None if self.activity_type is None else referred("ActivityType", self.activity_type),
            use_as_source=self.use_as_source,
        )


def _numbers(type_name: str, ids: Sequence[strawberry.ID] | None) -> tuple[int, ...] | None:
    return None if ids is None else tuple(referred(type_name, id_) for id_ in ids)
