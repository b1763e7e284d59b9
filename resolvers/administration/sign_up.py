"""Making a company by oneself: who wants one shows first that the e-mail is theirs. Until then nothing is made."""

import secrets
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.administration.new_company import Limits, NewCompany, check_new_company, made_company
from resolvers.administration.new_password import check_password
from resolvers.authentication import (
    Browser,
    Person,
    Secret,
    begin_session,
    count_name,
    end_replaced,
    hash_password,
    work_aside,
)
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.mail import sign_ups
from resolvers.user_error import Problems, UserError, UserErrorCode

# In a quarter of an hour: of one network address, and of all together.
_OF_ADDRESS = 10
_OF_ALL = 200
# Mails to one e-mail; the links of those before are still good then.
_OF_ACCOUNT = 3


async def request_sign_up(
    engine: AsyncEngine, new: NewCompany, *, address: str, now: datetime
) -> tuple[UserError, ...]:
    """Has a mail sent to who wants a company, whoever that is, or tells what was wrong.

    Nothing is looked up, so there is no hint of who is known here. More than three for one e-mail in a quarter of an hour are not sent.
    Raises `RequestError` (RATE_LIMITED) after ten from one network address, and for everybody when far too many ask at once.
    """
    problems = Problems()
    new = check_new_company(problems, new)
    if problems:
        return problems.found
    for name, most in ((f"address\x00{address}", _OF_ADDRESS), ("all", _OF_ALL)):
        if await count_name(engine, f"sign-up\x00{name}", now) > most:
            raise RequestError(ErrorCode.RATE_LIMITED, _TOO_MANY)
    if await count_name(engine, f"sign-up\x00account\x00{new.email}", now) <= _OF_ACCOUNT:
        wanted = {
            "company": new.name,
            "timezone": new.timezone,
            "currency": new.currency,
            "person": new.person,
            "email": new.email,
            "language": new.language or "en",
            "address": address,
        }
        await sign_ups.add(engine, wanted, now)
    return ()


async def confirm_sign_up(
    engine: AsyncEngine,
    *,
    secret: str,
    password: str,
    limits: Limits,
    replaces: str | None,
    browser: Browser,
    now: datetime,
) -> Secret | tuple[UserError, ...]:
    """Makes the company that was asked for by who got this secret, and signs them in with the password that they choose here; or tells
    what was wrong.

    The password is chosen by who has the mailbox: one that came with the request might be somebody else's who named the address. The
    session takes the place of the one that the browser came with (``replaces``).
    """
    problems = Problems()
    wanted = await sign_ups.find(engine, secret, now)
    if wanted is None:
        problems.add(("secret",), UserErrorCode.INVALID, _UNKNOWN)
    known = () if wanted is None else (wanted.person, wanted.email, wanted.company)
    await work_aside(check_password, problems, ("password",), password, known)
    if wanted is None or problems:
        return problems.found
    external_id = secrets.token_hex(8)
    new = NewCompany(
        external_id,
        wanted.company,
        wanted.timezone,
        wanted.currency,
        wanted.email,
        wanted.person,
        wanted.language,
        limits,
    )
    # Takes its time, so neither for a wrong secret nor within the transaction.
    password_hash = await hash_password(password)
    try:
        async with made_company(engine, new, now, password_hash) as (transaction, user_id):
            if not await sign_ups.use(transaction.connection, wanted.id):
                raise _UsedError
    except _UsedError:
        problems.add(("secret",), UserErrorCode.INVALID, _UNKNOWN)
        return problems.found
    person = Person(transaction.company_id, external_id, user_id, password_hash)
    session = await begin_session(engine, person, now, browser, act="signUp")
    await end_replaced(engine, replaces, now)
    return session


class _UsedError(Exception):
    """Somebody else used the link at the same moment: nothing is made."""


_UNKNOWN = LocalizedText(
    "Expected a link that is neither used nor older than an hour. Sign up again.",
    "Ожидается ссылка, которая не использована и не старше часа. Зарегистрируйтесь ещё раз.",
)
_TOO_MANY = LocalizedText(
    "Too many companies are asked for at once. Try again in a quarter of an hour.",
    "Слишком много заявок на новые компании. Попробуйте снова через четверть часа.",
)
