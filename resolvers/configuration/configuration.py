"""The shape of a company's configuration in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from models import Entity, FieldKind
from models.time_zone import TimeZone, time_zone


@dataclass(frozen=True, slots=True)
class StageConfig:
    """A stage; stages of a type stand in the order of (position, id)."""

    id: int
    external_id: str | None
    deal_type_id: int
    name: str
    position: int
    color: str | None
    archived: bool


@dataclass(frozen=True, slots=True)
class ReportFields:
    """What counts for one deal type: its price fields, and the stages that mean won and lost. Empty: not set."""

    price_field_ids: tuple[int, ...] = ()
    success_stage_ids: tuple[int, ...] = ()
    failure_stage_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DealTypeConfig:
    """A deal type with its stages in order, archived ones included."""

    id: int
    external_id: str | None
    name: str
    position: int
    archived: bool
    stages: tuple[StageConfig, ...]
    report_fields: ReportFields

    @property
    def way(self) -> list[StageConfig]:
        """The stages a deal goes through: the intermediate ones, then the successful ones, wherever these stand in the list.

        A stage added last would otherwise make wins of the deals that stand there.
        """
        chosen = self.report_fields
        on_the_way = [stage for stage in self.stages if stage.id not in chosen.failure_stage_ids]
        return sorted(on_the_way, key=lambda stage: stage.id in chosen.success_stage_ids)


@dataclass(frozen=True, slots=True)
class ActivityTypeConfig:
    """An activity type."""

    id: int
    external_id: str | None
    name: str
    position: int
    archived: bool


@dataclass(frozen=True, slots=True)
class FieldOptionConfig:
    """An option of a choice field; archived ones keep their label on old records."""

    id: int
    external_id: str | None
    field_id: int
    label: str
    position: int
    archived: bool

    @property
    def name(self) -> str:
        """What it is called."""
        return self.label


@dataclass(frozen=True, slots=True)
class CustomFieldConfig:
    """A custom field. ``record_type_id`` is the deal type or activity type it belongs to; ``None``: all of the entity's."""

    id: int
    external_id: str | None
    entity: Entity
    record_type_id: int | None
    kind: FieldKind
    name: str
    position: int
    archived: bool
    options: tuple[FieldOptionConfig, ...]

    def applies_to(self, record_type_id: int | None) -> bool:
        """Whether records of this type have the field."""
        return self.record_type_id is None or self.record_type_id == record_type_id


@dataclass(frozen=True, eq=False)
class NamedDealTypes:
    """The deal types that somebody names, by id, in display order."""

    deal_types: Mapping[int, DealTypeConfig]

    @cached_property
    def stages(self) -> Mapping[int, StageConfig]:
        """All their stages."""
        return _stages_of(self.deal_types)


def _stages_of(deal_types: Mapping[int, DealTypeConfig]) -> Mapping[int, StageConfig]:
    return {stage.id: stage for deal_type in deal_types.values() for stage in deal_type.stages}


@dataclass(frozen=True, eq=False)
class Configuration:
    """Everything a company has set up that decides how records are counted and named; keyed by id, in display order.

    ``version`` is that of the report field settings; 0 where none were ever saved. ``timezone`` is the company's (IANA),
    ``cells_timezone`` the one by which its cells are cut, if it has any. These have a facet of sources by the ``facet_field_ids``, and
    are told apart by department: whose records those of each have, ``cell_members`` says, ascending. They tell
    outcomes by the ``cell_success_stage_ids`` and ``cell_failure_stage_ids``, and how far deals have come by all ``cell_stage_ids`` in
    order, if they do.
    """

    company_id: int
    deal_types: Mapping[int, DealTypeConfig]
    activity_types: Mapping[int, ActivityTypeConfig]
    custom_fields: Mapping[int, CustomFieldConfig]
    activity_source_field_ids: tuple[int, ...]
    deal_source_field_ids: tuple[int, ...]
    version: int = 0
    timezone: str = "UTC"
    cells_timezone: str | None = None
    currencies: tuple[str, ...] = ()
    """Others than the company's that its deals have, or have had."""
    activity_facet_field_ids: tuple[int, ...] = ()
    deal_facet_field_ids: tuple[int, ...] = ()
    cell_success_stage_ids: tuple[int, ...] | None = None
    cell_failure_stage_ids: tuple[int, ...] | None = None
    cell_stage_ids: tuple[int, ...] | None = None
    cell_members: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])

    @property
    def has_cells(self) -> bool:
        """Whether what records add up to is kept by the days of the company's clock (`models.cell`)."""
        return self.cells_timezone == self.timezone

    @property
    def has_activity_source_facet(self) -> bool:
        """Whether cells tell activities apart by source, whatever fields it is chosen from."""
        return self.activity_facet_field_ids == self.activity_source_field_ids

    @property
    def has_deal_source_facet(self) -> bool:
        """The same of deals."""
        return self.deal_facet_field_ids == self.deal_source_field_ids

    @property
    def has_success_cells(self) -> bool:
        """Whether cells tell success by the stages that the settings choose."""
        return self.cell_success_stage_ids == self.success_stage_ids

    @property
    def has_failure_cells(self) -> bool:
        """The same of failure."""
        return self.cell_failure_stage_ids == self.failure_stage_ids

    @property
    def has_funnel_cells(self) -> bool:
        """Whether cells tell how far deals have come, by outcomes and an order of stages as they are."""
        types = sorted(self.deal_types.values(), key=lambda each: each.id)
        in_order = tuple(stage.id for each in types for stage in each.stages)
        return self.has_success_cells and self.has_failure_cells and self.cell_stage_ids == in_order

    @property
    def zone(self) -> TimeZone:
        """The company's clock."""
        return time_zone(self.timezone)

    @cached_property
    def stages(self) -> Mapping[int, StageConfig]:
        """All stages of all types."""
        return _stages_of(self.deal_types)

    @cached_property
    def options(self) -> Mapping[int, FieldOptionConfig]:
        """All options of all choice fields."""
        return {option.id: option for custom_field in self.custom_fields.values() for option in custom_field.options}

    @cached_property
    def success_stage_ids(self) -> tuple[int, ...]:
        """Successful stages of all types; a stage belongs to one type, so the union loses nothing."""
        return tuple(sorted(s for t in self.deal_types.values() for s in t.report_fields.success_stage_ids))

    @cached_property
    def failure_stage_ids(self) -> tuple[int, ...]:
        """Unsuccessful stages of all types."""
        return tuple(sorted(s for t in self.deal_types.values() for s in t.report_fields.failure_stage_ids))

    @cached_property
    def unpriced_deal_type_ids(self) -> frozenset[int]:
        """The deal types that have no price settings: what their deals are worth is not known."""
        return frozenset(t.id for t in self.deal_types.values() if not self.price_fields_of(t))

    def price_fields_of(self, deal_type: DealTypeConfig) -> tuple[int, ...]:
        """The fields whose sum is the price of its deals; none where it has no price settings (see `uses_archived`)."""
        chosen = deal_type.report_fields.price_field_ids
        return () if self.uses_archived(deal_type, chosen) else chosen

    def source_fields_of(self, record_type: DealTypeConfig | ActivityTypeConfig) -> tuple[int, ...]:
        """The fields of which the first that is filled in is the source of its records; none as for prices."""
        chosen = self.chosen_source_fields(record_type)
        return () if self.uses_archived(record_type, chosen) else chosen

    def chosen_source_fields(self, record_type: DealTypeConfig | ActivityTypeConfig) -> tuple[int, ...]:
        """Those of the chosen source fields that its records have."""
        is_deal = isinstance(record_type, DealTypeConfig)
        chosen = self.deal_source_field_ids if is_deal else self.activity_source_field_ids
        return tuple(id_ for id_ in chosen if self.custom_fields[id_].applies_to(record_type.id))

    def uses_archived(self, record_type: DealTypeConfig | ActivityTypeConfig, chosen: tuple[int, ...]) -> bool:
        """Whether one of the fields chosen for a type is archived, which leaves the type without these settings.

        An archived type is asked for none: its records of old keep their values.
        """
        return not record_type.archived and any(self.custom_fields[id_].archived for id_ in chosen)

    def fields_of(self, entity: Entity, record_type_id: int | None) -> Sequence[CustomFieldConfig]:
        """The custom fields that records of this entity and type have, archived ones included."""
        return [f for f in self.custom_fields.values() if f.entity == entity and f.applies_to(record_type_id)]


DealTypes = Configuration | NamedDealTypes
"""What tells of deal types and their stages."""
