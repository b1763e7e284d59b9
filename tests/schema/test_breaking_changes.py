"""A client of the last release goes on working, but for what is listed here with its reason.

A release puts its schema into ``docs/releases`` and empties the list.
"""

from pathlib import Path

from graphql import build_schema
from graphql.utilities import find_breaking_changes

ROOT = Path(__file__).parents[2]
LAST_RELEASE = ROOT / "docs" / "releases" / "0.1.0.graphql"

# What was changed all the same, as the comparison words it, and why; each stands in CHANGELOG.md too.
_NOT_KNOWN = (
    "Zero is only ever a real zero (ADR 2): what deals of a type without price settings are worth is not known."
)
ACCEPTED = {
    "Field FunnelStep.amount changed type from Decimal! to Decimal.": _NOT_KNOWN,
    "Field FunnelLoss.amount changed type from Decimal! to Decimal.": _NOT_KNOWN,
    "Field AuditSubject.id was removed.": "It was another object's id, and clients keep objects by theirs (ADR 17): `objectId`.",
    "Field ReportFilterValue.id was removed.": "It was another object's id, and clients keep objects by theirs (ADR 17): `objectId`.",
}


def test_what_breaks_clients_of_the_last_release_is_listed_with_its_reason() -> None:
    released, now = (build_schema(file.read_text()) for file in (LAST_RELEASE, ROOT / "schema.graphql"))
    found = {change.description for change in find_breaking_changes(released, now)}
    assert found == set(ACCEPTED)


def test_the_comparison_sees_a_field_that_is_gone() -> None:
    text = LAST_RELEASE.read_text()
    released, without = build_schema(text), build_schema(text.replace("  userId: ID!", "  another: ID!", 1))
    assert [change.description for change in find_breaking_changes(released, without)] == [
        "Field Viewer.userId was removed."
    ]
