"""A feed in any order, with repeats, comes to what an import of the same comes to."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential, Viewer
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.commands import CommandContext
from resolvers.feed import Outcome, read_row, upsert
from resolvers.importing import import_folder
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.importing.company_folder import COMPANY, FILES, CompanyFolder
from tests.resolvers.importing.conftest import NOW

KINDS = {
    "departments.csv": "department",
    "users.csv": "person",
    "groups.csv": "group",
    "group_members.csv": "group_member",
    "deal_types.csv": "deal_type",
    "stages.csv": "stage",
    "activity_types.csv": "activity_type",
    "field_options.csv": "field_option",
    "contacts.csv": "contact",
    "deals.csv": "deal",
    "transitions.csv": "move",
    "activities.csv": "activity",
    "communications.csv": "communication",
}
# What things are, whichever numbers they have.
FACTS = {
    "users": """SELECT u.external_id, email, u.name, role, status, d.external_id FROM users u
      LEFT JOIN departments d ON d.company_id = u.company_id AND d.id = department_id WHERE u.company_id = :company""",
    "departments": """SELECT d.external_id, d.name, p.external_id, h.external_id FROM departments d
      LEFT JOIN departments p ON p.company_id = d.company_id AND p.id = d.parent_id
      LEFT JOIN users h ON h.company_id = d.company_id AND h.id = d.head_id WHERE d.company_id = :company""",
    "members": """SELECT g.external_id, u.external_id FROM group_members m
      JOIN groups g ON g.company_id = m.company_id AND g.id = group_id
      JOIN users u ON u.company_id = m.company_id AND u.id = user_id WHERE m.company_id = :company""",
    "deals": """SELECT d.external_id, d.name, t.external_id, s.external_id, c.external_id, u.external_id, d.created_at, staged_at,
        (SELECT array_agg(x.external_id ORDER BY place) FROM unnest(trail) WITH ORDINALITY AS one (id, place)
          JOIN stages x ON x.company_id = d.company_id AND x.id = one.id),
        (SELECT array_agg(f.external_id || '=' || coalesce(o.external_id, value::text) ORDER BY f.external_id)
          FROM (SELECT key, value FROM jsonb_each(d.fields)) AS one
          JOIN custom_fields f ON f.company_id = d.company_id AND f.id = key::bigint
          LEFT JOIN field_options o ON o.company_id = d.company_id AND kind = 'choice' AND o.id::text = value::text)
      FROM deals d JOIN deal_types t ON t.company_id = d.company_id AND t.id = d.deal_type_id
      LEFT JOIN stages s ON s.company_id = d.company_id AND s.id = stage_id
      LEFT JOIN contacts c ON c.company_id = d.company_id AND c.id = contact_id
      LEFT JOIN users u ON u.company_id = d.company_id AND u.id = d.responsible_id WHERE d.company_id = :company""",
    "transitions": """SELECT d.external_id, s.external_id, f.external_id, occurred_at, left_at, u.external_id FROM transitions m
      JOIN deals d ON d.company_id = m.company_id AND d.id = deal_id JOIN stages s ON s.company_id = m.company_id AND s.id = to_stage_id
      LEFT JOIN stages f ON f.company_id = m.company_id AND f.id = from_stage_id
      LEFT JOIN users u ON u.company_id = m.company_id AND u.id = actor_id WHERE m.company_id = :company""",
    "activities": """SELECT a.external_id, a.name, c.external_id, u.external_id, a.created_at FROM activities a
      LEFT JOIN contacts c ON c.company_id = a.company_id AND c.id = contact_id
      LEFT JOIN users u ON u.company_id = a.company_id AND u.id = a.responsible_id WHERE a.company_id = :company""",
    "communications": """SELECT m.external_id, channel, direction, answered, c.external_id, occurred_at FROM communications m
      LEFT JOIN contacts c ON c.company_id = m.company_id AND c.id = contact_id WHERE m.company_id = :company""",
}


def fed_rows() -> list[dict[str, Any]]:
    """The small company's rows; moves are known by their lines."""
    rows: list[dict[str, Any]] = []
    for file, kind in KINDS.items():
        for line, cells in enumerate(csv.DictReader(io.StringIO(FILES[file]))):
            row = {name: value or None for name, value in cells.items()}
            rows.append({"kind": kind, **({"external_id": f"line{line}"} if kind == "move" else {}), **row})
    return rows


async def facts(engine: AsyncEngine, company_id: int) -> dict[str, list[str]]:
    async with engine.connect() as connection:
        return {
            name: sorted(str(tuple(row)) for row in await connection.execute(text(sql), {"company": company_id}))
            for name, sql in FACTS.items()
        }


async def empty_company(engine: AsyncEngine, folder: Path, name: str) -> Viewer:
    """A company of nobody but its administrator, and the fields it has; rows name no field that is not there."""
    company = CompanyFolder(folder)
    company.remove(
        *(file for file in FILES if file not in ("users.csv", "fields.csv", "deal_types.csv", "activity_types.csv"))
    )
    company.remove("report_field_settings.json")
    company.write("users.csv", "external_id,email,name,role\neva,eva@acme.example,Eva,admin\n")
    company.write_json("company.json", {**COMPANY, "external_id": name})
    await import_folder(engine, folder, now=NOW)
    token = await create_token(engine, await find_person(engine, "eva@acme.example", name))
    viewer = await find_viewer(engine, token.text, Credential.TOKEN, NOW)
    assert viewer is not None
    return viewer


def calls_of(rows: Sequence[dict[str, Any]], random: Random) -> list[list[dict[str, Any]]]:
    """The rows in some order, some of them twice, a few in each call."""
    shuffled = [*rows, *random.sample(rows, len(rows) // 3)]
    random.shuffle(shuffled)
    calls: list[list[dict[str, Any]]] = []
    while shuffled:
        size = random.randint(1, 12)
        calls.append(shuffled[:size])
        del shuffled[:size]
    return calls


@pytest.mark.parametrize("seed", range(6))
async def test_rows_in_any_order_and_some_twice_come_to_what_an_import_comes_to(
    engine: AsyncEngine, tmp_path: Path, seed: int
) -> None:
    imported = await import_folder(engine, CompanyFolder(tmp_path / "acme").path, now=NOW)
    viewer = await empty_company(engine, tmp_path / "fed", f"fed{seed}")
    command = CommandContext(engine, viewer, NOW)
    for call in calls_of(fed_rows(), Random(seed)):
        result = await upsert(command, [read_row(row) for row in call])
        assert Outcome.REFUSED not in {each.outcome for each in result.rows}, result
    assert await facts(engine, viewer.company.id) == await facts(engine, imported.company_id)
    await check_folded(engine, viewer.company.id, "Europe/Berlin")
