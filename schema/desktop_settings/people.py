"""How many people, and some of them."""

from typing import Annotated

import strawberry

from resolvers.desktop_settings import preview
from schema.directory.user import User, show_person

Sample = Annotated[int, strawberry.argument(description="How many of the people to list by name, 1 to 100.")]


@strawberry.type(description="A number of people, with the first of them by name.")
class HeadCount:
    count: int = strawberry.field(description="How many people who work here.")
    people: list[User] = strawberry.field(description="The first of them by name.")


def show_people(people: preview.People) -> HeadCount:
    """People as they are answered."""
    return HeadCount(count=people.count, people=[show_person(each) for each in people.sample])
