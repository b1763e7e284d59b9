"""An import tells of the kinds of rows that it changed, and of nothing when there was nothing to change."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import import_folder
from tests.changes.honesty import check_honest, rows_of, told_of
from tests.resolvers.importing.company_folder import CompanyFolder

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


async def test_import_tells_of_what_it_changes(engine: AsyncEngine, tmp_path: Path) -> None:
    folder = CompanyFolder(tmp_path / "acme")
    company = (await import_folder(engine, folder.path, now=NOW)).company_id
    first = await told_of(engine, company)
    before = await rows_of(engine, company)
    check_honest({}, before, first)
    assert {each.kind for each in first} == {
        "company",
        "people",
        "configuration",
        "contacts",
        "deals",
        "activities",
        "communications",
    }

    await import_folder(engine, folder.path, now=NOW)
    assert await told_of(engine, company) == first

    for file, old, new, kinds in (
        ("contacts.csv", "Contact One", "Contact 1", ["contacts"]),
        ("deals.csv", "d2,sale,Deal Two,,kim", "d2,sale,Deal Two,,max", ["deals"]),
        ("transitions.csv", "d2,,new,2024-02-02", "d2,,new,2024-02-03", ["deals"]),
        ("users.csv", "Kim", "Kimberly", ["people"]),
        ("stages.csv", "asked,rent,Asked", "asked,rent,Viewed", ["configuration"]),
        ("group_members.csv", "hunters,kim", "hunters,eva", ["people"]),
    ):
        earlier = await told_of(engine, company)
        folder.change(file, old, new)
        await import_folder(engine, folder.path, now=NOW)
        after, told = await rows_of(engine, company), (await told_of(engine, company))[len(earlier) :]
        assert [each.kind for each in told] == kinds, file
        check_honest(before, after, told)
        before = after
