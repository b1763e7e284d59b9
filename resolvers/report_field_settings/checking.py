"""From what is chosen now and a change to what would be chosen; every mistake is noted with the path of the list it is in."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from models import Entity
from resolvers.configuration import Configuration, CustomFieldConfig, DealTypeConfig, ReportFields, StageConfig
from resolvers.language import LocalizedText
from resolvers.report_field_settings import wording
from resolvers.report_field_settings.change import DealTypeChange, Ids, SettingsChange
from resolvers.report_field_settings.chosen import ChosenSettings, settings_in_force
from resolvers.report_field_settings.rules import (
    FieldTraits,
    Objection,
    object_to_place,
    object_to_price,
    object_to_source,
    object_to_stage,
)
from resolvers.user_error import Path, Problems, UserErrorCode

C = TypeVar("C", CustomFieldConfig, StageConfig)


def check_change(
    problems: Problems, configuration: Configuration, change: SettingsChange, root: Path = ()
) -> ChosenSettings:
    """What would be chosen. Only what the change names is checked: a field archived long ago stands in nobody's way elsewhere."""
    return _Checker(problems, configuration, root).check(change)


class _Checker:
    def __init__(self, problems: Problems, configuration: Configuration, root: Path) -> None:
        self._problems = problems
        self._configuration = configuration
        self._root = root

    def check(self, change: SettingsChange) -> ChosenSettings:
        now = settings_in_force(self._configuration)
        types = dict(now.deal_types)
        named: set[int] = set()
        for place, each in enumerate(change.deal_types):
            path = (*self._root, "dealTypes", str(place))
            deal_type = self._configuration.deal_types.get(each.deal_type_id)
            if deal_type is None:
                self._problems.not_found((*path, "dealType"))
            elif deal_type.id in named:
                self._invalid((*path, "dealType"), Objection.TWICE, deal_type.name, wording.A_DEAL_TYPE)
            else:
                named.add(deal_type.id)
                types[deal_type.id] = self._of_deal_type(path, deal_type, each)
        return ChosenSettings(
            self._sources("activitySourceFields", change.activity_source_field_ids, Entity.ACTIVITY)
            if change.activity_source_field_ids is not None
            else now.activity_source_field_ids,
            self._sources("dealSourceFields", change.deal_source_field_ids, Entity.DEAL)
            if change.deal_source_field_ids is not None
            else now.deal_source_field_ids,
            types,
        )

    def _sources(self, name: str, ids: Ids, entity: Entity) -> Ids:
        return self._choose(
            (*self._root, name),
            ids,
            self._configuration.custom_fields,
            lambda field: object_to_source(_traits(field), entity),
            wording.a_source_of(entity),
        )

    def _of_deal_type(self, path: Path, deal_type: DealTypeConfig, change: DealTypeChange) -> ReportFields:
        now = deal_type.report_fields
        prices, success, failure = now.price_field_ids, now.success_stage_ids, now.failure_stage_ids
        if change.price_field_ids is not None:
            prices = self._choose(
                (*path, "priceFields"),
                change.price_field_ids,
                self._configuration.custom_fields,
                lambda field: object_to_price(_traits(field), deal_type.id),
                wording.a_price_of(deal_type),
            )
        if change.success_stage_ids is not None:
            # Of two new lists the second one is at fault for what is in both.
            opposite = failure if change.failure_stage_ids is None else ()
            success = self._stages((*path, "successfulStages"), change.success_stage_ids, deal_type, opposite)
        if change.failure_stage_ids is not None:
            failure = self._stages((*path, "unsuccessfulStages"), change.failure_stage_ids, deal_type, success)
        return ReportFields(prices, success, failure)

    def _stages(self, path: Path, ids: Ids, deal_type: DealTypeConfig, opposite: Ids) -> Ids:
        def object_to(stage: StageConfig) -> Objection | None:
            return object_to_stage(stage.deal_type_id, deal_type.id)

        # An archived stage may be chosen: deals that were won or lost on it still count.
        return self._choose(path, ids, self._configuration.stages, object_to, wording.a_stage_of(deal_type), opposite)

    def _choose(
        self,
        path: Path,
        ids: Ids,
        there_are: Mapping[int, C],
        object_to: Callable[[C], Objection | None],
        expected: LocalizedText,
        opposite: Ids = (),
    ) -> Ids:
        chosen: list[int] = []
        for place, id_ in enumerate(ids):
            found, here = there_are.get(id_), (*path, str(place))
            if found is None:
                self._problems.not_found(here)
                continue
            objection = object_to_place(id_, chosen, opposite) or object_to(found)
            if objection is not None:
                self._invalid(here, objection, found.name, expected, found)
            elif isinstance(found, CustomFieldConfig) and found.archived:
                message = wording.archived(found.name, expected)
                self._problems.add(here, UserErrorCode.ARCHIVED, message)
            chosen.append(id_)
        return tuple(chosen)

    def _invalid(
        self,
        path: Path,
        objection: Objection,
        name: str,
        expected: LocalizedText,
        found: CustomFieldConfig | StageConfig | None = None,
    ) -> None:
        self._problems.add(path, UserErrorCode.INVALID, wording.objection_text(objection, name, expected, found))


def _traits(field: CustomFieldConfig) -> FieldTraits:
    return FieldTraits(field.entity, field.kind, field.record_type_id if field.entity is Entity.DEAL else None)
