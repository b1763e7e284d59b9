"""Bodies, variables, headers and addresses of any kind."""

from typing import Any
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing.asking import Asking
from tests.properties.examples import tried_on

values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["VXNlcjox", "2026-03-01", "LAST_MONTH", "\0", "٣", "x" * 2_000, "' OR 1=1 --", "%(company)s", "{0}"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
_DESKTOP = """query(
  $period: PeriodInput, $scope: ScopeInput, $filters: [DashboardFilterInput!], $key: ID!, $path: String!, $first: Int, $after: String
) {
  dashboard(period: $period, scope: $scope, filters: $filters) { widget(key: $key) { number(path: $path) {
    ... on Metric { records(first: $first, after: $after) { totalCount } } } } } }"""
_NAMES = ("period", "scope", "filters", "key", "path", "first", "after")
# As HTTP has them: visible characters and blanks.
header_values = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60).map(str.strip)
_HEADERS = (
    "accept",
    "accept-encoding",
    "accept-language",
    "content-encoding",
    "content-type",
    "cookie",
    "host",
    "if-none-match",
    "origin",
    "range",
    "sec-fetch-site",
    "traceparent",
    "x-forwarded-for",
    "x-forwarded-proto",
    "x-request-id",
    "x-signed-in-as",
    "authorization",
)


@tried_on(60)
@given(variables=st.fixed_dictionaries({}, optional=dict.fromkeys(_NAMES, values)))
async def test_any_variables_are_answered_or_refused(asking: Asking, variables: dict[str, Any]) -> None:
    await asking.document(_DESKTOP, variables)


@tried_on(60)
@given(
    body=st.binary(max_size=200)
    | st.dictionaries(st.sampled_from(["query", "variables", "operationName", "extensions", "documentId"]), values).map(
        lambda body: str(body).encode()
    )
)
async def test_any_body_is_answered_or_refused(asking: Asking, body: bytes) -> None:
    await asking.send("POST", "/graphql", {"content-type": "application/json"}, content=body)


@tried_on(60)
@given(
    body=st.dictionaries(st.sampled_from(["query", "variables", "operationName", "extensions", "documentId"]), values)
)
async def test_any_members_of_a_body_are_answered_or_refused(asking: Asking, body: dict[str, Any]) -> None:
    await asking.send("POST", "/graphql", json={"query": "{ __typename }", **body})


@tried_on(80)
@given(
    headers=st.dictionaries(st.sampled_from(_HEADERS), header_values, max_size=4),
    address=st.sampled_from(["/graphql?query={viewer{name}}", "/export/desktop.csv", "/"]),
)
async def test_any_headers_are_answered_or_refused(asking: Asking, headers: dict[str, str], address: str) -> None:
    await asking.send("GET", address, headers)


names = st.sampled_from(
    [
        "number",
        "preset",
        "from",
        "to",
        "compare",
        "language",
        "granularity",
        "scope",
        "users",
        "departments",
        "filter",
        "first",
        "head",
        "csvFor",
    ]
) | st.text(max_size=6)
parts = st.sampled_from(
    ["widgets", "deals", "records.csv", "desktop.xlsx", "records.xlsx", "reports", "..", "%00", "%2e%2e"]
) | st.text(max_size=6)
texts = st.text(max_size=10) | st.sampled_from(
    ["LAST_MONTH", "total", "2026-03-01", "0001-01-01", "9999-12-31", "-1", "9" * 30, "VXNlcjox"]
)


@tried_on(100)
@given(path=st.lists(parts, max_size=4), parameters=st.lists(st.tuples(names, texts), max_size=5))
async def test_any_address_of_a_file_is_answered_or_refused(
    asking: Asking, path: list[str], parameters: list[tuple[str, str]]
) -> None:
    await asking.send("GET", "/export/widgets/deals/records.csv", params=[("number", "total"), *parameters])
    await asking.send("GET", "/export/" + "/".join(quote(part, errors="replace") for part in path), params=parameters)
