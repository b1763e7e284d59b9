"""``crm-desktop metrics``."""

import click

from crm_desktop.checked_command import CheckedCommand
from resolvers.report_definitions.documentation import metrics_document


@click.command(cls=CheckedCommand)
def metrics() -> None:
    """Print what each block of the desktop means: docs/metrics.md."""
    click.echo(metrics_document(), nl=False)
