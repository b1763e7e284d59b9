"""Creating terms. Each comes last among its siblings."""

from models import Entity, FieldKind
from resolvers.administration.inputs import NewField
from resolvers.administration.kind import ACTIVITY_TYPE, CUSTOM_FIELD, DEAL_TYPE, FIELD_OPTION, STAGE, Kind
from resolvers.administration.names import check_free
from resolvers.administration.reference_data.color import check_color
from resolvers.administration.reference_data.order import next_position
from resolvers.administration.transaction import administering
from resolvers.administration.writing import add, find, find_created
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.language import LocalizedText
from resolvers.text_checks import check_name, folded_name
from resolvers.user_error import UserErrorCode

MAX_OPTIONS = 1_000


async def create_type(
    command: CommandContext, action: str, kind: Kind, name: str, external_id: str | None
) -> CommandResult[int]:
    """Creates a deal type or an activity type, or finds the one that has the external id."""
    async with administering(command) as transaction:
        if (there := await find_created(transaction, kind, external_id)) is not None:
            return transaction.done(there)
        columns = {"name": check_name(transaction.problems, name), "external_id": external_id}
        await check_free(transaction, kind, columns)
        if transaction.problems:
            return transaction.refused()
        position = await next_position(transaction, kind)
        return transaction.done(await add(transaction, action, kind, {**columns, "position": position}))


async def create_stage(
    command: CommandContext, deal_type_id: int, name: str, color: str | None, external_id: str | None
) -> CommandResult[int]:
    """Creates a stage of the deal type, or finds the one that has the external id."""
    async with administering(command) as transaction:
        if (there := await find_created(transaction, STAGE, external_id)) is not None:
            return transaction.done(there)
        await find(transaction, DEAL_TYPE, deal_type_id)
        columns = {
            "deal_type_id": deal_type_id,
            "name": check_name(transaction.problems, name),
            "color": check_color(transaction.problems, color),
            "external_id": external_id,
        }
        await check_free(transaction, STAGE, columns)
        if transaction.problems:
            return transaction.refused()
        position = await next_position(transaction, STAGE, deal_type_id)
        return transaction.done(await add(transaction, "createStage", STAGE, {**columns, "position": position}))


async def create_option(
    command: CommandContext, field_id: int, label: str, external_id: str | None
) -> CommandResult[int]:
    """Creates an option of a choice field, or finds the one that has the external id."""
    async with administering(command) as transaction:
        if (there := await find_created(transaction, FIELD_OPTION, external_id)) is not None:
            return transaction.done(there)
        field = await find(transaction, CUSTOM_FIELD, field_id)
        if field is not None and field["kind"] != FieldKind.CHOICE:
            transaction.problems.add(("field",), UserErrorCode.INVALID, _NO_CHOICE)
        columns = {
            "field_id": field_id,
            "label": check_name(transaction.problems, label, ("label",)),
            "external_id": external_id,
        }
        await check_free(transaction, FIELD_OPTION, columns)
        if transaction.problems:
            return transaction.refused()
        position = await next_position(transaction, FIELD_OPTION, field_id)
        return transaction.done(
            await add(transaction, "createFieldOption", FIELD_OPTION, {**columns, "position": position})
        )


async def create_field(command: CommandContext, new: NewField) -> CommandResult[int]:
    """Creates a custom field with its options, or finds the one that has its external id."""
    async with administering(command) as transaction:
        if (there := await find_created(transaction, CUSTOM_FIELD, new.external_id)) is not None:
            return transaction.done(there)
        field_id = await add_field(transaction, "createCustomField", "createFieldOption", new)
        return transaction.refused() if field_id is None else transaction.done(field_id)


async def add_field(transaction: Transaction, action: str, action_on_options: str, new: NewField) -> int | None:
    """The number of a new custom field with its options; ``None`` for mistakes, these or earlier ones, and then nothing is written."""
    columns = {
        "entity": new.entity.value,
        "kind": new.kind.value,
        "name": check_name(transaction.problems, new.name),
        "deal_type_id": new.deal_type_id,
        "activity_type_id": new.activity_type_id,
        "external_id": new.external_id,
    }
    await check_free(transaction, CUSTOM_FIELD, columns)
    await _check_type(transaction, new, Entity.DEAL, DEAL_TYPE, new.deal_type_id)
    await _check_type(transaction, new, Entity.ACTIVITY, ACTIVITY_TYPE, new.activity_type_id)
    labels = _check_options(transaction, new)
    if transaction.problems:
        return None
    position = await next_position(transaction, CUSTOM_FIELD, new.entity.value)
    field_id = await add(transaction, action, CUSTOM_FIELD, {**columns, "position": position})
    for place, label in enumerate(labels):
        option = {"field_id": field_id, "label": label, "position": place}
        await add(transaction, action_on_options, FIELD_OPTION, option)
    return field_id


async def _check_type(transaction: Transaction, new: NewField, entity: Entity, kind: Kind, type_id: int | None) -> None:
    if type_id is None:
        return
    if new.entity is not entity:
        transaction.problems.add((kind.field,), UserErrorCode.INVALID, _OTHER_ENTITY)
    else:
        await find(transaction, kind, type_id)


def _check_options(transaction: Transaction, new: NewField) -> list[str]:
    if new.options and new.kind is not FieldKind.CHOICE:
        transaction.problems.add(("options",), UserErrorCode.INVALID, _NO_OPTIONS)
    if len(new.options) > MAX_OPTIONS:
        transaction.problems.add(("options",), UserErrorCode.INVALID, _TOO_MANY)
        return []
    labels: dict[str, str] = {}
    for index, option in enumerate(new.options):
        label = check_name(transaction.problems, option, ("options", str(index)))
        if label and folded_name(label) in labels:
            transaction.problems.add(("options", str(index)), UserErrorCode.TAKEN, _TWICE.format(label=label))
        labels[folded_name(label)] = label
    return [*labels.values()]


_NO_CHOICE = LocalizedText("Expected a field of the kind choice.", "Ожидается поле вида «выбор варианта».")
_NO_OPTIONS = LocalizedText(
    "Expected no options: only fields of the kind choice have them.",
    "Вариантов не ожидается: они есть только у полей вида «выбор варианта».",
)
_TOO_MANY = LocalizedText(f"Expected at most {MAX_OPTIONS} options.", f"Ожидается не больше {MAX_OPTIONS} вариантов.")
_TWICE = LocalizedText(
    "Expected each option once; “{label}” is there twice.",
    "Каждый вариант ожидается один раз; «{label}» указан дважды.",
)
_OTHER_ENTITY = LocalizedText(
    "Expected nothing here: the field is not one of such records.",
    "Здесь ничего не ожидается: поле не у таких записей.",
)
