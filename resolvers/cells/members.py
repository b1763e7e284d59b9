"""In the cells of which department a person's records are (`models.cell.CellMember`)."""

from sqlalchemy.ext.asyncio import AsyncConnection

MANY = 10
"""People of a department, for it to have cells: of fewer the base tables answer about as fast, and by the day little is added up."""


async def take_members(connection: AsyncConnection, company_id: int) -> None:
    """Makes everybody a member of the department that they are in, before all cells of the company are built."""
    await forget_members(connection, company_id)
    await connection.exec_driver_sql(_TAKE, {"company": company_id, "many": MANY})


async def forget_members(connection: AsyncConnection, company_id: int) -> None:
    """Takes the members away, with the cells of the company."""
    await connection.exec_driver_sql(_FORGET, {"company": company_id})


def wanted(companies: str) -> str:
    """The SQL of whose records should be in which department's cells, in companies that are so; the parameter ``many`` is `MANY`."""
    return f"""
SELECT company_id, id AS person_id,
  CASE WHEN count(*) OVER (PARTITION BY company_id, department_id) >= %(many)s THEN department_id END AS department_id
FROM users WHERE {companies}"""  # noqa: S608 - from constants


_FORGET = "DELETE FROM cell_members WHERE company_id = %(company)s::bigint"
_TAKE = f"""
INSERT INTO cell_members (company_id, person_id, department_id)
SELECT %(company)s::bigint, person_id, department_id FROM ({wanted("company_id = %(company)s::bigint")}) AS wanted"""  # noqa: S608 - from constants
