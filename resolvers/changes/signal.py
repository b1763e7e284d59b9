"""The signal as a part of the last statement of a transaction."""

from resolvers.changes.extent import ChangeSet

# PostgreSQL has no arrays of lists of different lengths.
SIGNAL = """
INSERT INTO data_changes (company_id, kind, people, starts_at, ends_at)
SELECT %(company)s::bigint, kind, string_to_array(people, ',')::bigint[], starts_at, ends_at
FROM unnest(%(kinds)s::text[], %(changed_people)s::text[], %(starts_at)s::timestamptz[], %(ends_at)s::timestamptz[])
  AS change (kind, people, starts_at, ends_at)"""


def signal_params(company_id: int, changes: ChangeSet) -> dict[str, object]:
    """The parameters of `SIGNAL`."""
    extents = [extent for _, extent in changes]
    people = [None if each.people is None else ",".join(map(str, sorted(each.people))) for each in extents]
    return {
        "company": company_id,
        "kinds": [kind.value for kind, _ in changes],
        "changed_people": people,
        "starts_at": [each.starts_at for each in extents],
        "ends_at": [each.ends_at for each in extents],
    }
