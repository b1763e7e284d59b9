"""Every mutation of the schema for every role: allowed and then something changes, or refused and then nothing does.

A new mutation fails here until it has a case in ``mutation_cases.py``: whom it is for, and a valid input.
"""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.schema.every_table import fingerprint, of_company
from tests.schema.mutation_cases import ALLOWED, CASES, ROLES, World, input_of, mutations, send


def test_every_mutation_has_a_case_and_every_case_a_mutation() -> None:
    assert sorted(CASES) == sorted(mutations())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("mutation", sorted(mutations()))
async def test_mutation_is_for_whom_it_is_declared(
    engine: AsyncEngine, office: Office, mutation: str, role: str
) -> None:
    world = World(engine, office)
    world.who = ROLES[role]
    given = await input_of(world, mutation)
    before = await fingerprint(engine)
    is_foreign = role == "foreign administrator" and mutation not in PROVED_OTHERWISE

    code = await send(world, mutation, given)

    expected = CASES[mutation].expected[role]
    assert code == expected
    after = await fingerprint(engine)
    if expected == ALLOWED:
        assert after != before, "what is allowed has an effect"
    else:
        assert after == before, "what is refused changes nothing"
    if is_foreign:
        ours = of_company(before, office.company_id)
        assert of_company(after, office.company_id) == ours, "another company's administrator changes nothing here"


# Whoever has the secret is who it says, whoever they were before.
PROVED_OTHERWISE = {"acceptInvitation", "confirmLogIn", "openFrame", "resetPassword"}
