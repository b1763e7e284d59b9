"""Saving a ready report in one step."""

from dataclasses import dataclass

from resolvers.administration.kind import REPORT
from resolvers.administration.names import is_taken
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.language import LocalizedText
from resolvers.report_field_settings.saving import read_settings
from resolvers.reports.checking import check_definition, check_folder, check_report_name
from resolvers.reports.content import Content
from resolvers.reports.inputs import DefinitionRequest
from resolvers.reports.saving import add_report, free_name
from resolvers.reports.templates import TEMPLATES, Template
from resolvers.reports.templates.template import Choice
from resolvers.user_error import UserErrorCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenTemplate:
    """A template to make a report of; its own name and the likeliest field, if none are given."""

    key: str
    field_id: int | None = None
    name: str | None = None
    folder_id: int | None = None


async def create_report_from_template(command: CommandContext, taken: TakenTemplate) -> CommandResult[int]:
    """Saves a new report that says what a template says, in the language of whoever asks, for administrators only."""
    async with administering(command) as transaction:
        template = TEMPLATES.get(taken.key)
        if template is None:
            transaction.problems.add(("template",), UserErrorCode.NOT_FOUND, _NO_TEMPLATE)
            return transaction.refused()
        configuration = await read_settings(transaction.connection, transaction.company_id)
        field = _field(transaction, template, configuration, taken.field_id)
        name = await _name(transaction, template.title.of(command.language), taken.name)
        await check_folder(transaction, taken.folder_id)
        if transaction.problems:
            return transaction.refused()
        definition = template.definition(Choice(command.language, field))
        await check_definition(transaction, configuration, DefinitionRequest(definition), ("template",))
        if transaction.problems:
            return transaction.refused()
        content = Content(name, template.description.of(command.language), definition)
        return transaction.done(
            await add_report(
                transaction, "createReportFromTemplate", configuration, content, taken.folder_id, template.size
            )
        )


def chosen_field(template: Template, configuration: Configuration, field_id: int | None) -> CustomFieldConfig | None:
    """The field a template is about: the one that was chosen, if it can be; the likeliest, if none was."""
    fields = template.fields(configuration)
    if field_id is None:
        return fields[0] if fields else None
    return next((field for field in fields if field.id == field_id), None)


def _field(
    transaction: Transaction, template: Template, configuration: Configuration, field_id: int | None
) -> CustomFieldConfig | None:
    field = chosen_field(template, configuration, field_id)
    if field is None and field_id is not None:
        transaction.problems.not_found(("field",))
    elif field is None and template.needs_field:
        transaction.problems.add(("field",), UserErrorCode.REQUIRED, _FIELD_NEEDED)
    return field


async def _name(transaction: Transaction, title: str, name: str | None) -> str:
    if name is not None:
        return await check_report_name(transaction, name, None)
    return await free_name(transaction, title) if await is_taken(transaction, REPORT, {"name": title}) else title


_NO_TEMPLATE = LocalizedText(
    "There is no such ready report. Expected one of the library.",
    "Такого готового отчёта нет. Ожидается один из библиотеки.",
)
_FIELD_NEEDED = LocalizedText(
    "The report is about a custom field, and there is none of the kind it needs. Create one first.",
    "Отчёт строится по дополнительному полю, а подходящего поля ещё нет. Сначала создайте его.",
)
