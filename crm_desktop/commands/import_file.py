"""``crm-desktop import-file`` and ``crm-desktop undo-import``."""

import json
from collections.abc import Coroutine, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import utc_now
from crm_desktop.checked_command import CheckedCommand
from crm_desktop.named_person import find_named_person
from crm_desktop.number_types import COUNT
from crm_desktop.opened_database import open_database, open_engine, run
from crm_desktop.settings import with_database
from models import FeedKind
from permissions.viewer import Viewer
from resolvers import mapping
from resolvers.authentication.finding_viewer import find_colleague
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext
from resolvers.errors import RequestError
from resolvers.language import Language
from resolvers.mapping.targets import KINDS

T = TypeVar("T")

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_AS = "The e-mail of the administrator who brings it in."
_COMPANY = "The company's external id; needed only if several know this e-mail."


@click.command(name="import-file", cls=CheckedCommand)
@click.argument("file", type=_FILE)
@click.option("--as", "email", required=True, help=_AS)
@click.option("--company", help=_COMPANY)
@click.option("--source", help="Where the file comes from, by a name of yours; its mapping is kept under it.")
@click.option("--mapping", "document", type=_FILE, help="The mapping, as JSON; without it the one that the source has.")
@click.option("--history", type=_FILE, help="Of deals: a file of their moves between stages.")
@click.option("--propose", is_flag=True, help="Only print what the mapping could be, to be looked at and changed.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in KINDS]), help="What the file holds, to propose for it."
)
@click.option("--dry-run", is_flag=True, help="Tell what would come of it, and write nothing.")
@click.option(
    "--all-or-nothing", is_flag=True, help="Write nothing if a row is wrong; otherwise the others are written."
)
@click.option(
    "--rejected", type=click.Path(dir_okay=False, path_type=Path), help="Where to put rows that were left out."
)
@click.option(
    "--language", type=click.Choice(get_args(Language)), default="en", show_default=True, help="To be told in."
)
@with_database
def import_file(
    file: Path,
    email: str,
    company: str | None,
    source: str | None,
    document: Path | None,
    history: Path | None,
    propose: bool,
    kind: str | None,
    dry_run: bool,
    all_or_nothing: bool,
    rejected: Path | None,
    language: Language,
    database_url: str | None,
    data_dir: Path,
) -> None:
    """Bring FILE, CSV or XLSX with records of one kind, into a company by a mapping of its columns.

    First --propose prints a mapping, then --mapping brings the file in by it; --source keeps it for the next file. docs/import-file.md
    has the words of a mapping.
    """

    content, moves = file.read_bytes(), history and history.read_bytes()
    said = _document(document)

    async def load(url: str) -> bytes | None:
        async with open_engine(url) as engine:
            command = await _command(engine, email, company, language)
            if propose:
                await _propose(command, content, moves, FeedKind(kind) if kind else None)
                return None
            told = mapping.read_mapping(said if said is not None else await _kept(command, source))
            table = mapping.read_table(content, told.file.form)
            outcome = await mapping.bring_in(
                command,
                source or file.name,
                told,
                mapping.GivenFile(file.name, table),
                None if moves is None else _given("history", moves, told.history and told.history.form),
                is_trial=dry_run,
                without_rejected=not all_or_nothing,
            )
            _tell(outcome, language, is_trial=dry_run)
            own = [each for each in outcome.rejected if not each.is_history]
            return mapping.write_rejected(table, own, language) if own else None

    with open_database(database_url, data_dir) as database:
        left_out = _carried_out(load(database.url), language)
    if rejected is not None and left_out is not None:
        rejected.write_bytes(left_out)


@click.command(name="undo-import", cls=CheckedCommand)
@click.argument("number", type=COUNT)
@click.option("--as", "email", required=True, help="The e-mail of the administrator who undoes it.")
@click.option("--company", help=_COMPANY)
@click.option(
    "--language", type=click.Choice(get_args(Language)), default="en", show_default=True, help="To be told in."
)
@with_database
def undo_import(
    number: int, email: str, company: str | None, language: Language, database_url: str | None, data_dir: Path
) -> None:
    """Undo the import of this NUMBER: what it made goes, what it changed is as it was. Refused where something hangs on it since."""

    async def undo(url: str) -> None:
        async with open_engine(url) as engine:
            result = await mapping.undo_import(await _command(engine, email, company, language), number)
            if result.errors:
                raise click.ClickException("\n".join(each.message.of(language) for each in result.errors))
            click.echo(f"Import {number} is undone.")

    with open_database(database_url, data_dir) as database:
        _carried_out(undo(database.url), language)


def _carried_out(work: Coroutine[Any, Any, T], language: Language) -> T:
    """Runs it; what was wrong is told as commands tell it."""
    try:
        return run(work)
    except mapping.MappingError as error:
        place = ".".join(error.path)
        message = error.message.of(language)
        raise click.ClickException(f"{place}: {message}" if place else message) from None
    except RequestError as error:
        raise click.ClickException(error.message.of(language)) from None


async def _command(engine: AsyncEngine, email: str, company: str | None, language: Language) -> CommandContext:
    now = utc_now()
    viewer = await _viewer(engine, email, company, now)
    return CommandContext(engine, viewer, now, language)


async def _viewer(engine: AsyncEngine, email: str, company: str | None, now: datetime) -> Viewer:
    person = await find_named_person(engine, email, company)
    async with autocommitting(engine) as reading:
        viewer = await find_colleague(reading, person.company_id, person.user_id, now)
    assert viewer is not None
    return viewer


def _given(name: str, content: bytes, form: mapping.Form | None) -> mapping.GivenFile:
    return mapping.GivenFile(name, mapping.read_table(content, form))


async def _propose(command: CommandContext, content: bytes, moves: bytes | None, kind: FeedKind | None) -> None:
    async with autocommitting(command.engine) as reading:
        words = await mapping.read_company_words(reading, command.viewer.company.id)
    history = mapping.read_table(moves) if moves is not None else None
    proposal = mapping.propose(mapping.read_table(content), words, kind, history)
    click.echo(json.dumps(proposal.mapping, ensure_ascii=False, indent=2))
    for each in (*proposal.columns, *proposal.history):
        if len(each.patterns) > 1:
            click.echo(f"{each.name}: dates read as {' or as '.join(each.patterns)}", err=True)


def _document(path: Path | None) -> Any:
    try:
        return None if path is None else json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        message = f"{path} is not JSON in UTF-8: {error}"
        raise click.ClickException(message) from None


async def _kept(command: CommandContext, source: str | None) -> Any:
    for each in await mapping.read_sources(command):
        if each.name == source:
            return each.mapping
    message = "Expected --mapping, or a --source that has one; --propose prints what it could be"
    raise click.ClickException(message)


def _tell(outcome: mapping.FileImport, language: Language, *, is_trial: bool) -> None:
    for shown in outcome.shown if is_trial else ():
        values = ", ".join(f"{each.label.of(language)}: {each.value}" for each in shown.values)
        moves = " → ".join(f"{stage} {since}".strip() for stage, since in shown.moves)
        click.echo(f"{shown.place}: {values}{'; ' if moves else ''}{moves}")
    for name, count in outcome.counts.items():
        click.echo(f"{count:>10,}  {name}")
    for kind, names in outcome.made.items():
        click.echo(f"{len(names):>10,}  new, {kind.value}: {_listed(names)}")
    for note, count in outcome.notes.items():
        click.echo(f"{count:>10,}  {mapping.NOTES[note].of(language)}")
    click.echo(f"{len(outcome.rejected):>10,}  left out")
    for row in outcome.rejected[:20]:
        for problem in row.problems:
            where = f"{'history ' if row.is_history else ''}{row.place}"
            click.echo(
                ": ".join(part for part in (where, problem.column, problem.message.of(language)) if part), err=True
            )
    if outcome.run_id is not None:
        click.echo(f"Import {outcome.run_id}; crm-desktop undo-import {outcome.run_id} undoes it.")
    else:
        click.echo("Nothing was written.")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
