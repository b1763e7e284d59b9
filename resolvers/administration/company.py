"""The company itself: its name, its clock and its currency."""

import re

from sqlalchemy import select, update

from models import Company, WeekStart
from models.time_zone import time_zone_names
from permissions.viewer import CompanyProfile
from resolvers.administration.act import Asking, administering
from resolvers.administration.inputs import CompanyChange
from resolvers.administration.writing import note
from resolvers.language import Text
from resolvers.records.texts import check_name
from resolvers.records.user_error import Problems, UserError, UserErrorCode

_CURRENCY = re.compile("[A-Z]{3}")
# What the API calls the columns.
_NAMES = {"name": "name", "timezone": "timezone", "week_start": "weekStart", "currency": "currency"}


async def update_company(asking: Asking, change: CompanyChange) -> tuple[CompanyProfile, tuple[UserError, ...]]:
    """Changes what is given, and gives the company as it is then, or as it was if there were mistakes.

    Clock and week start cut all figures anew from the next request on: no borders of days are stored anywhere. The currency is a
    label; amounts stay what they are.
    """
    async with administering(asking) as act:
        problems, mine = act.problems, Company.id == act.company_id
        columns: dict[str, str] = {}
        if change.name is not None:
            columns["name"] = check_name(problems, change.name)
        if change.timezone is not None:
            columns["timezone"] = change.timezone
            if change.timezone not in time_zone_names():
                problems.add(("timezone",), UserErrorCode.INVALID, _NO_ZONE)
        if change.week_start is not None:
            columns["week_start"] = change.week_start
        if change.currency is not None:
            columns["currency"] = _check_currency(problems, change.currency)
        asked = select(Company.__table__).where(mine)
        stored = (await act.connection.execute(asked)).mappings().one()
        changed = {} if problems else {name: value for name, value in columns.items() if stored[name] != value}
        if changed:
            await act.connection.execute(update(Company).where(mine).values(**changed))
            before, after = [{_NAMES[name]: each[name] for name in changed} for each in (stored, changed)]
            for values in (before, after):
                if "weekStart" in values:
                    values["weekStart"] = values["weekStart"].upper()
            await note(act, "updateCompany", f"Company:{act.company_id}", before, after)
        now = (await act.connection.execute(asked)).mappings().one()
        profile = CompanyProfile(
            id=now["id"],
            external_id=now["external_id"],
            name=now["name"],
            timezone=now["timezone"],
            currency=now["currency"],
            week_start=WeekStart(now["week_start"]),
        )
        return profile, problems.found


def _check_currency(problems: Problems, currency: str) -> str:
    if not _CURRENCY.fullmatch(currency):
        problems.add(("currency",), UserErrorCode.INVALID, _NO_CURRENCY)
    return currency


_NO_ZONE = Text(
    "Expected the name of a time zone of the IANA database, such as Europe/Paris.",
    "Ожидается название часового пояса из базы IANA, например Europe/Moscow.",
)
_NO_CURRENCY = Text(
    "Expected the code of a currency by ISO 4217, such as EUR.", "Ожидается код валюты по ISO 4217, например RUB."
)
