#!/usr/bin/env bash
# scim2-filter-parser 0.7.0: `a or b and c` is made into SQL as `(a or b) and c`, both operators having one rank; written the other way round,
# `c and b or a`, it is right.
# Guessed: "and" binds before "or", as in RFC 7644, whose words stand in the parser's own comment.
# Source: scim2_filter_parser/parser.py, precedence (("left", OR, AND)); RFC 7644, 3.4.2.2 ("not" before "and" before "or").
# Matters here: who is provisioned, or taken away, is found by such filters. Let people write parentheses, or refuse a mixture without.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q scim2-filter-parser==0.7.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from scim2_filter_parser.queries import SQLQuery

COLUMNS = {(name, None, None): f"users.{column}" for name, column in (("userName", "name"), ("title", "title"), ("userType", "kind"))}


def where(query):
    return SQLQuery(query, "users", COLUMNS).where_sql


seen = [
    where('userName eq "anna" or title eq "CEO" and userType eq "Employee"'),
    where('userType eq "Employee" and title eq "CEO" or userName eq "anna"'),
]
print(*seen, sep="\n")
first = "((UPPER(users.name) = UPPER({a})) OR (users.title = {b})) AND (users.kind = {c})"
second = "((users.kind = {a}) AND (users.title = {b})) OR (UPPER(users.name) = UPPER({c}))"
assert seen == [first, second], seen
PYTHON
venv/bin/python look.py
