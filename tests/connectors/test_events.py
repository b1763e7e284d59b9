"""What a vendor tells of by itself is fetched at once."""

from datetime import timedelta

import pytest

from resolvers.connectors.declaration import EventMessage
from resolvers.connectors.receiving import receive_events, recognize
from resolvers.errors import RequestError
from tests.conftest import Clock
from tests.connectors.connected import Connected
from tests.connectors.story import Move, Story
from tests.connectors.vendor import Vendor, went_on

_STAGE = """
SELECT s.name FROM deals d JOIN stages s ON s.company_id = d.company_id AND s.id = d.stage_id WHERE d.name = 'Deal 2003'"""


async def tell(connected: Connected, vendor: Vendor, *, spoiled: bool = False) -> int:
    """The vendor's message that a deal was changed comes; says how many records it named."""
    state = await connected.state()
    address = f"https://desktop.example{state.path}"
    body, headers = vendor.message(2003, address)
    sent = {name.lower(): value for name, value in headers.items()}
    message = EventMessage("application/json", body + b" " if spoiled else body, sent, address, connected.clock.now)
    return await receive(connected, message)


async def receive(connected: Connected, message: EventMessage) -> int:
    """This message comes to the connection's address; says how many records it named."""
    key = (await connected.state()).events_key
    known = await recognize(connected.engine, connected.vault, 1, connected.id, key)
    return await receive_events(connected.engine, known, message)


async def test_a_deal_that_is_told_of_is_fetched(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    await connected.run()
    clock.now += timedelta(minutes=1)
    at = clock.now.replace(second=0, microsecond=0)
    vendor.add_sale(went_on(story.sales[2], Move(32, 312, at, 11)))
    assert await tell(connected, vendor) == 1
    await connected.run()
    assert (await connected.state()).problem is None
    assert await connected.rows(_STAGE) == [("Agreed",)]
    vendor.lose_sale(2003)
    clock.now += timedelta(minutes=1)
    await tell(connected, vendor)
    await connected.run()
    gone = "SELECT name FROM deals WHERE deleted_at IS NOT NULL"
    assert await connected.rows(gone) == [("Deal 2003",)]


async def test_a_message_that_is_not_signed_right_is_refused(
    connected: Connected, vendor: Vendor, clock: Clock
) -> None:
    if vendor.key != "hubspot":
        pytest.skip("nothing signs its messages; its address is the secret")
    with pytest.raises(RequestError):
        await tell(connected, vendor, spoiled=True)
    body, headers = vendor.message(2003, "https://elsewhere.example/")
    assert headers
    state = await connected.state()
    told = {name.lower(): value for name, value in headers.items()}
    message = EventMessage("application/json", body, told, f"https://desktop.example{state.path}", clock.now)
    with pytest.raises(RequestError):
        await receive(connected, message)
    late = timedelta(minutes=6)
    signed_then = await connected.state()
    body, headers = vendor.message(2003, f"https://desktop.example{signed_then.path}")
    told = {name.lower(): value for name, value in headers.items()}
    message = EventMessage("application/json", body, told, f"https://desktop.example{state.path}", clock.now + late)
    with pytest.raises(RequestError):
        await receive(connected, message)
