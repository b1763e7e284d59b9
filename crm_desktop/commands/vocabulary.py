"""``crm-desktop vocabulary``."""

import click

from crm_desktop.checked_command import CheckedCommand
from resolvers.report_definitions.vocabulary_document import vocabulary_document


@click.command(cls=CheckedCommand)
def vocabulary() -> None:
    """Print what reports can be made of: docs/report-vocabulary.md."""
    click.echo(vocabulary_document(), nl=False)
