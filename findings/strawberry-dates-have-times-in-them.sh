#!/usr/bin/env bash
# strawberry-graphql 0.341.2: a field of the type date whose resolver gives a datetime is answered with the time, "2026-03-10T23:30:00+00:00", under the
# scalar Date, and the same text sent back as an argument of that type is refused. A datetime whose resolver gives a date is "2026-03-10".
# graphene 3.4.3 answers "2026-03-10" for the first.
# Guessed: a scalar writes what it reads: a date, or an error.
# Source: strawberry/schema/types/base_scalars.py (serialize is isoformat of whatever it is, parse_value is date.fromisoformat); graphene,
# types/datetime.py, Date.serialize (takes the date of a datetime).
# Matters here: a datetime is a date to Python and to a type checker, so a column of times in a model under a field `closed: date` passes all
# checks; a page that compares such days as texts finds none equal. Say .date() where the field is.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv; python3 -m venv peer
venv/bin/pip install -q strawberry-graphql==0.341.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
peer/bin/pip install -q graphene==3.4.3 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import datetime as dt

import strawberry

EVENING = dt.datetime(2026, 3, 10, 23, 30, tzinfo=dt.UTC)


@strawberry.type
class Query:
    @strawberry.field
    def closed(self) -> dt.date:
        return EVENING

    @strawberry.field
    def due(self) -> dt.datetime:
        return dt.date(2026, 3, 10)

    @strawberry.field
    def day(self, of: dt.date) -> str:
        return str(of)


schema = strawberry.Schema(Query)
answer = schema.execute_sync("{ closed due }")
assert answer.errors is None, answer.errors
again = schema.execute_sync("query($of: Date!) { day(of: $of) }", variable_values={"of": answer.data["closed"]})
print("Strawberry", answer.data, "and sent back:", again.errors[0].message if again.errors else again.data)
assert answer.data == {"closed": "2026-03-10T23:30:00+00:00", "due": "2026-03-10"} and again.errors, (answer.data, again.data)
PYTHON
venv/bin/python look.py 2> told || { cat told; exit 1; }
cat > peer.py <<'PYTHON'
import datetime as dt

import graphene


class Query(graphene.ObjectType):
    closed = graphene.Date()

    def resolve_closed(self, info):
        return dt.datetime(2026, 3, 10, 23, 30, tzinfo=dt.UTC)


answer = graphene.Schema(query=Query).execute("{ closed }")
print("graphene", answer.data)
assert answer.data == {"closed": "2026-03-10"}, answer
PYTHON
peer/bin/python peer.py
