"""Six digits of an app that change every half minute (RFC 6238)."""

import hmac
from dataclasses import dataclass
from datetime import datetime

import segno
from pyotp import random_base32
from pyotp.totp import TOTP

_STEP_SECONDS = 30
# Clocks of phones are a little off, and digits are typed a little late.
_STEPS_AROUND = 1
_PRODUCT = "CRM Desktop"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What somebody gives their app, told once: the secret, the same as an address, and that as a picture to be photographed, which is
    a ``data:`` address of an SVG."""

    secret: str
    uri: str
    qr_code: str


def new_secret() -> str:
    """160 random bits, in the letters and digits that apps read."""
    return random_base32(32)


def enrolment(secret: str, email: str, company_name: str) -> Enrolment:
    """The secret as an app takes it, which lists it under the company and the address."""
    # A colon divides the two in the address.
    issuer = f"{_PRODUCT} ({company_name[:60].replace(':', ' ')})"
    uri = TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)
    picture: str = segno.make(uri, error="m").svg_data_uri(scale=4, dark="#000", light="#fff", border=4)
    return Enrolment(secret, uri, picture)


def step_of(secret: str, digits: str, now: datetime) -> int | None:
    """The step of time that these digits are of; ``None`` if of none around this one."""
    totp, present = TOTP(secret, interval=_STEP_SECONDS), int(now.timestamp()) // _STEP_SECONDS
    around = range(present - _STEPS_AROUND, present + _STEPS_AROUND + 1)
    fitting = [step for step in around if hmac.compare_digest(totp.generate_otp(step).encode(), digits.encode())]
    return fitting[-1] if fitting else None
