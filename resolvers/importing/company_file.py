"""`company.json`."""

import re
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Company, WeekStart
from models.time_zone import TimeZone, time_zone, time_zone_names
from permissions.viewer import RecordLinks
from resolvers.cells.rebuilding import keep_folding_out
from resolvers.commands import CompanyTransaction
from resolvers.currencies.clock import has_other_currencies, hold_clock, set_clock
from resolvers.importing.folder import SourceFile
from resolvers.importing.formats import COMPANY_FILE
from resolvers.importing.json_source import FLAG, TEXT, JsonSource, JsonValue
from resolvers.importing.problem import ProblemLog, listed
from resolvers.records.link import is_link
from resolvers.text_checks import MAX_EXTERNAL_ID

_LINK = JsonValue(
    lambda value: isinstance(value, str) and is_link(value),
    "an address that begins with https:// or http:// and has {externalId} behind the host",
)
KEYS = {
    "external_id": JsonValue(
        lambda value: TEXT.fits(value) and len(value) <= MAX_EXTERNAL_ID, f"text of 1 to {MAX_EXTERNAL_ID} characters"
    ),
    "name": TEXT,
    "timezone": JsonValue(
        lambda value: isinstance(value, str) and value in time_zone_names(),
        "an IANA time zone, such as Europe/Paris",
    ),
    "currency": JsonValue(
        lambda value: isinstance(value, str) and re.fullmatch("[A-Z]{3}", value) is not None,
        "an ISO 4217 code, such as EUR",
    ),
    "week_start": JsonValue(lambda value: value in list(WeekStart), f"one of {listed(WeekStart)}"),
    "allow_users_to_hide": FLAG,
    "allow_users_to_rearrange": FLAG,
    **{f"{kind}_link": _LINK for kind in RecordLinks._fields},
}
_REQUIRED = ("external_id", "name", "timezone", "currency")

_LOCK = "crm-desktop import: "

NO_COMPANY = 0
"""Stands for a company that could not be found out: it has nothing in the database."""


async def take_company(
    transaction: CompanyTransaction,
    source: SourceFile | None,
    now: datetime,
    problems: ProblemLog,
    *,
    external_id: str | None = None,
) -> tuple[int, TimeZone]:
    """The company's id and clock; it is created if it is new, changed if the file says so. The transaction is about it from here on.

    ``external_id`` is the company's in place of what the file says. To its end no other import of the company goes on. With problems,
    id and clock are as good as can be told.
    """
    values = _read(source, problems) if source is not None else {}
    zone = values.get("timezone")
    external_id = external_id or values.pop("external_id", None)
    values.pop("external_id", None)
    if external_id is None:
        return NO_COMPANY, time_zone(zone or "UTC")
    connection = transaction.connection
    await keep_imports_out(connection, external_id)
    requested = select(Company).filter_by(external_id=external_id)
    stored = (await connection.execute(requested)).mappings().first()
    if stored is not None:
        transaction.company_id = stored["id"]
        changes = {key: value for key, value in values.items() if value != stored[key]}
        if changes:
            await hold_clock(transaction)
            await keep_folding_out(connection, stored["id"])
            if "currency" in changes and await has_other_currencies(connection, stored["id"]):
                problems.add(COMPANY_FILE, None, "currency", *_OTHER_CURRENCIES)
            await transaction.write(update(Company).where(Company.id == stored["id"]).values(changes))
            if "timezone" in changes:
                await set_clock(transaction)
        return transaction.company_id, time_zone(zone or stored["timezone"])
    if any(key not in values for key in _REQUIRED[1:]):
        return NO_COMPANY, time_zone(zone or "UTC")
    new = insert(Company).values(external_id=external_id, created_at=now, **values).returning(Company.id)
    transaction.company_id = (await transaction.write(new)).scalar_one()
    return transaction.company_id, time_zone(values["timezone"])


async def keep_imports_out(connection: AsyncConnection, external_id: str) -> None:
    """To the end of the transaction nobody else imports, feeds or removes the company with this external id.

    Not the company's row, for the time an import takes: locked on a cluster, it would hold up other companies.
    """
    await connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(_LOCK + external_id, _SEED))))


_OTHER_CURRENCIES = (
    "is another than before",
    "the same as long as deals are in other currencies, or there are exchange rates",
)
_SEED = literal(0, BigInteger)


def _read(source: SourceFile, problems: ProblemLog) -> dict[str, Any]:
    file = JsonSource(source, problems)
    content = file.read()
    return {} if content is None else file.check(content, KEYS, required=_REQUIRED)
