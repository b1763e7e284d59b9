"""Whose data a viewer sees."""

from tests.oracle.records import Records


def people_seen_by(records: Records, viewer: str) -> frozenset[str] | None:
    """The people whose rows a viewer sees; None is the whole company, rows without a responsible person included."""
    role = records.users[viewer].role
    if role == "admin":
        return None
    if role == "manager":
        return people_of(records, departments_headed_by(records, viewer)) | {viewer}
    return frozenset({viewer})


def departments_headed_by(records: Records, user: str) -> set[str]:
    """The departments a user heads, with all sub-departments."""
    found = {department.external_id for department in records.departments.values() if department.head == user}
    return with_sub_departments(records, found)


def with_sub_departments(records: Records, departments: set[str]) -> set[str]:
    """The departments with everything below them, however deep."""
    found = set(departments)
    while True:
        below = {each.external_id for each in records.departments.values() if each.parent in found} - found
        if not below:
            return found
        found |= below


def people_of(records: Records, departments: set[str]) -> frozenset[str]:
    """The people of departments, the dismissed too: they still own rows."""
    return frozenset(user.external_id for user in records.users.values() if user.department in departments)
