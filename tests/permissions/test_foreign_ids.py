"""Every id of what somebody may not see, in every place of the schema that takes an id, is answered like one of nothing.

The places are the schema's own: whatever is added to it is tried here without anybody saying so. A type with ids needs one of its
objects in `unseen.py`.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from graphql import GraphQLObjectType
from sqlalchemy.ext.asyncio import AsyncEngine

from schema.node import global_id
from tests.permissions.foreign_ids import Place, places_of_ids, places_of_queries, with_id
from tests.permissions.unseen import Ids, Unseen, build
from tests.prepared import prepared
from tests.schema.every_table import fingerprint, of_company
from tests.schema.inputs import CORE
from tests.schema.mutation_cases import World, input_of, mutations

# Ids of these are made of what was asked, and by whom, and mean no rows.
COMPUTED = {"Dashboard"}

QUERIES = places_of_queries()
MUTATIONS = {
    name: list(places_of_ids(field.args["input"].type))
    for name, field in mutations().items()
    if "input" in field.args and any(places_of_ids(field.args["input"].type))
}


async def test_there_is_one_of_every_type_that_has_ids(engine: AsyncEngine) -> None:
    _, foreign, _ = await prepared(engine, build)
    node = CORE.type_map["Node"]
    widget = CORE.type_map["Widget"]
    types = {
        type_.name
        for type_ in CORE.type_map.values()
        if isinstance(type_, GraphQLObjectType) and node in type_.interfaces and widget not in type_.interfaces
    }
    assert {*foreign} == types - COMPUTED | {"Widget"}


@pytest.mark.parametrize("place", QUERIES, ids=str)
async def test_a_question_about_what_is_not_ones_own_is_answered_as_if_it_were_not_there(
    engine: AsyncEngine, place: Place
) -> None:
    office, foreign, hidden = await prepared(engine, build)
    world = World(engine, office)
    document = place.document.replace("{report}", await world.saved_report("publishReport"))
    before = await fingerprint(engine)

    async def ask(who: str, id_: str) -> Any:
        return await world.send(who, document, **place.variables(id_))

    await _same(ask, {"admin": foreign, "seller": {**foreign, **hidden}})

    assert await fingerprint(engine) == before


@pytest.mark.parametrize("mutation", sorted(MUTATIONS))
async def test_nothing_is_done_to_what_is_not_ones_own_and_nothing_told_of_it(
    engine: AsyncEngine, mutation: str
) -> None:
    office, foreign, hidden = await prepared(engine, build)
    world = World(engine, office)
    world.who = "admin"
    given = await input_of(world, mutation)
    type_ = mutations()[mutation].args["input"].type
    document = f"mutation($input: {type_}) {{ {mutation}(input: $input) {{ userErrors {{ field code message }} }} }}"
    before = await fingerprint(engine)

    for path in MUTATIONS[mutation]:

        async def ask(who: str, id_: str, path: tuple[str, ...] = path) -> Any:
            return await world.send(who, document, input=with_id(type_, given, path, id_))

        await _same(ask, {"admin": foreign, "seller": hidden}, path)

    theirs = office.foreign_company_id
    assert of_company(await fingerprint(engine), theirs) == of_company(before, theirs)


_OF_NO_KIND = Unseen(global_id("Nothing", 1), global_id("Nothing", 2))


async def _same(ask: Any, unseen: Mapping[str, Ids], where: object = "") -> None:
    """``unseen`` begins with whoever sees the most: what kinds of ids are taken here is found out with theirs."""
    of_no_kind = _shown(await ask(next(iter(unseen)), _OF_NO_KIND.id), _OF_NO_KIND)
    not_taken: set[str] = set()
    for who, ids in unseen.items():
        for type_name in ids.keys() - not_taken:
            each = ids[type_name]
            there, missing = [_shown(await ask(who, id_), each) for id_ in (each.id, each.missing)]
            assert there == missing, f"{who}: {type_name} {where}"
            if there == of_no_kind:
                not_taken.add(type_name)


def _shown(result: Any, each: Unseen) -> str:
    """The answer as it travels, but for the id."""
    errors = [(error.message, error.path, error.extensions) for error in result.errors or ()]
    text = json.dumps([result.data, errors], default=str)
    # A cursor of changes says when it was taken.
    text = re.sub(r'("endCursor": )"W[\w=-]{60,}"', r"\1null", text)
    return text.replace(each.id, "the id").replace(each.missing, "the id")
