"""What a person has of a second factor, and what their company asks for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Company, IdentityProvider, Passkey, RecoveryCode, Role, SignInSettings, TotpSecret, User


@dataclass(frozen=True, slots=True)
class FactorState:
    """``since`` is when the person last set up an app; empty where they have none. ``passkeys`` is how many they have.
    ``needs_provider``: no password lets them in, and no passkey."""

    email: str
    company_name: str
    since: datetime | None
    recovery_codes_left: int
    passkeys: int
    is_required: bool
    needs_provider: bool

    @property
    def is_on(self) -> bool:
        """Whether the person is asked for more than their password."""
        return self.since is not None or self.passkeys > 0


async def read_state(connection: AsyncConnection, company_id: int, user_id: int) -> FactorState:
    """The person's state now. One statement."""
    left = select(func.count()).where(
        RecoveryCode.company_id == company_id, RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None)
    )
    since = select(TotpSecret.confirmed_at).where(
        TotpSecret.company_id == company_id, TotpSecret.user_id == user_id, TotpSecret.sealed_secret.is_not(None)
    )
    passkeys = select(func.count()).where(Passkey.company_id == company_id, Passkey.user_id == user_id)
    required = select(SignInSettings.requires_second_factor).where(SignInSettings.company_id == company_id)
    only_way = select(IdentityProvider.is_only_way).where(IdentityProvider.company_id == company_id)
    requested = (
        select(
            User.email,
            Company.name,
            since.scalar_subquery(),
            left.scalar_subquery(),
            passkeys.scalar_subquery(),
            func.coalesce(required.scalar_subquery(), False),
            func.coalesce(only_way.scalar_subquery(), False) & (User.role != Role.ADMIN),
        )
        .join(Company, Company.id == company_id)
        .where(User.company_id == company_id, User.id == user_id)
    )
    return FactorState(*(await connection.execute(requested)).one())
