"""How much a company may have, how much it has, and what is told when there is no room for more."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.language import LocalizedText
from resolvers.user_error import Path, Problems, UserErrorCode


class LimitKind(StrEnum):
    """What there is a limit of."""

    PEOPLE = "people"
    RECORDS = "records"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Usage:
    """How much there is of something, and the most there may be; empty: any number."""

    kind: LimitKind
    used: int
    most: int | None

    @property
    def is_near(self) -> bool:
        """Whether it is time to tell of it: four fifths are there."""
        return self.most is not None and self.used * 5 >= self.most * 4

    @property
    def is_over(self) -> bool:
        """Whether there is more than there may be."""
        return self.most is not None and self.used > self.most


async def read_usage(connection: AsyncConnection, company_id: int) -> Mapping[LimitKind, Usage]:
    """What the company has of everything. One statement: records are counted by what is kept added up of them."""
    row = (await connection.exec_driver_sql(_USAGE, {"company": company_id})).one()
    return {kind: Usage(kind, used, most) for kind, used, most in zip(LimitKind, row[:3], row[3:], strict=True)}


async def check_room(
    connection: AsyncConnection, company_id: int, problems: Problems, kind: LimitKind, path: Path = ()
) -> None:
    """Notes that one more is one too many.

    Of people and reports, whose changes come one after another, that is exact. Records that are being written at the same moment
    do not know of each other: there may be as many too many as the servers have connections to the database.
    """
    usage = (await read_usage(connection, company_id))[kind]
    if usage.most is not None and usage.used >= usage.most:
        problems.add(path, UserErrorCode.LIMIT_REACHED, told(usage))


def told(usage: Usage) -> LocalizedText:
    """That there is no room, by its name and number."""
    return _NO_ROOM[usage.kind].format(most=usage.most)


def _cells(table: str) -> str:
    # Each record is in one cell of a year that tells no field apart.
    return f"(SELECT coalesce(sum(records), 0) FROM {table} WHERE company_id = %(company)s::bigint AND facet = 0 AND grain = 2)"  # noqa: S608 - from constants


def _rows(table: str, condition: str = "") -> str:
    return f"(SELECT count(*) FROM {table} WHERE company_id = %(company)s::bigint {condition})"  # noqa: S608 - from constants


_IN_CELLS = " + ".join(
    (
        *map(_cells, ("contact_cells", "activity_cells", "communication_cells", "deal_cells")),
        # New ones, which are in none yet.
        _rows("unfolded_records", "AND before IS NULL"),
    )
)
_IN_TABLES = " + ".join(
    (
        *(_rows(table, "AND deleted_at IS NULL") for table in ("contacts", "activities", "deals")),
        _rows("communications"),
    )
)
_USAGE = f"""
SELECT {_rows("users", "AND status = 'active'")},
  (CASE WHEN cells_timezone = timezone THEN {_IN_CELLS} ELSE {_IN_TABLES} END)::bigint,
  {_rows("reports", "AND archived_at IS NULL")},
  people_limit, records_limit, reports_limit
FROM companies WHERE id = %(company)s::bigint"""  # noqa: S608 - from constants of this file

_NO_ROOM: Mapping[LimitKind, LocalizedText] = {
    LimitKind.PEOPLE: LocalizedText(
        "The company may have {most} people at work, and has them. Dismiss somebody, or ask who runs the server for more.",
        "В компании может работать не больше {most} человек, и столько уже есть. Увольте кого-нибудь или попросите увеличить лимит у "
        "того, кто ведёт сервер.",
    ),
    LimitKind.RECORDS: LocalizedText(
        "The company may have {most} records, and has them. Delete some, or ask who runs the server for more.",
        "В компании может быть не больше {most} записей, и столько уже есть. Удалите лишние или попросите увеличить лимит у того, кто "
        "ведёт сервер.",
    ),
    LimitKind.REPORTS: LocalizedText(
        "The company may have {most} reports in use, and has them. Archive one, or ask who runs the server for more.",
        "В компании может быть не больше {most} отчётов, и столько уже есть. Отправьте лишние в архив или попросите увеличить лимит у "
        "того, кто ведёт сервер.",
    ),
}
