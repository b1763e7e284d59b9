"""What is chosen, whole: as it is in force, as a version keeps it, or as it would be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from resolvers.configuration import Configuration, ReportFields

NOTHING = ReportFields()


@dataclass(frozen=True, slots=True)
class ChosenSettings:
    """Source fields in order, and what counts for each deal type, by ids; deal types without any choice may be left out."""

    activity_source_field_ids: tuple[int, ...] = ()
    deal_source_field_ids: tuple[int, ...] = ()
    deal_types: Mapping[int, ReportFields] = field(default_factory=dict[int, ReportFields])

    def of_deal_type(self, deal_type_id: int) -> ReportFields:
        """What is chosen for a deal type."""
        return self.deal_types.get(deal_type_id, NOTHING)

    def means_the_same_as(self, other: "ChosenSettings") -> bool:
        """Whether nothing is counted differently. Only source fields have an order that matters."""
        return (
            self.activity_source_field_ids == other.activity_source_field_ids
            and self.deal_source_field_ids == other.deal_source_field_ids
            and not self.types_that_differ(other)
        )

    def types_that_differ(self, other: "ChosenSettings") -> list[int]:
        """The deal types for which something else is chosen, by id."""
        either = dict.fromkeys((*self.deal_types, *other.deal_types))
        return [id_ for id_ in either if _meaning(self.of_deal_type(id_)) != _meaning(other.of_deal_type(id_))]

    def document(self) -> dict[str, Any]:
        """As a version keeps it, see `models.ReportFieldSettingsVersion`."""
        return {
            "activity_source_fields": list(self.activity_source_field_ids),
            "deal_source_fields": list(self.deal_source_field_ids),
            "deal_types": {
                str(id_): {
                    "price_fields": list(chosen.price_field_ids),
                    "success_stages": list(chosen.success_stage_ids),
                    "failure_stages": list(chosen.failure_stage_ids),
                }
                for id_, chosen in self.deal_types.items()
                if chosen != NOTHING
            },
        }

    def applied_to(self, configuration: Configuration, version: int) -> Configuration:
        """The configuration as it is with these settings; what of them does not exist any more is left out."""
        fields, stages = configuration.custom_fields, configuration.stages
        types = {
            id_: replace(
                deal_type,
                report_fields=ReportFields(
                    tuple(f for f in self.of_deal_type(id_).price_field_ids if f in fields),
                    tuple(s for s in self.of_deal_type(id_).success_stage_ids if s in stages),
                    tuple(s for s in self.of_deal_type(id_).failure_stage_ids if s in stages),
                ),
            )
            for id_, deal_type in configuration.deal_types.items()
        }
        return replace(
            configuration,
            deal_types=types,
            activity_source_field_ids=tuple(f for f in self.activity_source_field_ids if f in fields),
            deal_source_field_ids=tuple(f for f in self.deal_source_field_ids if f in fields),
            version=version,
        )


def settings_in_force(configuration: Configuration) -> ChosenSettings:
    """What a company's configuration has chosen."""
    return ChosenSettings(
        configuration.activity_source_field_ids,
        configuration.deal_source_field_ids,
        {t.id: t.report_fields for t in configuration.deal_types.values() if t.report_fields != NOTHING},
    )


def read_document(document: Mapping[str, Any]) -> ChosenSettings:
    """What a version keeps."""
    return ChosenSettings(
        tuple(document["activity_source_fields"]),
        tuple(document["deal_source_fields"]),
        {
            int(id_): ReportFields(
                tuple(chosen["price_fields"]), tuple(chosen["success_stages"]), tuple(chosen["failure_stages"])
            )
            for id_, chosen in document["deal_types"].items()
        },
    )


def _meaning(chosen: ReportFields) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    return (
        frozenset(chosen.price_field_ids),
        frozenset(chosen.success_stage_ids),
        frozenset(chosen.failure_stage_ids),
    )
