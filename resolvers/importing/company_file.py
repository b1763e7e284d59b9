"""`company.json`."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import BigInteger, func, insert, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Company, WeekStart
from resolvers.importing.folder import SourceFile
from resolvers.importing.json_source import FLAG, TEXT, JsonSource, JsonValue
from resolvers.importing.problem import ProblemLog, listed
from resolvers.records.texts import MAX_EXTERNAL_ID

_KEYS = {
    "external_id": JsonValue(
        lambda value: TEXT.fits(value) and len(value) <= MAX_EXTERNAL_ID, f"text of 1 to {MAX_EXTERNAL_ID} characters"
    ),
    "name": TEXT,
    "timezone": JsonValue(
        lambda value: isinstance(value, str) and value in available_timezones(),
        "an IANA time zone, such as Europe/Paris",
    ),
    "currency": JsonValue(
        lambda value: isinstance(value, str) and re.fullmatch("[A-Z]{3}", value) is not None,
        "an ISO 4217 code, such as EUR",
    ),
    "week_start": JsonValue(lambda value: value in list(WeekStart), f"one of {listed(WeekStart)}"),
    "allow_users_to_hide": FLAG,
    "allow_users_to_rearrange": FLAG,
}
_REQUIRED = ("external_id", "name", "timezone", "currency")

_ZONE_IS_KNOWN = text("select exists(select from pg_timezone_names where name = :zone)")
_LOCK = "crm-desktop import: "

NO_COMPANY = 0
"""Stands for a company that could not be found out: it has nothing in the database."""


async def take_company(
    connection: AsyncConnection, source: SourceFile | None, now: datetime, problems: ProblemLog
) -> tuple[int, ZoneInfo]:
    """The company's id and clock; it is created if it is new, changed if the file says so.

    From here to the end of the transaction no other import of the company goes on. With problems, they are as good as can be told.
    """
    values = _read(source, problems) if source is not None else {}
    zone = values.get("timezone")
    if zone is not None and not await connection.scalar(_ZONE_IS_KNOWN, {"zone": zone}):
        problems.add("company.json", None, "timezone", f"{zone} is unknown to the database; expected a zone it knows")
    external_id = values.pop("external_id", None)
    if external_id is None:
        return NO_COMPANY, ZoneInfo(zone or "UTC")
    await connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(_LOCK + external_id, _SEED))))
    asked = select(Company).filter_by(external_id=external_id)
    stored = (await connection.execute(asked)).mappings().first()
    if stored is not None:
        changes = {key: value for key, value in values.items() if value != stored[key]}
        if changes:
            await connection.execute(update(Company).where(Company.id == stored["id"]).values(changes))
        return stored["id"], ZoneInfo(zone or stored["timezone"])
    if any(key not in values for key in _REQUIRED[1:]):
        return NO_COMPANY, ZoneInfo(zone or "UTC")
    new = insert(Company).values(external_id=external_id, created_at=now, **values).returning(Company.id)
    return (await connection.execute(new)).scalar_one(), ZoneInfo(values["timezone"])


_SEED = literal(0, BigInteger)


def _read(source: SourceFile, problems: ProblemLog) -> dict[str, Any]:
    file = JsonSource(source, problems)
    content = file.read()
    return {} if content is None else file.check(content, _KEYS, required=_REQUIRED)
