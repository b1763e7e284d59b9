"""What asks for too much is refused before it costs anything."""

import re
from pathlib import Path

import pytest
from graphql import GraphQLError, parse

from resolvers import limits as reading_limits
from schema import limits
from schema.document_size import DocumentSize
from schema.documents import Documents
from schema.schema import schema

CORE = schema._schema  # pyright: ignore[reportPrivateUsage]


def many(count: int, what: str) -> str:
    return " ".join(what.replace("#", str(number)) for number in range(count))


def doubling(depth: int) -> str:
    fragments = [f"fragment F{n} on Viewer {{ ...F{n + 1} ...F{n + 1} name }}" for n in range(depth)]
    return "{ viewer { ...F0 } } " + " ".join([*fragments, f"fragment F{depth} on Viewer {{ name }}"])


def descending(depth: int) -> str:
    fragments = [f"fragment F{n} on __Type {{ ofType {{ ...F{n + 1} }} }}" for n in range(depth)]
    return "{ __schema { types { ...F0 } } } " + " ".join([*fragments, f"fragment F{depth} on __Type {{ name }}"])


TOO_LARGE = {
    "text": "{ __typename } #" + "x" * limits.MAX_QUERY_LENGTH,
    "tokens": "{" + "viewer " * limits.MAX_TOKENS + "}",
    "comments": "{ __typename }" + "\n#" * (limits.MAX_COMMENTS + 1),
    "operations": many(limits.MAX_OPERATIONS + 1, "query Q# { __typename }"),
    "fragments": "{ viewer { id } } " + many(limits.MAX_FRAGMENTS + 1, "fragment F# on Viewer { id }"),
    "levels": "{ __schema { types { " + "fields { type { " * 7 + "name" + " } }" * 7 + " } } }",
    "aliases": "{ viewer { " + many(limits.MAX_ALIASES + 1, "a#: id") + " } }",
    "aliases in fragments": "{ viewer { ...A ...B } } fragment A on Viewer { " + many(140, "a#: id") + " } "
    "fragment B on Viewer { " + many(140, "b#: id") + " }",
    "root": "{ " + many(limits.MAX_ROOT_FIELDS + 1, "a#: __typename") + " }",
    "root in fragments": "{ ...A ... { ...B } } fragment A on Query { " + many(20, "a#: __typename") + " } "
    "fragment B on Query { " + many(20, "b#: __typename") + " }",
    "same name": "{ viewer { " + "name " * (limits.MAX_SAME_NAME + 1) + "} }",
    "same name, merged": "{ " + "viewer { name name name name name } " * 6 + "}",
    "fields multiplied by fragments": doubling(150),
    "levels in fragments": descending(limits.MAX_DEPTH),
}


@pytest.mark.parametrize("text", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_document_that_is_too_large_is_refused(text: str) -> None:
    with pytest.raises(GraphQLError, match=r"at most|more than|exceeds|[Ll]imit|too long"):
        Documents().check(CORE, text)


AS_LARGE_AS_CAN_BE = {
    "text": "{ __typename } #" + "x" * (limits.MAX_QUERY_LENGTH - len("{ __typename } #")),
    "comments": "{ __typename }" + "\n#" * limits.MAX_COMMENTS,
    "operations": many(limits.MAX_OPERATIONS, "query Q# { __typename }"),
    "fragments": "{ viewer { "
    + many(limits.MAX_FRAGMENTS, "...F#")
    + " } } "
    # Fewer than may have one name in one place have it.
    + many(limits.MAX_FRAGMENTS, "fragment F# on Viewer { n#: id }"),
    "aliases": "{ viewer { " + many(limits.MAX_ALIASES, "a#: id") + " } }",
    "root": "{ " + many(limits.MAX_ROOT_FIELDS, "a#: __typename") + " }",
    "same name": "{ viewer { " + "name " * limits.MAX_SAME_NAME + "} }",
}


@pytest.mark.parametrize("text", AS_LARGE_AS_CAN_BE.values(), ids=AS_LARGE_AS_CAN_BE.keys())
def test_document_that_is_as_large_as_can_be_is_read(text: str) -> None:
    assert Documents().check(CORE, text).errors == []


def test_as_many_levels_as_may_be_are_not_too_many() -> None:
    levels = "{ a " * limits.MAX_DEPTH + "}" * limits.MAX_DEPTH
    DocumentSize(parse(levels)).check()
    with pytest.raises(GraphQLError, match="at most"):
        DocumentSize(parse("{ a " + levels + "}")).check()


@pytest.mark.parametrize(
    "text",
    [
        "{ ...A } fragment A on Query { ...A }",
        "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A name }",
        "{ viewer { company { ...A } } } fragment A on Company { name ...A }",
    ],
)
def test_fragment_within_itself_is_refused_and_not_followed(text: str) -> None:
    assert any("within itself" in error.message for error in Documents().check(CORE, text).errors)


def test_fragment_that_is_not_used_is_refused() -> None:
    with pytest.raises(GraphQLError, match="never used"):
        Documents().check(CORE, "{ viewer { id } } fragment A on Viewer { id }")


def test_so_many_errors_are_told_and_no_more() -> None:
    errors = Documents().check(CORE, "{ viewer { " + many(20, "x#") + " } }").errors
    assert len(errors) == limits.MAX_ERRORS + 1
    assert "Too many" in errors[-1].message


def test_document_is_read_once() -> None:
    documents = Documents()
    assert documents.check(CORE, "{ viewer { id } }") is documents.check(CORE, "{ viewer { id } }")


def test_mistakes_and_old_documents_are_not_remembered() -> None:
    documents = Documents()
    mistake = documents.check(CORE, "{ nothingLikeThat }")
    assert documents.check(CORE, "{ nothingLikeThat }") is not mistake
    first = documents.check(CORE, "{ viewer { id } }")
    for number in range(10):
        documents.check(CORE, f"{{ viewer {{ id }} }} #{number}" + "x" * 90_000)
    assert documents.check(CORE, "{ viewer { id } }") is not first


def test_the_document_tells_all_limits_as_they_are() -> None:
    text = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
    told = {name: int(value.replace(",", "")) for name, value in re.findall(r"`(MAX_\w+)` = ([\d,]+)", text)}
    assert told == {
        name: value
        for module in (limits, reading_limits)
        for name, value in vars(module).items()
        if name.startswith("MAX_")
    }
