"""What everybody changes about themselves."""

from sqlalchemy import select, update

from models import MailKind, User
from permissions.viewer import Credential
from resolvers.administration.new_password import check_password
from resolvers.authentication import (
    Browser,
    Person,
    Secret,
    begin_session,
    count_attempt,
    fits,
    forget_attempts,
    hash_password,
    note_failure,
    set_password,
    work_aside,
)
from resolvers.changes import Extent
from resolvers.commands import CommandContext, begin
from resolvers.language import LocalizedText
from resolvers.mail import tell_by_mail
from resolvers.user_error import Path, Problems, UserError, UserErrorCode


async def change_password(
    command: CommandContext, *, current: str, new: str, ends_tokens: bool, browser: Browser
) -> tuple[Secret | None, tuple[UserError, ...]]:
    """Changes the viewer's password, ends all of their sessions, and begins a new one for the page they asked from.

    With ``ends_tokens`` the tokens of their programs end, too.

    Raises `RequestError` (RATE_LIMITED) after too many wrong passwords.
    """
    engine, viewer, address = command.engine, command.viewer, browser.address
    person = Person(viewer.company.id, viewer.company.external_id, viewer.user_id, None)
    problems = Problems()
    known = (viewer.name, viewer.email, viewer.company.name)
    await work_aside(check_password, problems, ("newPassword",), new, known)
    if not problems:
        await check_own_password(command, problems, ("currentPassword",), current, address)
    if problems:
        return None, problems.found
    password_hash = await hash_password(new)
    async with begin(command) as transaction:
        await set_password(transaction, viewer.user_id, password_hash, command.now, ends_tokens=ends_tokens)
        transaction.note("changePassword", f"User:{viewer.user_id}", None, browser.told)
        await tell_by_mail(transaction, MailKind.PASSWORD_CHANGED, viewer.user_id)
    if viewer.credential is not Credential.SESSION:
        return None, ()
    return await begin_session(engine, person, command.now, browser), ()


async def check_own_password(
    command: CommandContext,
    problems: Problems,
    path: Path,
    password: str | None,
    address: str,
    *,
    must_have: bool = True,
) -> None:
    """Notes what is not the viewer's password. Who has none, and need not (``must_have``), proves nothing by it.

    Raises `RequestError` (RATE_LIMITED) after too many wrong ones.
    """
    engine, viewer = command.engine, command.viewer
    mine = (User.company_id == viewer.company.id, User.id == viewer.user_id)
    async with engine.connect() as connection:
        stored = await connection.scalar(select(User.password_hash).where(*mine))
    if stored is None and not must_have:
        return
    attempt = await count_attempt(engine, viewer.email, address, command.now)
    if await fits(password or "", stored):
        await forget_attempts(engine, viewer.email, address)
    else:
        person = Person(viewer.company.id, viewer.company.external_id, viewer.user_id, None)
        await note_failure(engine, [person], attempt.of_account, address, command.now)
        problems.add(path, UserErrorCode.INVALID, _WRONG)


async def set_language(command: CommandContext, language: str | None) -> None:
    """Chooses the language the viewer is answered in; ``None``: by their browser."""
    viewer = command.viewer
    mine = (User.company_id == viewer.company.id, User.id == viewer.user_id)
    async with begin(command) as transaction:
        own = Extent(people=frozenset((viewer.user_id,)))
        await transaction.write(update(User).where(*mine).values(language=language), of=own)


_WRONG = LocalizedText("Expected the password you have now.", "Ожидается ваш нынешний пароль.")
