"""No mutation writes without telling of it, and none tells of more or less than it wrote."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base
from resolvers.changes.kinds import KINDS
from tests.changes.honesty import KIND_OF, NO_DATA, RECORDS, Rows, Told, check_honest, rows_of, told_of
from tests.resolvers.records.office import Office
from tests.schema.mutation_cases import ALLOWED, CASES, World, input_of, mutations, send


def test_every_table_is_of_a_kind_or_no_data() -> None:
    tables = {table.name for table in Base.metadata.sorted_tables}
    assert {*KIND_OF} | NO_DATA == tables
    assert {**KIND_OF, **dict.fromkeys(NO_DATA)} == dict(KINDS)


def test_every_mutation_has_a_case_and_every_case_a_mutation() -> None:
    assert sorted(CASES) == sorted(mutations())


async def written(world: World, mutation: str) -> tuple[Rows, Rows, list[Told]]:
    """The company's rows before and after the mutation, and what it told."""
    given = await input_of(world, mutation)
    engine, company = world.engine, world.office.company_id
    before, earlier = await rows_of(engine, company), await told_of(engine, company)
    assert await send(world, mutation, given) == ALLOWED
    told = await told_of(engine, company)
    for each in earlier:
        told.remove(each)
    return before, await rows_of(engine, company), told


# What counts for nothing until it is confirmed, and nobody sees, or is about another company; whether there is anybody to be sent a
# mail is looked up later.
NOTHING_TO_TELL = {"beginProviderLogIn", "confirmSignUp", "requestPasswordReset", "setUpSecondFactor", "signUp"}
NOTHING_TO_TELL |= {"beginPasskey", "beginPasskeyLogIn", "createFrameLink"}
# Puts it in a list, and what is brought in then is told by itself.
NOTHING_TO_TELL |= {"importFile"}
# Asks somebody else, or tries once more what is refused again.
NOTHING_TO_TELL |= {"retryDeadLetters", "retryWaitingRows"}
# Tells of everything of a kind, as an import does: any number of rows.
OF_ANY_NUMBER = {"upsertRecords", "mendDeadLetter"}


@pytest.mark.parametrize("mutation", mutations())
async def test_mutation_tells_of_all_rows_that_it_changes_and_of_no_more(
    engine: AsyncEngine, office: Office, mutation: str
) -> None:
    world = World(engine, office)
    world.who = "admin"

    before, after, told = await written(world, mutation)

    assert (before == after) is (mutation in NOTHING_TO_TELL)
    check_honest(before, after, told)
    if mutation not in OF_ANY_NUMBER:
        assert all(each.people is not None and each.starts_at for each in told if each.kind in RECORDS)


@pytest.mark.parametrize("mutation", [name for name in mutations() if CASES[name].expected["manager"] == ALLOWED])
async def test_mutation_of_a_manager_tells_as_much(engine: AsyncEngine, office: Office, mutation: str) -> None:
    world = World(engine, office)
    world.who = "boss"
    check_honest(*await written(world, mutation))


async def test_the_same_request_again_tells_nothing(engine: AsyncEngine, office: Office) -> None:
    world = World(engine, office)
    for mutation, given in (
        ("createDeal", {"name": "A boat", "dealType": world.id("retail"), "externalId": "once"}),
        ("createContact", {"name": "Ann", "externalId": "once"}),
        ("recordCommunication", {"channel": "SMS", "direction": "INCOMING", "externalId": "once"}),
        ("createGroup", {"name": "Friends", "externalId": "once"}),
    ):
        world.who = "admin"
        assert await send(world, mutation, given) == ALLOWED
        told = await told_of(engine, office.company_id)
        assert await send(world, mutation, given) == ALLOWED
        assert await told_of(engine, office.company_id) == told


async def test_a_record_that_is_handed_over_is_told_of_both_people(engine: AsyncEngine, office: Office) -> None:
    world = World(engine, office)
    world.who = "admin"
    _, _, told = await written(world, "handOverContact")
    [contacts] = [each for each in told if each.kind == "contacts"]
    assert contacts.people == {office["seller"], office["other"]}


async def test_a_look_at_a_desktop_tells_of_the_audit_log_alone(engine: AsyncEngine, office: Office) -> None:
    world = World(engine, office)
    before, earlier = await rows_of(engine, office.company_id), await told_of(engine, office.company_id)
    asked = "query($user: ID!) { dashboard(asUser: $user) { scope { label } } }"
    await world.ask("admin", asked, user=world.id("seller"))
    after, told = await rows_of(engine, office.company_id), await told_of(engine, office.company_id)
    assert [each.kind for each in told[len(earlier) :]] == ["audit"]
    check_honest(before, after, told[len(earlier) :])
