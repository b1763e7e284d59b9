"""The second step of a log-in, as it is answered."""

from datetime import datetime
from typing import Self

import strawberry

from resolvers.authentication import SecondFactorNeeded
from resolvers.authentication.second_factor import totp


@strawberry.type(description="What an app makes its six digits of (TOTP, RFC 6238). It is told only here.")
class TotpEnrolment:
    secret: str = strawberry.field(description="The secret, in letters and digits, to be typed.")
    uri: str = strawberry.field(description="The same as an `otpauth:` address, which an app on the same device opens.")
    qr_code: str = strawberry.field(
        description="The address as a picture to be photographed: a `data:` address of an SVG."
    )

    @classmethod
    def of(cls, enrolment: totp.Enrolment) -> Self:
        """The enrolment as it is answered."""
        return cls(secret=enrolment.secret, uri=enrolment.uri, qr_code=enrolment.qr_code)


@strawberry.type(
    description="What a log-in waits for, after the password was right: a code, given to `confirmLogIn`, or a passkey."
)
class SecondFactorStep:
    ticket: str = strawberry.field(description="Names the log-in; without a code it proves nothing.")
    expires_at: datetime = strawberry.field(description="Until when it is good, in UTC: 10 minutes.")
    enrolment: TotpEnrolment | None = strawberry.field(
        description="For who has no second factor yet, and must have one: what to set up an app with, before the code is of it; "
        "null for who has one."
    )
    has_app: bool = strawberry.field(description="Whether the person has an app that makes codes.")
    has_passkey: bool = strawberry.field(
        description="Whether they have a passkey, which does as well as a code: `beginPasskeyLogIn` with the ticket."
    )

    @classmethod
    def of(cls, needed: SecondFactorNeeded) -> Self:
        """The step as it is answered."""
        enrolment = None if needed.enrolment is None else TotpEnrolment.of(needed.enrolment)
        return cls(
            ticket=needed.ticket.text,
            expires_at=needed.expires_at,
            enrolment=enrolment,
            has_app=needed.has_app,
            has_passkey=needed.has_passkey,
        )
