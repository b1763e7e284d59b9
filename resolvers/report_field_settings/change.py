"""A change of the settings, as it is asked for."""

from dataclasses import dataclass

from resolvers.report_field_settings.chosen import NOTHING, ChosenSettings

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DealTypeChange:
    """What is chosen anew for one deal type; ``None``: stays."""

    deal_type_id: int
    price_field_ids: Ids | None = None
    success_stage_ids: Ids | None = None
    failure_stage_ids: Ids | None = None


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """What is chosen anew; ``None``, and deal types that are not named: stays."""

    activity_source_field_ids: Ids | None = None
    deal_source_field_ids: Ids | None = None
    deal_types: tuple[DealTypeChange, ...] = ()


def change_to(wanted: ChosenSettings, deal_type_ids: tuple[int, ...]) -> SettingsChange:
    """The change that leads to ``wanted`` from anywhere: every list anew, for these deal types and those that it names besides."""
    return SettingsChange(
        wanted.activity_source_field_ids,
        wanted.deal_source_field_ids,
        tuple(
            DealTypeChange(id_, chosen.price_field_ids, chosen.success_stage_ids, chosen.failure_stage_ids)
            for id_ in dict.fromkeys((*deal_type_ids, *wanted.deal_types))
            for chosen in (wanted.deal_types.get(id_, NOTHING),)
        ),
    )
