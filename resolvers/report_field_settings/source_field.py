"""Creating the choice field of sources that a company does not have yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import CustomField, Entity, FieldKind, FieldOption
from permissions.viewer import Viewer
from resolvers.audit import write_audit_entry
from resolvers.configuration import Configuration, CustomFieldConfig, FieldOptionConfig
from resolvers.language import Text
from resolvers.records.texts import check_name
from resolvers.records.user_error import Path, Problems, UserErrorCode
from resolvers.report_field_settings.chosen import ChosenSettings, settings_in_force
from resolvers.report_field_settings.outcome import SettingsOutcome
from resolvers.report_field_settings.saving import hold_settings
from resolvers.report_field_settings.updating import put_in_force

ACTION = "createSourceField"
MAX_OPTIONS = 500


@dataclass(frozen=True, slots=True)
class NewSourceField:
    """A choice field of deals or activities: of one type (``deal_type_id`` or ``activity_type_id``), or of all."""

    entity: Entity
    name: str
    deal_type_id: int | None
    activity_type_id: int | None
    options: tuple[str, ...]
    use_as_source: bool


async def create_source_field(
    engine: AsyncEngine, viewer: Viewer, now: datetime, new: NewSourceField
) -> SettingsOutcome:
    """Creates the field with its options, and chooses it as a source after those chosen before: all of it or nothing.

    It needs no base version: whatever is chosen stays, and two that add a field each do not contradict each other.
    """
    async with engine.begin() as connection:
        held = await hold_settings(connection, viewer.company.id)
        problems = Problems()
        name, labels = _check(problems, held, new)
        if problems:
            return SettingsOutcome(None, problems.found)
        field = await _write(connection, viewer, now, held, replace(new, name=name, options=labels))
        with_field = replace(held, custom_fields={**held.custom_fields, field.id: field})
        if new.use_as_source:
            wanted = _chosen_too(settings_in_force(held), new.entity, field.id)
            with_field = await put_in_force(connection, viewer, now, ACTION, with_field, wanted)
        return SettingsOutcome(with_field, created_field=field)


def _chosen_too(settings: ChosenSettings, entity: Entity, field_id: int) -> ChosenSettings:
    if entity is Entity.DEAL:
        return replace(settings, deal_source_field_ids=(*settings.deal_source_field_ids, field_id))
    return replace(settings, activity_source_field_ids=(*settings.activity_source_field_ids, field_id))


def _check(problems: Problems, configuration: Configuration, new: NewSourceField) -> tuple[str, tuple[str, ...]]:
    """The name and the options' labels as they will be written; notes what keeps them from it."""
    name = check_name(problems, new.name)
    if new.entity is Entity.CONTACT:
        problems.add(("entity",), UserErrorCode.INVALID, _NO_SOURCES)
    of_deals, of_activities = new.entity is Entity.DEAL, new.entity is Entity.ACTIVITY
    _check_type(problems, ("dealType",), new.deal_type_id, configuration.deal_types, fits=of_deals)
    _check_type(problems, ("activityType",), new.activity_type_id, configuration.activity_types, fits=of_activities)
    type_id = new.deal_type_id or new.activity_type_id
    for field in configuration.fields_of(new.entity, type_id):
        if not field.archived and field.name.casefold() == name.casefold():
            problems.add(("name",), UserErrorCode.TAKEN, _TAKEN.format(name=field.name))
            break
    return name, _check_options(problems, new.options)


def _check_type(
    problems: Problems, path: Path, type_id: int | None, types: "_Types", *, fits: bool
) -> None:
    if type_id is None:
        return
    found = types.get(type_id)
    if found is None:
        problems.not_found(path)
    elif not fits:
        problems.add(path, UserErrorCode.INVALID, _OTHER_ENTITY)
    elif found.archived:
        problems.add(path, UserErrorCode.ARCHIVED, _ARCHIVED.format(name=found.name))


def _check_options(problems: Problems, options: Sequence[str]) -> tuple[str, ...]:
    if not options:
        problems.add(("options",), UserErrorCode.REQUIRED, _NO_OPTIONS)
    if len(options) > MAX_OPTIONS:
        problems.add(("options",), UserErrorCode.INVALID, _TOO_MANY)
        return ()
    labels: list[str] = []
    for place, option in enumerate(options):
        path = ("options", str(place))
        label = check_name(problems, option, path)
        if label and label.casefold() in {each.casefold() for each in labels}:
            problems.add(path, UserErrorCode.INVALID, _TWICE.format(label=label))
        labels.append(label)
    return tuple(labels)


async def _write(
    connection: AsyncConnection, viewer: Viewer, now: datetime, configuration: Configuration, new: NewSourceField
) -> CustomFieldConfig:
    company_id = viewer.company.id
    position = max((field.position for field in configuration.custom_fields.values()), default=-1) + 1
    own = {"company_id": company_id, "entity": new.entity, "kind": FieldKind.CHOICE, "name": new.name}
    types = {"deal_type_id": new.deal_type_id, "activity_type_id": new.activity_type_id}
    written = insert(CustomField).values(**own, **types, position=position).returning(CustomField.id)
    field_id = (await connection.execute(written)).scalar_one()
    rows = [
        {"company_id": company_id, "field_id": field_id, "label": label, "position": place}
        for place, label in enumerate(new.options)
    ]
    ids = (await connection.scalars(insert(FieldOption).returning(FieldOption.id, sort_by_parameter_order=True), rows)).all()
    options = [
        FieldOptionConfig(id_, None, field_id, label, place, archived=False)
        for place, (id_, label) in enumerate(zip(ids, new.options, strict=True))
    ]
    type_id = new.deal_type_id or new.activity_type_id
    record_type = (configuration.deal_types | configuration.activity_types).get(type_id) if type_id else None
    after = {
        "entity": new.entity.name,
        "kind": FieldKind.CHOICE.name,
        "name": new.name,
        "dealType" if new.entity is Entity.DEAL else "activityType": record_type and record_type.name,
        "options": list(new.options),
    }
    await write_audit_entry(connection, viewer, now, ACTION, f"CustomField:{field_id}", None, after)
    return CustomFieldConfig(
        field_id, None, new.entity, type_id, FieldKind.CHOICE, new.name, position, archived=False, options=tuple(options)
    )
