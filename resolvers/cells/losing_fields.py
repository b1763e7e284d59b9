"""Custom fields that are deleted."""

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.cells.rebuilding import is_alone


async def lose_field(connection: AsyncConnection, company_id: int, field_id: int) -> bool:
    """Before a custom field is deleted that no record has a value in; says whether it may be: not while others fold or build.

    Some may have had one a moment ago, and what they were could not be told any more: then all cells are to be built anew.
    """
    params = {"company": company_id, "field": str(field_id)}
    if not (await connection.exec_driver_sql(_IS_NOTED, params)).scalar_one():
        return True
    if not await is_alone(connection, company_id):
        return False
    await outdate(connection, company_id)
    return True


async def outdate(connection: AsyncConnection, company_id: int) -> None:
    """Has all cells of a company built anew by the background. To be called by who keeps folding out."""
    await connection.exec_driver_sql(_OUTDATE, {"company": company_id})


_IS_NOTED = """
SELECT EXISTS (
  SELECT FROM unfolded_records
  WHERE company_id = %(company)s::bigint AND before -> 'record' -> 'fields' ? %(field)s::text)"""
_OUTDATE = """
UPDATE companies SET cells_timezone = '' WHERE id = %(company)s::bigint AND cells_timezone IS NOT NULL"""
