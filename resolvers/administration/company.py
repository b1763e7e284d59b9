"""The company itself: its name, its clock and its currency."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from models import Company, Contact, WeekStart
from models.time_zone import time_zone, time_zone_names
from permissions.viewer import CompanyProfile, RecordLinks
from resolvers.administration.inputs import CompanyChange
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, Transaction
from resolvers.contact_keys.region import region_of
from resolvers.currencies.clock import has_other_currencies, hold_clock, set_clock
from resolvers.currencies.codes import check_code
from resolvers.language import LocalizedText
from resolvers.origins import is_origin
from resolvers.records.link import check_link
from resolvers.text_checks import check_name
from resolvers.user_error import Problems, UserError, UserErrorCode

_MOST_ORIGINS = 20
_LONGEST_ORIGIN = 300
# What the API calls the columns.
_NAMES = {
    "name": "name",
    "timezone": "timezone",
    "week_start": "weekStart",
    "currency": "currency",
    "allowed_origins": "allowedOrigins",
    "frame_ancestors": "frameAncestors",
} | {f"{kind}_link": f"{kind}Link" for kind in RecordLinks._fields}


async def update_company(
    command: CommandContext, change: CompanyChange
) -> tuple[CompanyProfile, tuple[UserError, ...]]:
    """Changes what is given, and gives the company as it is then, or as it was if there were mistakes.

    Clock and week start cut all figures anew from the next request on: no borders of days are stored anywhere, but those by which
    deals in other currencies are converted, which is done anew. The currency is a label, and amounts stay what they are: so it can be
    changed as long as there is no other.
    """
    async with administering(command) as transaction:
        problems, mine = transaction.problems, Company.id == transaction.company_id
        columns: dict[str, Any] = {}
        if change.name is not None:
            columns["name"] = check_name(problems, change.name)
        if change.timezone is not None:
            columns["timezone"] = check_zone(problems, change.timezone)
        if change.week_start is not None:
            columns["week_start"] = change.week_start
        if change.currency is not None:
            columns["currency"] = check_code(problems, ("currency",), change.currency)
        for kind, link in change.links._asdict().items():
            if link is not None:
                columns[f"{kind}_link"] = check_link(problems, ("links", kind), link)
        if change.allowed_origins is not None:
            columns["allowed_origins"] = _check_origins(problems, "allowedOrigins", change.allowed_origins)
        if change.frame_ancestors is not None:
            columns["frame_ancestors"] = _check_origins(problems, "frameAncestors", change.frame_ancestors)
        requested = select(Company.__table__).where(mine)
        if "timezone" in columns or "currency" in columns:
            await hold_clock(transaction)
        stored = (await transaction.connection.execute(requested)).mappings().one()
        changed = {} if problems else {name: value for name, value in columns.items() if stored[name] != value}
        if "currency" in changed and await has_other_currencies(transaction.connection, transaction.company_id):
            problems.add(("currency",), UserErrorCode.IN_USE, _OTHER_CURRENCIES)
            changed = {}
        if changed:
            await transaction.write(update(Company).where(mine).values(**changed))
            if "timezone" in changed:
                await _compare_contacts_anew(transaction, stored["timezone"], changed["timezone"])
            before, after = [{_NAMES[name]: each[name] for name in changed} for each in (stored, changed)]
            for values in (before, after):
                if "weekStart" in values:
                    values["weekStart"] = str(values["weekStart"]).upper()
            if "timezone" in changed:
                await set_clock(transaction)
            transaction.note("updateCompany", f"Company:{transaction.company_id}", before, after)
        now = (await transaction.connection.execute(requested)).mappings().one()
        profile = CompanyProfile(
            id=now["id"],
            external_id=now["external_id"],
            name=now["name"],
            timezone=now["timezone"],
            currency=now["currency"],
            week_start=WeekStart(now["week_start"]),
            links=RecordLinks(*(now[f"{kind}_link"] for kind in RecordLinks._fields)),
            allowed_origins=tuple(now["allowed_origins"]),
            frame_ancestors=tuple(now["frame_ancestors"]),
            deletion_due_at=now["deletion_due_at"],
            currencies=tuple(now["currencies"]),
        )
        return profile, problems.found


async def _compare_contacts_anew(transaction: Transaction, before: str, after: str) -> None:
    """Where numbers are of another country now, contacts get other keys, in the background."""
    if region_of(time_zone(before)) != region_of(time_zone(after)):
        mine = (Contact.company_id == transaction.company_id, Contact.is_keyed)
        await transaction.write(update(Contact).where(*mine).values(is_keyed=False))


def _check_origins(problems: Problems, field: str, origins: Sequence[str]) -> list[str]:
    if len(origins) > _MOST_ORIGINS:
        problems.add((field,), UserErrorCode.INVALID, _TOO_MANY_ORIGINS.format(most=_MOST_ORIGINS))
    for place, origin in enumerate(origins):
        if len(origin) > _LONGEST_ORIGIN or not is_origin(origin):
            problems.add((field, str(place)), UserErrorCode.INVALID, _NO_ORIGIN)
    return sorted({*origins})


def check_zone(problems: Problems, timezone: str) -> str:
    """The zone as it is stored; notes one that there is not."""
    if timezone not in time_zone_names():
        problems.add(("timezone",), UserErrorCode.INVALID, _NO_ZONE)
    return timezone


_NO_ORIGIN = LocalizedText(
    "Expected an origin as browsers name it, such as https://reports.example or http://localhost:3000.",
    "Ожидается адрес сайта в том виде, в каком его называют браузеры, например https://reports.example или http://localhost:3000.",
)
_TOO_MANY_ORIGINS = LocalizedText("Expected at most {most} origins.", "Ожидается не больше {most} адресов сайтов.")
_NO_ZONE = LocalizedText(
    "Expected the name of a time zone of the IANA database, such as Europe/Paris.",
    "Ожидается название часового пояса из базы IANA, например Europe/Moscow.",
)
_OTHER_CURRENCIES = LocalizedText(
    "Expected no change while deals are in other currencies, or there are exchange rates: these say what others cost in this one.",
    "Валюта не меняется, пока есть сделки в других валютах или курсы: они указаны относительно неё.",
)
