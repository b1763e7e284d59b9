"""Which queries are a transaction: those that read what must agree by several statements, and no others."""

import pytest

from resolvers.snapshot import Reading
from schema.documents import Documents
from schema.schema import schema

ONCE, ROWS, REPEATEDLY = Reading.ONCE, Reading.ROWS_AFTER_FIGURES, Reading.REPEATEDLY

VALUE = "widgets { ... on MetricWidget { metric { value } } }"
RECORDS = "widgets { ... on MetricWidget { metric { records { totalCount } } } }"


@pytest.mark.parametrize(
    ("document", "reading"),
    [
        ("{ viewer { name } departments { name } }", ONCE),
        (f"{{ viewer {{ name }} dashboard {{ {VALUE} }} }}", ONCE),
        (f"{{ one: dashboard {{ {VALUE} }} other: dashboard(compareTo: NONE) {{ {VALUE} }} }}", ONCE),
        ("{ dashboard { widgets { ... on FeedWidget { unreadCount events(after: null) { totalCount } } } } }", ONCE),
        (
            "{ dashboard { widgets { ... on FeedWidget { groups { edges { node { events { totalCount } } } } } } } }",
            ONCE,
        ),
        ("{ events { totalCount } }", ONCE),
        ("{ reports { edges { node { name } } } }", ONCE),
        ('{ report(id: "a") { widget { title } } }', ONCE),
        (f"{{ dashboard {{ {RECORDS} }} }}", ROWS),
        (f"query {{ dashboard {{ ...Rows }} }} fragment Rows on Dashboard {{ {RECORDS} }}", ROWS),
        (f"{{ one: dashboard {{ {VALUE} }} other: dashboard(compareTo: NONE) {{ {RECORDS} }} }}", ROWS),
        ('{ report(id: "a") { widget { ... on MetricWidget { metric { records { totalCount } } } } } }', ROWS),
        (
            "{ dashboard { widgets { ... on FeedWidget { groups { edges { node { events(after: null) { totalCount } } } } } } } }",
            REPEATEDLY,
        ),
        (f"{{ events {{ totalCount }} dashboard {{ {VALUE} }} }}", REPEATEDLY),
        (f'{{ report(id: "a") {{ widget {{ title }} }} dashboard {{ {VALUE} }} }}', REPEATEDLY),
        ('{ a: report(id: "a") { widget { title } } b: report(id: "b") { widget { title } } }', REPEATEDLY),
        ("{ reports { edges { node { widget { title } } } } }", REPEATEDLY),
        (f'{{ dashboard {{ {VALUE} }} other: dashboard(asUser: "a") {{ {VALUE} }} }}', REPEATEDLY),
    ],
)
def test_a_document_tells_how_it_is_read(document: str, reading: Reading) -> None:
    checked = Documents().check(schema._schema, document)  # pyright: ignore[reportPrivateUsage] - has no public name
    assert checked.errors == []
    assert checked.reading is reading
