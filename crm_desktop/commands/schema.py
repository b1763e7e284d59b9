"""``crm-desktop schema``."""

import click

from schema.schema import schema as graphql_schema


@click.command()
def schema() -> None:
    """Print the GraphQL schema."""
    click.echo(graphql_schema.as_str())
