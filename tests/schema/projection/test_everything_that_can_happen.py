"""Random queries over a schema in which everything goes wrong that can: both ways answer the same, errors and their places included."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, cast

import pytest
import strawberry
from graphql import parse
from hypothesis import given
from hypothesis import strategies as st
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig

from schema.context import Context, Info
from schema.null_as_default import read_null_as_default
from schema.projection import ProjectingExecutor, executor
from schema.projection.projections import Projections
from schema.scalars import SCALARS
from tests.properties.examples import tried_on
from tests.schema.projection.queries import queries

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@strawberry.enum
class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@strawberry.interface
class Named:
    name: str | None

    @strawberry.field
    def language(self, info: Info) -> str:
        return info.context.language


@strawberry.type
class Leaf(Named):
    colour: Colour
    colours: list[list[Colour | None]] | None
    count: int
    price: Decimal | None
    at: datetime
    flag: bool
    id: strawberry.ID

    @strawberry.field
    def shout(self, times: int = 2, colour: Colour | None = None) -> str:
        return f"{self.name} {times} {colour}"

    @strawberry.field
    def failing(self) -> str | None:
        raise ValueError("of the field")

    @strawberry.field
    def failing_for_good(self) -> str:
        raise ValueError("of a field that cannot be null")

    @strawberry.field
    def where(self, info: Info) -> str:
        return str(info.path.as_list())  # what no projector knows

    @strawberry.field
    async def later(self) -> str:
        return "later"


@strawberry.type
class Branch(Named):
    leaves: list[Leaf]
    some: list[Leaf | None]
    first: Leaf | None
    only: Leaf
    either: "Leaf | Branch | None"
    named: list[Named]


@strawberry.type
class Query:
    @strawberry.field
    def tree(self, broken: bool = False) -> Branch:
        return tree(is_broken=broken)


def leaf(name: str, **more: Any) -> Leaf:
    """A leaf with nothing wrong in it, but what is told."""
    whole: dict[str, Any] = {
        "colour": Colour.RED,
        "colours": [[Colour.BLUE, None], []],
        "count": 3,
        "price": Decimal("1.50"),
        "at": NOW,
        "flag": True,
        "id": strawberry.ID("1"),
    }
    return Leaf(name=name, **whole | more)


def tree(*, is_broken: bool) -> Branch:
    """All there is; ``is_broken``: with values that no field may have, in lists and by themselves."""
    odd: list[Any] = [
        leaf("large", count=2**31),
        leaf("fraction", count=1.5, price=7),
        leaf("nothing", colour=None, at=None),
        leaf("other", colour="red", colours=[None], flag="yes", id=5),
        leaf("failure", price=ValueError("as a value")),
    ]
    leaves = [leaf("plain"), leaf("", price=None, colours=None), *(odd if is_broken else ())]
    inner = Branch(name="inner", leaves=[], some=[None], first=None, only=leaves[-1], either=leaves[0], named=[])
    return Branch(
        name=None,
        leaves=leaves,
        some=[None, *leaves],
        first=leaves[-1],
        only=leaves[0],
        either=inner,
        named=[inner, *leaves],
    )


class Remembered(SchemaExtension):
    """Documents are read once, so that what was made for one request is found by the next."""

    def on_parse(self) -> Iterator[None]:
        self.execution_context.graphql_document = _read(self.execution_context.query or "")
        yield


_read = lru_cache(maxsize=100)(parse)

schema = strawberry.Schema(
    Query,
    types=[Leaf],
    extensions=[Remembered],
    execution_context_class=ProjectingExecutor,
    config=StrawberryConfig(scalar_map=SCALARS),
)
core: Any = schema._schema  # pyright: ignore[reportPrivateUsage] - has no public name
read_null_as_default(core)

ARGUMENTS = {
    "Leaf.shout": ("", "(times: 1)", "(times: null)", "(times: $times)", "(colour: BLUE)", "(colour: $colour)"),
}
VARIABLES = {"times": ("Int", 3), "colour": ("Colour", "RED")}
ROOTS = ("{ tree", "{ tree(broken: true)")


async def answered(text: str, variables: dict[str, Any], *, projects: bool) -> str:
    """What is answered one way, written out."""
    context = Context(cast("Any", None), NOW, projects=projects)
    result = await schema.execute(text, variables, context)
    return json.dumps({"errors": [each.formatted for each in result.errors or ()], "data": result.data})


def asked_of(root: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return queries(core, root=root, type_name="Branch", arguments=ARGUMENTS, variables=VARIABLES, depth=4)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # the library leaves what waits beside a failed field
@given(st.sampled_from(ROOTS).flatmap(asked_of))
@tried_on(100)
async def test_both_ways_answer_the_same(asked: tuple[str, dict[str, Any]]) -> None:
    assert await answered(*asked, projects=True) == await answered(*asked, projects=False)


async def test_values_of_variables_are_told_apart() -> None:
    text = "query($on: Boolean!, $times: Int) { tree { only { name @include(if: $on) shout(times: $times) } } }"
    found = [
        json.loads(await answered(text, {"on": on, "times": times}, projects=True))["data"]["tree"]["only"]
        for on in (True, False)
        for times in range(20)
    ]
    assert found == [
        {**({"name": "plain"} if on else {}), "shout": f"plain {times} None"}
        for on in (True, False)
        for times in range(20)
    ]


async def test_what_is_selected_beside_a_field_that_waits_follows_from_the_variables_of_each_request() -> None:
    text = "query($on: Boolean!) { tree { only { later ...Named @include(if: $on) } } } fragment Named on Leaf { name }"
    for on in (True, False, True):
        data = json.loads(await answered(text, {"on": on}, projects=True))["data"]["tree"]["only"]
        assert data == {"later": "later", **({"name": "plain"} if on else {})}


async def test_fields_that_wait_are_answered_beside_those_that_do_not() -> None:
    text = "{ tree { name only { later name } leaves { name } } }"
    data = json.loads(await answered(text, {}, projects=True))["data"]["tree"]
    assert data == {
        "name": None,
        "only": {"later": "later", "name": "plain"},
        "leaves": [{"name": "plain"}, {"name": ""}],
    }


async def test_only_so_much_is_kept_whatever_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Projections(room=100)
    monkeypatch.setattr(executor, "_projections", kept)
    sizes: list[int] = []
    for number in range(60):
        text = (
            f"query($times: Int) {{ tree {{ only {{ a{number}: name shout(times: $times) }} leaves {{ id count }} }} }}"
        )
        for times in range(20):
            data = json.loads(await answered(text, {"times": times}, projects=True))["data"]["tree"]["only"]
            assert data == {f"a{number}": "plain", "shout": f"plain {times} None"}
            sizes.append(kept.size)
    assert 50 < max(sizes) <= 100
