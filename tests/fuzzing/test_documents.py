"""Documents that are good by the schema and ask anything, and documents that are almost good."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis_graphql import from_schema, nodes

from tests.fuzzing.asking import Asking
from tests.properties.examples import tried_on

_ROOT = Path(__file__).parents[2]
_WHOLE_DESKTOP = (_ROOT / "docs" / "whole-desktop.graphql").read_text()

_SCALARS = {
    "Decimal": st.sampled_from(["0", "-1.50", "1e400", "NaN", "Infinity", "9" * 400, "", "1_0", "٣"]).map(nodes.String),
    "Date": st.sampled_from(["2026-02-28", "0001-01-01", "9999-12-31", "2026-02-30", "", "today", "-1-1-1"]).map(
        nodes.String
    ),
    "DateTime": st.sampled_from(
        ["2026-03-01T12:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-01T12:00:00", "T"]
    ).map(nodes.String),
    "JSON": st.text(max_size=5).map(nodes.String),
}
documents = from_schema((_ROOT / "schema.graphql").read_text(), custom_scalars=_SCALARS)


@tried_on(25)
@given(text=documents)
@example(text='{ record(kind: REPORT, externalId: "0") { __typename } }')
async def test_whatever_the_schema_allows_is_answered_or_refused(asking: Asking, text: str) -> None:
    await asking.document(text)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A good document with some of its characters gone, doubled, or others in their place."""
    text = _WHOLE_DESKTOP
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        put = draw(
            st.sampled_from(
                ["", text[start:end] * 2, "{", "}", '"', '"""', "$a", "@include(if: 1)", "...", "#", "\0", "\ud800"]
            )
        )
        text = text[:start] + put + text[end:]
    return text


@tried_on(60)
@given(text=damaged())
async def test_a_damaged_document_is_answered_or_refused(asking: Asking, text: str) -> None:
    await asking.document(text.encode("utf-8", "replace").decode())
