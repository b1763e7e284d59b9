"""Who takes part, and what each is asked."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import orjson

from .http_client import request_of


@dataclass(frozen=True, slots=True)
class Contestant:
    """A server with what it is asked: several can be of one server."""

    key: str
    name: str
    address: str
    pid: int
    next_request: Callable[[], bytes]
    only_alone: bool = False
    """Measured with one client only."""
    has_probes: bool = False
    """Whether it can be asked something small by somebody else meanwhile."""


def the_same(body: object, headers: dict[str, str]) -> Callable[[], bytes]:
    """The same request again and again."""
    request = request_of("/graphql", orjson.dumps(body), headers)
    return lambda: request


def never_the_same(query: str, headers: dict[str, str], **variables: object) -> Callable[[], bytes]:
    """A request that no cache has an answer to, and that costs no more: with a variable that the query does not use."""
    numbers = itertools.count()

    def next_request() -> bytes:
        body = {"query": query, "variables": {**variables, "unused": next(numbers)}}
        return request_of("/graphql", orjson.dumps(body), headers)

    return next_request
