"""Who does not work here any more sees nothing, whatever they come with."""

from sqlalchemy import text

from resolvers.authentication import create_token
from resolvers.authentication.person import Person
from tests.largest_query import PLAIN_ROW, largest_query
from tests.permissions.two_companies import OURS
from tests.permissions.world import World


async def test_a_token_of_somebody_who_was_dismissed_is_nobodys(world: World) -> None:
    api = world.api
    async with api.engine.connect() as connection:
        found = await connection.execute(
            text(
                "SELECT u.company_id, u.id FROM users u JOIN companies c ON c.id = u.company_id"
                " WHERE u.status = 'dismissed' AND c.external_id = :company"
            ),
            {"company": OURS},
        )
        company_id, user_id = found.one()
    token = await create_token(api.engine, Person(company_id, OURS, user_id, None))
    api.use_token("gone", token.text)
    assert await api.send("gone", "{ viewer { name } }") == {"data": {"viewer": None}}
    answer = await api.send("gone", largest_query(PLAIN_ROW))
    assert answer["data"] is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
    own = next(row for row in world.rows if row.owner == "gone" and row.company == OURS)
    answer = await api.send("gone", "query($id: ID!) { node(id: $id) { id } }", {"id": own.id})
    assert answer["data"] == {"node": None}
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
