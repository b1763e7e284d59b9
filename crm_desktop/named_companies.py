"""The companies a command is about."""

from collections.abc import Callable
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company


def with_company(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option that names one company."""
    return click.option("--company", help="Only the company with this external id.")(command)


async def find_companies(engine: AsyncEngine, external_id: str | None) -> list[tuple[int, str]]:
    """The ids and external ids of the company that is named, or else of all. Raises what click shows when there is none."""
    requested = select(Company.id, Company.external_id).order_by(Company.external_id)
    if external_id is not None:
        requested = requested.where(Company.external_id == external_id)
    async with engine.connect() as connection:
        found = [(id_, name) for id_, name in await connection.execute(requested)]
    if external_id is not None and not found:
        message = f"There is no company {external_id}"
        raise click.ClickException(message)
    return found
