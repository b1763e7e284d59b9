"""Whether what was written of a report may be saved: everything that is wrong with it, at once."""

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.administration.kind import REPORT, REPORT_FOLDER
from resolvers.administration.names import check_free
from resolvers.administration.writing import find
from resolvers.catalog.visualisation import Size
from resolvers.commands import Transaction
from resolvers.configuration import Configuration
from resolvers.grid import COLUMNS, GREATEST_HEIGHT, Breakpoint
from resolvers.language import LocalizedText
from resolvers.report_definitions.limits import MAX_DESCRIPTION, MAX_REPORT_NAME, check_limits
from resolvers.report_definitions.references import Names, check_references, read_names
from resolvers.report_definitions.validation import validate
from resolvers.reports.inputs import DefinitionRequest
from resolvers.text_checks import check_name, check_text
from resolvers.user_error import Path, Problems, UserErrorCode


async def check_definition(
    transaction: Transaction, configuration: Configuration, requested: DefinitionRequest, path: Path
) -> Names:
    """Notes what is wrong with a definition, below ``path``; returns what the things it refers to are called."""
    mistakes, names = await mistakes_in(transaction.connection, configuration, requested)
    for mistake in mistakes.found:
        transaction.problems.add((*path, *mistake.field), mistake.code, mistake.message)
    return names


async def mistakes_in(
    connection: AsyncConnection, configuration: Configuration, requested: DefinitionRequest
) -> tuple[Problems, Names]:
    """What is wrong with a definition, by its paths as they were written, and what the things it refers to are called."""
    found, definition = Problems(), requested.definition
    check_limits(found, definition)
    found.extend(validate(definition, configuration))
    names = await read_names(connection, configuration, [definition])
    check_references(found, definition, names)
    mistakes = Problems()
    mistakes.extend(requested.problems)
    for mistake in found.found:
        mistakes.add(requested.written(mistake.field), mistake.code, mistake.message)
    return mistakes, names


async def check_report_name(
    transaction: Transaction, name: str | None, report_id: int | None, path: Path = ("name",)
) -> str:
    """The name as it is stored; notes one that cannot be, or that another report in use has."""
    stored = check_name(transaction.problems, name, path, MAX_REPORT_NAME)
    await check_free(transaction, REPORT, {"name": stored, "id": report_id or 0}, path)
    return stored


def check_description(problems: Problems, description: str | None) -> str | None:
    """The description as it is stored: none, rather than an empty one."""
    text = (description or "").strip()
    check_text(problems, ("description",), text, MAX_DESCRIPTION)
    return text or None


async def check_folder(transaction: Transaction, folder_id: int | None) -> None:
    """Notes a folder that is not there; no folder is fine."""
    if folder_id is not None:
        await find(transaction, REPORT_FOLDER, folder_id)


def check_size(problems: Problems, size: Size | None) -> None:
    """Notes a size that no desktop has room for."""
    columns = COLUMNS[Breakpoint.DESKTOP]
    if size is not None and not (_SMALLEST <= size.width <= columns and _SMALLEST <= size.height <= GREATEST_HEIGHT):
        limits = {"smallest": _SMALLEST, "columns": columns, "highest": GREATEST_HEIGHT}
        problems.add(("size",), UserErrorCode.INVALID, _SIZE.format(**limits))


# What a figure needs; what is drawn larger gets more by itself.
_SMALLEST = 2
_SIZE = LocalizedText(
    "Expected a width of {smallest} to {columns} and a height of {smallest} to {highest}.",
    "Ожидается ширина от {smallest} до {columns} и высота от {smallest} до {highest}.",
)
