"""The addresses people sign in with."""

import re

from sqlalchemy import select

from models import User
from resolvers.commands import Transaction
from resolvers.language import LocalizedText
from resolvers.text_checks import is_storable
from resolvers.user_error import Problems, UserErrorCode

# Characters.
MAX_EMAIL = 320

_FIELD = ("email",)
_SHAPE = re.compile(r"[^@\s]+@[^@\s]+")


async def check_email(transaction: Transaction, email: str | None, owner_id: int | None = None) -> str:
    """The address in lower case. Notes one that cannot be, and one that belongs to somebody else than its owner to be."""
    mistakes = Problems()
    email = check_address(mistakes, email)
    if mistakes:
        transaction.problems.extend(mistakes)
        return email
    requested = select(User.id).where(User.company_id == transaction.company_id, User.email == email)
    if await transaction.connection.scalar(requested) not in (None, owner_id):
        transaction.problems.add(_FIELD, UserErrorCode.TAKEN, _TAKEN)
    return email


def check_address(problems: Problems, email: str | None) -> str:
    """The address in lower case. Notes what cannot be one."""
    email = (email or "").strip().lower()
    if len(email) > MAX_EMAIL or not _SHAPE.fullmatch(email) or not is_storable(email):
        problems.add(_FIELD, UserErrorCode.INVALID, _NO_ADDRESS)
    return email


_NO_ADDRESS = LocalizedText(
    f"Expected an e-mail address like name@company.example, at most {MAX_EMAIL} characters.",
    f"Ожидается адрес почты вида name@company.example, не длиннее {MAX_EMAIL} символов.",
)
_TAKEN = LocalizedText(
    "Expected an address that nobody else in the company has.",
    "Ожидается адрес, которого в компании ещё ни у кого нет.",
)
