"""Reports, audiences and arrangements are taken away, and stand in another company as they stood in this one."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import (
    Contact,
    DefaultDashboard,
    Group,
    GroupMember,
    PersonalDashboard,
    Report,
    ReportFolder,
    ReportVersion,
    WidgetSetting,
)
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.visualisation import Visualisation
from resolvers.importing import ImportRefusedError, import_folder
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    FilterGroup,
    Junction,
    MeasureDefinition,
    ReportDefinition,
)
from resolvers.report_definitions.document import read_definition, write_definition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from tests.conftest import NOW
from tests.resolvers.importing.stored import fingerprint, rows, value
from tests.resolvers.records.office import Office
from tests.taken_away import take_away

FILES = ("report_folders.csv", "reports.csv", "widgets.csv", "layouts.csv")


def is_one_of(attribute: ReportAttribute, *ids: int, field: int | None = None) -> ConditionDefinition:
    return ConditionDefinition(AttributeDefinition(attribute, field), FilterOperator.IS_ONE_OF, ids)


async def furnish(engine: AsyncEngine, office: Office) -> None:
    """A report that refers to one of everything, for some people, on a desktop that somebody has arranged."""
    company = {"company_id": office.company_id}
    async with engine.begin() as connection:

        async def add(table: type[Any], **columns: Any) -> int:
            return (
                await connection.execute(insert(table).values(**company, **columns).returning(table.id))
            ).scalar_one()

        contact = await add(Contact, name="Customer", created_at=NOW)
        group = await add(Group, name="Friends")
        await connection.execute(insert(GroupMember).values(**company, group_id=group, user_id=office["seller"]))
        attribute = ReportAttribute
        definition = ReportDefinition(
            ReportDataset.DEALS,
            Visualisation.NUMBER,
            measures=(MeasureDefinition(Aggregate.SUM, of=AttributeDefinition(attribute.FIELD, office["fee"])),),
            filter=FilterGroup(
                Junction.ALL,
                (
                    is_one_of(attribute.DEAL_TYPE, office["retail"], office["service"]),
                    is_one_of(attribute.STAGE, office["won"]),
                    is_one_of(attribute.FIELD, office["web"], field=office["source"]),
                    is_one_of(attribute.RESPONSIBLE, office["seller"], office["gone"]),
                    is_one_of(attribute.DEPARTMENT, office["north"]),
                    is_one_of(attribute.GROUP, group),
                    is_one_of(attribute.CONTACT, contact),
                ),
            ),
        )
        folder = await add(ReportFolder, name="Sales", position=3)
        said = {"name": "Fees", "description": "What comes in", "definition": write_definition(definition)}
        report = await add(Report, **said, folder_id=folder, created_at=NOW, published_at=NOW, width=4, height=3)
        old = {**said, "name": "Old fees"}
        archived = await add(Report, **old, created_at=NOW, archived_at=NOW)
        await connection.execute(
            insert(ReportVersion).values(**company, report_id=report, version=1, saved_at=NOW, **said)
        )
        audience = {
            "everyone": False,
            "users": [office["seller"]],
            "groups": [group],
            "departments_with_subs": [office["sales"]],
            "except_users": [office["gone"]],
        }
        key = f"report:{report}"
        nobody = (f"report:{archived}", {"everyone": False})
        for widget, decided in ((key, audience), nobody, ("revenue", {"everyone": True})):
            await connection.execute(
                insert(WidgetSetting).values(**company, widget_key=widget, audience=decided, pinned=widget == "revenue")
            )
        delta = {
            "hidden": ["calls", key],
            "placements": {"desktop": {key: [0, 0, 4, 3, 1], "revenue": [4, 0, 4, 3, 2]}},
            "base": {"desktop": ["revenue", key]},
            "known": ["revenue", key],
        }
        await connection.execute(insert(PersonalDashboard).values(**company, user_id=office["seller"], delta=delta))
        for principal, id_ in (("company", 0), ("group", group), ("department", office["north"])):
            layout = {"placements": {"desktop": {key: [0, 0, 4, 3, 1]}}}
            await connection.execute(
                insert(DefaultDashboard).values(**company, principal=principal, principal_id=id_, layout=layout)
            )


async def names(engine: AsyncEngine, company_id: int) -> Mapping[tuple[str, int], str]:
    """What everything is called, by its table and number."""
    labels = {"field_options": "label", "custom_fields": "name"}
    found: dict[tuple[str, int], str] = {}
    for table in (
        "deal_types",
        "stages",
        "custom_fields",
        "field_options",
        "users",
        "departments",
        "groups",
        "contacts",
    ):
        label = labels.get(table, "name")
        for id_, name in await rows(engine, f"SELECT id, {label} FROM {table} WHERE company_id = :id", id=company_id):
            found[table, id_] = name
    return found


async def test_a_report_means_the_same_in_the_other_company(
    engine: AsyncEngine, office: Office, tmp_path: Path
) -> None:
    await furnish(engine, office)
    taken = await take_away(engine, office.company_id, tmp_path / "taken")
    copy = await import_folder(engine, taken, now=NOW, company="copy")
    called = await names(engine, copy.company_id)
    asked = "SELECT definition FROM reports WHERE company_id = :id AND name = 'Fees'"
    definition = read_definition(await value(engine, asked, id=copy.company_id))
    (measure,) = definition.measures
    assert measure.of is not None
    assert called["custom_fields", measure.of.field_id or 0] == "fee"
    tables = ("deal_types", "stages", "field_options", "users", "departments", "groups", "contacts")
    meant = [
        [called[table, int(id_)] for id_ in part.values]  # pyright: ignore[reportArgumentType]
        for table, part in zip(tables, definition.filter.parts, strict=True)
        if isinstance(part, ConditionDefinition)
    ]
    assert meant == [["retail", "service"], ["won"], ["Web"], ["seller", "gone"], ["North"], ["Friends"], ["Customer"]]


async def test_an_export_of_the_other_company_says_the_same_and_comes_back_without_a_change(
    engine: AsyncEngine, office: Office, tmp_path: Path
) -> None:
    await furnish(engine, office)
    taken = await take_away(engine, office.company_id, tmp_path / "taken")
    assert len((taken / "layouts.csv").read_text().splitlines()) == 5
    copy = await import_folder(engine, taken, now=NOW, company="copy")
    again = await take_away(engine, copy.company_id, tmp_path / "again")
    for file in FILES:
        assert (again / file).read_text() == (taken / file).read_text()
    before = await fingerprint(engine)
    await import_folder(engine, again, now=NOW, company="copy")
    assert await fingerprint(engine) == before


async def test_what_is_gone_is_called_nothing_and_the_report_is_still_there(
    engine: AsyncEngine, office: Office, tmp_path: Path
) -> None:
    await furnish(engine, office)
    async with engine.begin() as connection:
        await connection.execute(text("DELETE FROM default_dashboards WHERE principal = 'group'"))
        await connection.execute(text("DELETE FROM group_members"))
        await connection.execute(text("DELETE FROM groups"))
    taken = await take_away(engine, office.company_id, tmp_path)
    copy = await import_folder(engine, taken, now=NOW, company="copy")
    assert await value(engine, "SELECT count(*) FROM reports WHERE company_id = :id", id=copy.company_id) == 2
    audience = "SELECT audience FROM widget_settings WHERE company_id = :id AND widget_key LIKE 'report:%' AND audience ? 'users'"
    assert (await value(engine, audience, id=copy.company_id))["groups"] == []


def changed(file: Path, column: str, cell: Any) -> None:
    """Puts something else into the first line."""
    with file.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    lines[0][column] = cell
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)


@pytest.mark.parametrize(
    ("file", "column", "cell", "told"),
    [
        (
            "reports",
            "definition",
            "{}",
            "reports.csv:2: definition: is not a definition; expected one as an export writes it",
        ),
        (
            "reports",
            "definition",
            "[]",
            "reports.csv:2: definition: '[]' is not a JSON object; expected one as an export",
        ),
        ("reports", "folder", "Nowhere", "reports.csv:2: folder: 'Nowhere' is unknown; expected the external_id"),
        (
            "widgets",
            "widget",
            "report:nothing",
            "widgets.csv:2: widget: 'report:nothing' is unknown; expected the key of a block",
        ),
        (
            "widgets",
            "audience",
            json.dumps({"users": ["x"]}),
            "widgets.csv:2: audience: 'x' is unknown; expected the external_id",
        ),
        (
            "layouts",
            "layout",
            json.dumps({"placements": {"desktop": {"revenue": [9, 0, 9, 3, 1]}}}),
            "layouts.csv:2: layout: is not",
        ),
        (
            "layouts",
            "owner",
            "nobody",
            "layouts.csv:2: owner: 'nobody' is not among the words known here; expected one of",
        ),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_is_written(
    engine: AsyncEngine, office: Office, tmp_path: Path, file: str, column: str, cell: str, told: str
) -> None:
    await furnish(engine, office)
    taken = await take_away(engine, office.company_id, tmp_path)
    changed(taken / f"{file}.csv", column, cell)
    before = await fingerprint(engine)
    with pytest.raises(ImportRefusedError) as refused:
        await import_folder(engine, taken, now=NOW, company="copy")
    assert str(refused.value.problems[0]).startswith(told)
    assert await fingerprint(engine) == before
