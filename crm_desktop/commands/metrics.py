"""``crm-desktop metrics``."""

import click

from resolvers.report_definitions.documentation import metrics_document


@click.command()
def metrics() -> None:
    """Print what each block of the desktop means: docs/metrics.md."""
    click.echo(metrics_document(), nl=False)
