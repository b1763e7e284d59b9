"""Lists with nothing in them, wherever a list can be given: answered, or refused as bad input, never an error of the server."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.prepared import prepared
from tests.resolvers.records.office import build_office
from tests.schema.inputs import CORE, emptied, required_of, simplest
from tests.schema.mutation_cases import CASES, World

SERVERS_FAULT = "INTERNAL_SERVER_ERROR"


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    return create_database()


@pytest.mark.parametrize("mutation", sorted(CASES))
async def test_mutation_takes_an_empty_list_in_the_place_of_any(engine: AsyncEngine, mutation: str) -> None:
    assert CORE.mutation_type is not None
    argument = CORE.mutation_type.fields[mutation].args.get("input")
    case = CASES[mutation]
    if argument is None or case.input is None:
        return
    asked, place = 1, 0
    while place < asked:
        world = World(engine, await prepared(engine, build_office))
        world.who = "admin"
        made = case.input(world)
        variants = [*emptied(argument.type, await made if isinstance(made, Awaitable) else made)]
        asked = len(variants)
        if variants:
            document = f"mutation($input: {argument.type}) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
            assert SERVERS_FAULT not in await world.refused("admin", document, input=variants[place]), variants[place]
        place += 1


async def test_query_takes_an_empty_list_in_the_place_of_any(engine: AsyncEngine) -> None:
    world = World(engine, await prepared(engine, build_office))
    assert CORE.query_type is not None
    for name, field in CORE.query_type.fields.items():
        for argument, declared in field.args.items():
            for variant in emptied(declared.type, simplest(declared.type)):
                given: dict[str, Any] = {**required_of(field.args), argument: variant}
                types = ", ".join(f"${each}: {field.args[each].type}" for each in given)
                passed = ", ".join(f"{each}: ${each}" for each in given)
                document = f"query({types}) {{ {name}({passed}) {{ __typename }} }}"
                assert SERVERS_FAULT not in await world.refused("admin", document, **given), (name, given)


async def test_what_has_no_terms_is_put_in_the_order_of_none(engine: AsyncEngine) -> None:
    world = World(engine, await prepared(engine, build_office))
    shown = "dealType { stages { name } }"
    payload = await world.change("reorderStages", shown, dealType=world.id("bare"), stages=[])
    assert payload == {"dealType": {"stages": []}, "userErrors": []}
    assert await world.change("reorderReportFolders", "folders { name }", folders=[]) == {
        "folders": [],
        "userErrors": [],
    }
