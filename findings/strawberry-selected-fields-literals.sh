#!/usr/bin/env bash
# strawberry-graphql 0.341.2: info.selected_fields gives a whole number written into the query as a string of its digits
# (first: 100 arrives as "100"), and the same number passed as a variable as a number.
# Guessed: a field's arguments have the types of the schema, wherever the client wrote them.
# Source: strawberry/types/nodes.py, convert_value; graphql-core's value_from_ast_untyped gives a number.
# Matters here: who looks ahead for a page's size by isinstance(value, int) misses every literal.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q strawberry-graphql==0.341.2 graphql-core==3.3.2 2>&1 | grep -v notice >&2 || true
cat > look.py <<'PYTHON'
import strawberry

seen = []


@strawberry.type
class Query:
    @strawberry.field
    def rows(self, info: strawberry.Info, first: int = 20) -> int:
        seen.append(info.selected_fields[0].arguments["first"])
        return first


schema = strawberry.Schema(Query)
assert schema.execute_sync("{ rows(first: 100) }").data == {"rows": 100}
assert schema.execute_sync("query($n: Int!) { rows(first: $n) }", variable_values={"n": 100}).data == {"rows": 100}
print("written into the query:", repr(seen[0]))
print("passed as a variable:  ", repr(seen[1]))
assert seen == ["100", 100], seen
PYTHON
venv/bin/python look.py
