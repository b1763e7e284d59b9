"""Creating the choice field of sources that a company does not have yet."""

from dataclasses import dataclass, replace

from models import Entity, FieldKind
from resolvers.administration.inputs import NewField
from resolvers.administration.reference_data.creation import add_field
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult
from resolvers.configuration import Configuration
from resolvers.language import LocalizedText
from resolvers.report_field_settings.chosen import ChosenSettings, settings_in_force
from resolvers.report_field_settings.saving import hold_settings, read_settings
from resolvers.report_field_settings.updating import put_in_force
from resolvers.user_error import Problems, UserErrorCode

_ACTION = "createSourceField"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSourceField:
    """A choice field of deals or activities: of one type (``deal_type_id`` or ``activity_type_id``), or of all."""

    entity: Entity
    name: str
    options: tuple[str, ...]
    deal_type_id: int | None = None
    activity_type_id: int | None = None
    use_as_source: bool = True


@dataclass(frozen=True, slots=True)
class NewSource:
    """The configuration with the new field, and the field's number."""

    configuration: Configuration
    field_id: int


async def create_source_field(command: CommandContext, new: NewSourceField) -> CommandResult[NewSource]:
    """Creates the field with its options, and chooses it as a source after those chosen before: all of it or nothing.

    It needs no base version: whatever is chosen stays, and two that add a field each do not contradict each other.
    Raises `RequestError` (FORBIDDEN) for everybody but administrators.
    """
    async with administering(command) as transaction:
        held = await hold_settings(transaction)
        _check(transaction.problems, held, new)
        field = NewField(
            entity=new.entity,
            kind=FieldKind.CHOICE,
            name=new.name,
            deal_type_id=new.deal_type_id,
            activity_type_id=new.activity_type_id,
            options=new.options,
        )
        field_id = await add_field(transaction, _ACTION, _ACTION, field)
        if field_id is None:
            return transaction.refused()
        present = await read_settings(transaction.connection, transaction.company_id)
        if new.use_as_source:
            wanted = _chosen_too(settings_in_force(present), new.entity, field_id)
            present = await put_in_force(transaction, _ACTION, present, wanted)
        return transaction.done(NewSource(present, field_id))


def _chosen_too(settings: ChosenSettings, entity: Entity, field_id: int) -> ChosenSettings:
    if entity is Entity.DEAL:
        return replace(settings, deal_source_field_ids=(*settings.deal_source_field_ids, field_id))
    return replace(settings, activity_source_field_ids=(*settings.activity_source_field_ids, field_id))


def _check(problems: Problems, configuration: Configuration, new: NewSourceField) -> None:
    """Notes what a field of sources must not be, besides what no custom field may be."""
    if new.entity is Entity.CONTACT:
        problems.add(("entity",), UserErrorCode.INVALID, _NO_SOURCES)
    of_deals = new.entity is Entity.DEAL
    type_id = new.deal_type_id if of_deals else new.activity_type_id
    record_type = None
    if type_id is not None:
        types = configuration.deal_types if of_deals else configuration.activity_types
        record_type = types.get(type_id)
    if record_type is not None and record_type.archived:
        path = ("dealType",) if of_deals else ("activityType",)
        problems.add(path, UserErrorCode.ARCHIVED, _ARCHIVED.format(name=record_type.name))
    if not new.options:
        problems.add(("options",), UserErrorCode.REQUIRED, _NO_OPTIONS)


_NO_SOURCES = LocalizedText(
    "Expected deals or activities: contacts have no source field.",
    "Ожидаются сделки или активности: у контактов нет поля источника.",
)
_ARCHIVED = LocalizedText(
    "Expected a type in use; “{name}” is archived.", "Ожидается действующий тип; «{name}» в архиве."
)
_NO_OPTIONS = LocalizedText("Expected at least one option.", "Ожидается хотя бы один вариант.")
