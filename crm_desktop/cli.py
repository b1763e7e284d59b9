"""The command line."""

import click

from crm_desktop.commands.connector import connector
from crm_desktop.commands.create import create
from crm_desktop.commands.demo import demo
from crm_desktop.commands.distribute import distribute
from crm_desktop.commands.erase import erase
from crm_desktop.commands.export_folder import export_folder
from crm_desktop.commands.grant import grant
from crm_desktop.commands.import_file import import_file, undo_import
from crm_desktop.commands.import_folder import import_folder
from crm_desktop.commands.limit import limit
from crm_desktop.commands.metrics import metrics
from crm_desktop.commands.migrate import migrate
from crm_desktop.commands.password import password
from crm_desktop.commands.rebuild import rebuild
from crm_desktop.commands.remove import remove
from crm_desktop.commands.reset_second_factor import reset_second_factor
from crm_desktop.commands.schema import schema
from crm_desktop.commands.serve import serve
from crm_desktop.commands.tidy import tidy
from crm_desktop.commands.token import token
from crm_desktop.commands.verify import verify
from crm_desktop.commands.vocabulary import vocabulary
from crm_desktop.logs import log_to_stderr


@click.group(context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crm-desktop")
def program() -> None:
    """The CRM desktop: a company's key figures in one GraphQL query."""


for command in (
    serve,
    migrate,
    grant,
    distribute,
    import_folder,
    import_file,
    undo_import,
    connector,
    export_folder,
    create,
    demo,
    rebuild,
    verify,
    tidy,
    limit,
    remove,
    erase,
    schema,
    metrics,
    vocabulary,
    token,
    password,
    reset_second_factor,
):
    program.add_command(command)


def main() -> None:
    """What ``crm-desktop`` runs."""
    log_to_stderr()
    program()
