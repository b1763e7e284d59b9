"""What is looked at over whole files of any length, in the database."""

from typing import Any

from sqlalchemy import Select, SQLColumnExpression, Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Base
from resolvers.importing.format import Column, FileFormat
from resolvers.importing.formats import EXTERNAL_ID
from resolvers.importing.problem import Problem, ProblemLog, repeated, row_of, shown
from resolvers.importing.staging import LINE, STAGING


async def check_staged(
    connection: AsyncConnection, company_id: int, file: FileFormat, file_name: str, problems: ProblemLog
) -> None:
    """Notes external ids that are there twice, and references to nothing."""
    table = STAGING[file.name]
    if any(column.name == EXTERNAL_ID.name for column in file.columns):
        found = [
            (Problem(file_name, line, EXTERNAL_ID.name, *repeated(own, first)), count)
            for line, own, first, count in await connection.execute(_repeated(table).limit(problems.limit))
        ]
        problems.add_found(found)
    for column in file.columns:
        target = column.found_in
        if target is not None and target not in problems.unreadable:
            found = [
                (
                    Problem(
                        file_name,
                        line,
                        column.name,
                        f"{shown(cell)} is unknown",
                        row_of(target),
                        (target, cell),
                    ),
                    count,
                )
                for line, cell, count in await connection.execute(
                    _unknown(table, column, target, company_id).limit(problems.limit)
                )
            ]
            problems.add_found(found)


def _repeated(table: Table) -> Select[*tuple[Any, ...]]:
    own = table.c[EXTERNAL_ID.name]
    first = func.min(table.c[LINE]).label("first")
    twice = select(own, first).where(own.is_not(None)).group_by(own).having(func.count() > 1).subquery()
    requested = select(table.c[LINE], own, twice.c.first).join(twice, twice.c[EXTERNAL_ID.name] == own)
    return _by_line(requested.where(table.c[LINE] > twice.c.first), table.c[LINE])


def _unknown(table: Table, column: Column, target: str, company_id: int) -> Select[*tuple[Any, ...]]:
    cell = table.c[column.stored_as]
    staged, stored = STAGING[target], Base.metadata.tables[target]
    found = table.outerjoin(staged, staged.c.external_id == cell).outerjoin(
        stored, and_(stored.c.company_id == company_id, stored.c.external_id == cell)
    )
    is_unknown = and_(staged.c.external_id.is_(None), stored.c.external_id.is_(None))
    return _by_line(select(table.c[LINE], cell).select_from(found).where(cell.is_not(None), is_unknown), table.c[LINE])


def _by_line(requested: Select[*tuple[Any, ...]], line: SQLColumnExpression[int]) -> Select[*tuple[Any, ...]]:
    """The rows by their lines, with the number of all of them in the last column."""
    return requested.add_columns(func.count().over()).order_by(line)
