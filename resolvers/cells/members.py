"""In the cells of which department a person's records are (`models.cell.CellMember`)."""

from sqlalchemy.ext.asyncio import AsyncConnection

MANY = 20_000
"""Deals, activities or communications of a department, whichever are most, for it to have cells: measured in `docs/scaling.md`."""


async def take_members(connection: AsyncConnection, company_id: int) -> None:
    """Makes everybody a member of the department that they are in, if it is large, before all cells of the company are built."""
    await forget_members(connection, company_id)
    await connection.exec_driver_sql(_TAKE, {"company": company_id, "many": MANY})


async def forget_members(connection: AsyncConnection, company_id: int) -> None:
    """Takes the members away, with the cells of the company."""
    await connection.exec_driver_sql(_FORGET, {"company": company_id})


def wanted(companies: str) -> str:
    """The SQL of whose records should be in which department's cells, in companies that are so: a department that has cells has
    everybody's who is in it, whatever has become of its size."""
    return f"""
SELECT person.company_id, person.id AS person_id, kept.department_id
FROM (SELECT company_id, id, department_id FROM users WHERE {companies}) AS person
LEFT JOIN (SELECT DISTINCT company_id, department_id FROM cell_members WHERE {companies}) AS kept
  ON kept.company_id = person.company_id AND kept.department_id = person.department_id"""  # noqa: S608 - from constants


def is_large(department: str) -> str:
    """The SQL of whether people of a department of the company have ``many`` records of a kind, a parameter. It reads no more."""
    return f"(%(many)s::bigint = 0 OR {' OR '.join(_has_many(each, department) for each in _COUNTED)})"


_COUNTED = {"deals": " AND deleted_at IS NULL", "activities": " AND deleted_at IS NULL", "communications": ""}
"""What is counted of each table: as its index by person has it."""


def _has_many(table: str, department: str) -> str:
    """Person by person: nobody knows how little a department has when it is planned."""
    theirs = f"SELECT 1 FROM {table} WHERE company_id = %(company)s::bigint AND responsible_id = colleague.id{_COUNTED[table]} OFFSET 0"  # noqa: S608 - from constants
    return f"""EXISTS (
  SELECT FROM users AS colleague CROSS JOIN LATERAL ({theirs}) AS theirs
  WHERE colleague.company_id = %(company)s::bigint AND colleague.department_id = {department}
  OFFSET greatest(%(many)s::bigint - 1, 0))"""


_FORGET = "DELETE FROM cell_members WHERE company_id = %(company)s::bigint"
_TAKE = f"""
WITH large AS MATERIALIZED (
  SELECT id FROM departments WHERE company_id = %(company)s::bigint AND {is_large("departments.id")})
INSERT INTO cell_members (company_id, person_id, department_id)
SELECT %(company)s::bigint, users.id, large.id
FROM users LEFT JOIN large ON large.id = users.department_id WHERE users.company_id = %(company)s::bigint"""  # noqa: S608 - from constants
