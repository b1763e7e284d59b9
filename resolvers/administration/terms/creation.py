"""Creating terms. Each comes last among its siblings."""

from models import Entity, FieldKind
from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.inputs import NewField
from resolvers.administration.kind import ACTIVITY_TYPE, CUSTOM_FIELD, DEAL_TYPE, FIELD_OPTION, STAGE, Kind
from resolvers.administration.terms.color import check_color
from resolvers.administration.terms.order import next_position
from resolvers.administration.writing import add, find, find_created
from resolvers.language import Text
from resolvers.records.texts import check_name
from resolvers.records.user_error import UserErrorCode

MAX_OPTIONS = 1_000


async def create_type(asking: Asking, action: str, kind: Kind, name: str, external_id: str | None) -> Done:
    """Creates a deal type or an activity type, or finds the one that has the external id."""
    async with administering(asking) as act:
        if (there := await find_created(act, kind, external_id)) is not None:
            return act.done(there)
        columns = {"name": check_name(act.problems, name), "external_id": external_id}
        if act.problems:
            return act.refused()
        position = await next_position(act, kind)
        return act.done(await add(act, action, kind, {**columns, "position": position}))


async def create_stage(
    asking: Asking, deal_type_id: int, name: str, color: str | None, external_id: str | None
) -> Done:
    """Creates a stage of the deal type, or finds the one that has the external id."""
    async with administering(asking) as act:
        if (there := await find_created(act, STAGE, external_id)) is not None:
            return act.done(there)
        await find(act, DEAL_TYPE, deal_type_id)
        columns = {
            "deal_type_id": deal_type_id,
            "name": check_name(act.problems, name),
            "color": check_color(act.problems, color),
            "external_id": external_id,
        }
        if act.problems:
            return act.refused()
        position = await next_position(act, STAGE, deal_type_id)
        return act.done(await add(act, "createStage", STAGE, {**columns, "position": position}))


async def create_option(asking: Asking, field_id: int, label: str, external_id: str | None) -> Done:
    """Creates an option of a choice field, or finds the one that has the external id."""
    async with administering(asking) as act:
        if (there := await find_created(act, FIELD_OPTION, external_id)) is not None:
            return act.done(there)
        field = await find(act, CUSTOM_FIELD, field_id)
        if field is not None and field["kind"] != FieldKind.CHOICE:
            act.problems.add(("field",), UserErrorCode.INVALID, _NO_CHOICE)
        columns = {
            "field_id": field_id,
            "label": check_name(act.problems, label, ("label",)),
            "external_id": external_id,
        }
        if act.problems:
            return act.refused()
        position = await next_position(act, FIELD_OPTION, field_id)
        return act.done(await add(act, "createFieldOption", FIELD_OPTION, {**columns, "position": position}))


async def create_field(asking: Asking, new: NewField) -> Done:
    """Creates a custom field with its options, or finds the one that has its external id."""
    async with administering(asking) as act:
        if (there := await find_created(act, CUSTOM_FIELD, new.external_id)) is not None:
            return act.done(there)
        field_id = await add_field(act, "createCustomField", "createFieldOption", new)
        return act.refused() if field_id is None else act.done(field_id)


async def add_field(act: Act, action: str, action_on_options: str, new: NewField) -> int | None:
    """The number of a new custom field with its options; ``None`` for mistakes, these or earlier ones, and then nothing is written."""
    columns = {
        "entity": new.entity.value,
        "kind": new.kind.value,
        "name": check_name(act.problems, new.name),
        "deal_type_id": new.deal_type_id,
        "activity_type_id": new.activity_type_id,
        "external_id": new.external_id,
    }
    await _check_type(act, new, Entity.DEAL, DEAL_TYPE, new.deal_type_id)
    await _check_type(act, new, Entity.ACTIVITY, ACTIVITY_TYPE, new.activity_type_id)
    labels = _check_options(act, new)
    if act.problems:
        return None
    position = await next_position(act, CUSTOM_FIELD, new.entity.value)
    field_id = await add(act, action, CUSTOM_FIELD, {**columns, "position": position})
    for place, label in enumerate(labels):
        option = {"field_id": field_id, "label": label, "position": place}
        await add(act, action_on_options, FIELD_OPTION, option)
    return field_id


async def _check_type(act: Act, new: NewField, entity: Entity, kind: Kind, type_id: int | None) -> None:
    if type_id is None:
        return
    if new.entity is not entity:
        act.problems.add((kind.field,), UserErrorCode.INVALID, _OTHER_ENTITY)
    else:
        await find(act, kind, type_id)


def _check_options(act: Act, new: NewField) -> list[str]:
    if new.options and new.kind is not FieldKind.CHOICE:
        act.problems.add(("options",), UserErrorCode.INVALID, _NO_OPTIONS)
    if len(new.options) > MAX_OPTIONS:
        act.problems.add(("options",), UserErrorCode.INVALID, _TOO_MANY)
        return []
    return [check_name(act.problems, label, ("options", str(index))) for index, label in enumerate(new.options)]


_NO_CHOICE = Text("Expected a field of the kind CHOICE.", "Ожидается поле вида CHOICE (список).")
_NO_OPTIONS = Text(
    "Expected no options: only fields of the kind CHOICE have them.",
    "Вариантов не ожидается: они есть только у полей вида CHOICE (список).",
)
_TOO_MANY = Text(f"Expected at most {MAX_OPTIONS} options.", f"Ожидается не больше {MAX_OPTIONS} вариантов.")
_OTHER_ENTITY = Text(
    "Expected nothing here: the field is not one of such records.",
    "Здесь ничего не ожидается: поле не у таких записей.",
)
