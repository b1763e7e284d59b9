#!/usr/bin/env bash
# strawberry-graphql 0.341.2, relay.ListConnection: of six deals (first: 10, last: 2) is an empty page, and (last: 0) is all six. With
# (first: 6, last: 2) it is the last two. graphql-relay 3.1.0 has the last two, none, and the last two.
# Guessed: "first" ends at the end of the list, as it does without "last", and none is none, as it is for (first: 0).
# Source: strawberry/relay/utils.py, SliceMetadata.from_arguments ("last" is counted back from where "first" would end, be there anything
# or not), and types.py, where edges[-last:] of 0 is everything; GraphQL Cursor Connections Specification, 4.4.
# Matters here: a client that goes back from the end of a page, or asks for the counts alone, is told that there is nothing, or sent all.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q strawberry-graphql==0.341.2 graphql-relay==3.1.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from collections.abc import Iterable

import strawberry
from graphql_relay import connection_from_array
from strawberry import relay


@strawberry.type
class Deal(relay.Node):
    code: relay.NodeID[int]


@strawberry.type
class Query:
    @relay.connection(relay.ListConnection[Deal])
    def deals(self) -> Iterable[Deal]:
        return [Deal(code=number) for number in range(1, 7)]


schema = strawberry.Schema(Query)
seen = {}
for asked in ({"first": 10, "last": 2}, {"last": 0}, {"first": 6, "last": 2}, {"first": 10}, {"first": 0}):
    words = ", ".join(f"{name}: {value}" for name, value in asked.items())
    answer = schema.execute_sync(f"{{ deals({words}) {{ edges {{ node {{ id }} }} }} }}")
    assert answer.errors is None, answer.errors
    strawberry_has = [int(relay.from_base64(edge["node"]["id"])[1]) for edge in answer.data["deals"]["edges"]]
    relay_has = [edge.node for edge in connection_from_array(list(range(1, 7)), asked).edges]
    print(f"({words}): Strawberry {strawberry_has}, graphql-relay {relay_has}")
    seen[words] = strawberry_has, relay_has
everything = [1, 2, 3, 4, 5, 6]
assert seen == {
    "first: 10, last: 2": ([], [5, 6]),
    "last: 0": (everything, []),
    "first: 6, last: 2": ([5, 6], [5, 6]),
    "first: 10": (everything, everything),
    "first: 0": ([], []),
}, seen
PYTHON
venv/bin/python look.py
