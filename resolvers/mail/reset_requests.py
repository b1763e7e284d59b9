"""Who forgot their password asks here, and is answered alike whoever they are: whether there is such a person is looked up later."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import count_name
from resolvers.autocommit import autocommitting
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import Language, LocalizedText
from resolvers.mail.outbox import IS_DUE, due_params
from resolvers.text_checks import is_storable

# In a quarter of an hour: of one address, and of all together.
_OF_ADDRESS = 10
_OF_ALL = 500
# Mails to one e-mail; the links of those before are still good then.
_OF_ACCOUNT = 3
# Longer addresses there are none.
_LONGEST = 320
_HELD = timedelta(minutes=1)


async def request_password_reset(
    engine: AsyncEngine, *, email: str, address: str, language: Language, now: datetime
) -> None:
    """Has a mail sent to whoever has this e-mail, if anybody has. Nobody learns whether.

    More than three for one e-mail in a quarter of an hour are not sent. Raises `RequestError` (RATE_LIMITED) after ten from one network
    address, whomever they name, and for everybody when far too many ask at once.
    """
    email = email.strip().lower()
    for name, most in ((f"address\x00{address}", _OF_ADDRESS), ("all", _OF_ALL)):
        if await count_name(engine, f"reset\x00{name}", now) > most:
            raise RequestError(ErrorCode.RATE_LIMITED, _TOO_MANY)
    if await count_name(engine, f"reset\x00account\x00{email}", now) > _OF_ACCOUNT:
        return
    if len(email) > _LONGEST or not is_storable(email):
        return
    params = {"email": email, "address": address, "language": language, "now": now}
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_ASK, params)


async def take(engine: AsyncEngine, now: datetime) -> Any | None:
    """Somebody's request, for whoever takes it alone for a minute; ``None`` if there is none."""
    async with autocommitting(engine) as writing:
        return (await writing.exec_driver_sql(_TAKE, {**due_params(now), "held": now + _HELD})).one_or_none()


async def drop(engine: AsyncEngine, request_id: int) -> None:
    """It is answered."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_DROP, {"id": request_id})


_ASK = """
INSERT INTO password_reset_requests (email, address, language, due_at)
VALUES (%(email)s::text, %(address)s::text, %(language)s::text, %(now)s::timestamptz)"""
_TAKE = f"""
UPDATE password_reset_requests SET due_at = %(held)s::timestamptz WHERE id = (
  SELECT id FROM password_reset_requests WHERE {IS_DUE} ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, email, address, language"""  # noqa: S608 - from constants
_DROP = "DELETE FROM password_reset_requests WHERE id = %(id)s::bigint"

_TOO_MANY = LocalizedText(
    "Too many people ask for a new password at once. Try again in a quarter of an hour.",
    "Слишком много запросов нового пароля. Попробуйте снова через четверть часа.",
)
