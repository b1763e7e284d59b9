"""The person a command is about."""

from collections.abc import Callable
from typing import Any

import click
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import AmbiguousPersonError, Person, PersonNotFoundError, find_person


def with_person(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the arguments that name a person."""
    company = click.option("--company", help="The company's external id; needed only if several know this e-mail.")
    return click.argument("email")(company(command))


async def find_named_person(engine: AsyncEngine, email: str, company: str | None) -> Person:
    """The employed person with this e-mail. Raises what click shows when there is none, or more than one."""
    try:
        return await find_person(engine, email, company)
    except PersonNotFoundError:
        message = f"Nobody employed has the e-mail {email}" + ("" if company is None else f" in the company {company}")
        raise click.ClickException(message) from None
    except AmbiguousPersonError as error:
        message = f"Several companies know {email}: choose with --company one of {', '.join(error.companies)}"
        raise click.ClickException(message) from None
