"""Vendors are asked at their pace, and nobody near us is asked."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from ipaddress import ip_network

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from resolvers.connectors import asking as asking_module
from resolvers.connectors.asking import Asking, trouble_of_status
from resolvers.connectors.pace import Pace, Pacer
from resolvers.connectors.trouble import NotYetError, Trouble, TroubleKind, VendorError
from resolvers.fence import Fence
from tests.conftest import Clock
from tests.connectors.serving import serving

HERE = [ip_network("127.0.0.0/8")]


class Vendor:
    """A server that answers what it is told to, and then that all is well; ``waited`` is for how long it was left alone."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.address = ""
        self.answers: list[Response] = []
        self.asked = 0
        self.waited: list[float] = []

    async def answer(self, request: Request) -> Response:
        """Answers one request."""
        self.asked += 1
        return self.answers.pop(0) if self.answers else JSONResponse({"path": request.url.path})

    async def sleep(self, seconds: float) -> None:
        """Waits, by the clock."""
        self.waited.append(seconds)
        self.clock.now += timedelta(seconds=seconds)

    def asking(self, pace: Pace = Pace(1000, 1, 1000), *, is_fenced: bool = False) -> Asking:  # noqa: B008 - never changes
        """Somebody who asks it."""
        networks = () if is_fenced else HERE
        return Asking(networks, Pacer(pace, None), trouble_of_status, self.clock, self.sleep)


@pytest.fixture
async def vendor(clock: Clock) -> AsyncIterator[Vendor]:
    vendor = Vendor(clock)
    async with serving(Starlette(routes=[Route("/{path:path}", vendor.answer)])) as address:
        vendor.address = address
        yield vendor


async def test_no_private_address_is_asked(vendor: Vendor) -> None:
    async with vendor.asking(is_fenced=True) as asking:
        with pytest.raises(VendorError, match=r"127\.0\.0\.1 is not to be asked"):
            await asking.ask("GET", vendor.address)
    assert vendor.asked == 0


async def test_what_may_pass_is_tried_again_after_ever_longer_pauses(vendor: Vendor) -> None:
    vendor.answers = [Response(status_code=status) for status in (500, 502, 429)]
    async with vendor.asking() as asking:
        assert (await asking.ask("GET", f"{vendor.address}/a")).json == {"path": "/a"}
    assert vendor.waited == [1, 2, 4]


async def test_as_long_as_it_asks_for_is_waited(vendor: Vendor) -> None:
    at = (vendor.clock.now + timedelta(seconds=9)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    vendor.answers = [
        Response(status_code=429, headers={"retry-after": "7"}),
        Response(status_code=503, headers={"retry-after": at}),
    ]
    async with vendor.asking() as asking:
        await asking.ask("GET", vendor.address)
    assert vendor.waited == [7, 2]


async def test_longer_pauses_are_left_to_whoever_comes_later(vendor: Vendor) -> None:
    vendor.answers = [Response(status_code=429, headers={"retry-after": "3600"})]
    async with vendor.asking() as asking:
        with pytest.raises(VendorError) as raised:
            await asking.ask("GET", vendor.address)
    assert (raised.value.trouble.kind, raised.value.trouble.retry_after) == (TroubleKind.LIMITED, 3600)
    assert vendor.waited == []


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Response(status_code=401), TroubleKind.UNAUTHORIZED),
        (Response(status_code=403), TroubleKind.FORBIDDEN),
        (Response(status_code=404), TroubleKind.UNEXPECTED),
        (Response(b"<html>", 200), TroubleKind.UNEXPECTED),
        (Response(status_code=302, headers={"location": "https://elsewhere.example"}), TroubleKind.UNEXPECTED),
    ],
)
async def test_what_somebody_has_to_see_to_is_not_tried_again(
    vendor: Vendor, answer: Response, kind: TroubleKind
) -> None:
    vendor.answers = [answer]
    async with vendor.asking() as asking:
        with pytest.raises(VendorError) as raised:
            await asking.ask("GET", vendor.address)
    assert raised.value.trouble.kind is kind
    assert vendor.asked == 1


@pytest.mark.parametrize(
    "content",
    [b'{"a": NaN}', b'{"a": -Infinity}', b"[" * 100_000, b'{"a": ' + b"9" * 10_000 + b"}", b"\xff{}", b""],
    ids=["NaN", "infinity", "deep", "long number", "no UTF-8", "nothing"],
)
async def test_what_is_no_json_is_no_answer(vendor: Vendor, content: bytes) -> None:
    vendor.answers = [Response(content, 200)]
    async with vendor.asking() as asking:
        with pytest.raises(VendorError) as raised:
            await asking.ask("GET", vendor.address)
    assert raised.value.trouble == Trouble(TroubleKind.UNEXPECTED, "an answer that is no JSON", status=200)


async def test_a_mark_stands_for_what_the_database_cannot_take(vendor: Vendor) -> None:
    vendor.answers = [Response(rb'{"a\u0000": ["\ud800", {"b": "\ud83d\ude00 \\u0000 \u0000"}], "c": 1.50}', 200)]
    async with vendor.asking() as asking:
        said = (await asking.ask("GET", vendor.address)).json
    assert said == {"a\ufffd": ["\ufffd", {"b": "\U0001f600 \\u0000 \ufffd"}], "c": Decimal("1.50")}


async def test_an_answer_that_is_too_long_or_takes_too_long_is_given_up(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_module, "_MOST_BYTES", 10)
    async with vendor.asking() as asking:
        with pytest.raises(VendorError, match="an answer of more than 10 bytes"):
            await asking.ask("GET", f"{vendor.address}/abcdefghijk")
        monkeypatch.setattr(asking_module, "PATIENCE_SECONDS", 0)
        with pytest.raises(VendorError, match="no answer within 0 seconds"):
            await asking.ask("GET", vendor.address)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_nobody_is_led_to_another_address(vendor: Vendor, status: int) -> None:
    vendor.answers = [Response(status_code=status, headers={"location": f"{vendor.address}/inside"})]
    async with vendor.asking() as asking:
        with pytest.raises(VendorError, match=f"HTTP {status}"):
            await asking.ask("GET", vendor.address)
    assert vendor.asked == 1


async def test_it_is_asked_evenly_after_a_burst(vendor: Vendor) -> None:
    async with vendor.asking(Pace(2, 1, 3)) as asking:
        for _ in range(6):
            await asking.ask("GET", vendor.address)
    assert vendor.waited == [0.5] * 3


async def test_a_long_wait_is_put_off_only_before_something_begins(vendor: Vendor) -> None:
    async with vendor.asking(Pace(200, 3600, 2)) as asking:
        asking.begin()
        for _ in range(4):
            await asking.ask("GET", vendor.address)
        assert vendor.waited == [18, 18]
        asking.begin()
        with pytest.raises(NotYetError) as raised:
            await asking.ask("GET", vendor.address)
    assert raised.value.seconds == 18
    assert vendor.asked == 4


def test_what_a_name_stands_for_is_looked_up_where_nothing_else_waits() -> None:
    async def look() -> None:
        elsewhere = ThreadPoolExecutor(1)
        elsewhere.shutdown()
        asyncio.get_running_loop().set_default_executor(elsewhere)
        with pytest.raises(OSError, match="localhost is not to be asked"):
            await Fence((), only_named=False).connect_tcp("localhost", 443)

    asyncio.run(look())
