"""What of a vendor's answers is borne with: pauses of any length, and lists without an end."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resolvers.connectors import asking
from resolvers.connectors.asking import Answer, Asking, trouble_of_status
from resolvers.connectors.pace import Pace, Pacer
from resolvers.connectors.trouble import TroubleKind, VendorError
from tests.conftest import Clock
from tests.connectors.connected import HERE
from tests.connectors.serving import serving

DAY = 86_400.0


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        ("9" * 17, DAY),
        ("9" * 400, DAY),
        ("Wed, 21 Oct 2150 07:28:00 GMT", DAY),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
        ("-5", None),
        ("\u00b2", None),
        ("soon", None),
    ],
)
def test_nobody_is_waited_for_longer_than_a_day(clock: Clock, said: str, seconds: float | None) -> None:
    assert Answer(429, {"retry-after": said}, None).retry_after(clock.now) == seconds


@pytest.mark.parametrize(
    ("bound", "most"), [("_MOST_REQUESTS", 3), ("_MOST_BYTES_OF_ALL", 25), ("_LONGEST_TIME", timedelta(seconds=25))]
)
async def test_a_list_without_an_end_is_given_up(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, bound: str, most: object
) -> None:
    monkeypatch.setattr(asking, bound, most)
    async with listing(clock) as (asked, url):
        for _ in range(3):
            await asked.ask("GET", url)
        with pytest.raises(VendorError) as refused:
            await asked.ask("GET", url)
        assert refused.value.trouble.kind is TroubleKind.UNEXPECTED
        # What begins anew is counted anew.
        asked.begin()
        await asked.ask("GET", url)


@asynccontextmanager
async def listing(clock: Clock) -> AsyncIterator[tuple[Asking, str]]:
    """A vendor that always has more, ten bytes and ten seconds each time."""

    async def answer(_: Request) -> Response:
        clock.now += timedelta(seconds=10)
        return Response(json.dumps({"next": 1}).ljust(10), media_type="application/json")

    async def sleep(seconds: float) -> None:
        clock.now += timedelta(seconds=seconds)

    pacer = Pacer(Pace(1, 1), None)
    async with (
        serving(Starlette(routes=[Route("/", answer)])) as address,
        Asking(HERE, pacer, trouble_of_status, clock, sleep) as asked,
    ):
        yield asked, f"{address}/"
