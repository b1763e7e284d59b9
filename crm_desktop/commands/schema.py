"""``crm-desktop schema``."""

import click

from crm_desktop.checked_command import CheckedCommand
from schema.schema import schema as graphql_schema


@click.command(cls=CheckedCommand)
def schema() -> None:
    """Print the GraphQL schema."""
    click.echo(graphql_schema.as_str())
