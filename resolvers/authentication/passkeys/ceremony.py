"""What is said to devices and what they answer, in the words of WebAuthn: the only place that knows of the library."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import webauthn
from webauthn.helpers import parse_authentication_credential_json, parse_registration_credential_json
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.parse_client_data_json import parse_client_data_json
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    RegistrationCredential,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from models import Passkey
from resolvers.authentication.passkeys.challenges import LENGTH
from resolvers.authentication.passkeys.relying_party import RelyingParty

LONGEST = 20_000
"""Characters of an answer that are looked at: devices need some 2,000."""
# Bytes, by the standard.
_LONGEST_ID = 1_023
_ALGORITHMS = [
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
_PRODUCT = "CRM Desktop"
_MILLISECONDS = int(LENGTH.total_seconds() * 1000)

log = logging.getLogger(__name__)
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Made:
    """A new passkey that a device made: its answer, and what it signed of ours."""

    credential: RegistrationCredential
    challenge: bytes

    @property
    def transports(self) -> list[str]:
        """How browsers may reach the device."""
        return [each.value for each in self.credential.response.transports or ()]


@dataclass(frozen=True, slots=True)
class Proved:
    """What a device answered to show that it has a passkey: which, what it signed of ours, and whose it says that is."""

    credential: AuthenticationCredential
    challenge: bytes

    @property
    def credential_id(self) -> bytes:
        """The id of the passkey."""
        return self.credential.raw_id

    @property
    def owner(self) -> tuple[int, int] | None:
        """Company and person, if the device says; it proves nothing, as nobody signed it."""
        handle = self.credential.response.user_handle
        return None if handle is None or len(handle) != 16 else (_number(handle[:8]), _number(handle[8:]))


@dataclass(frozen=True, slots=True)
class Verified:
    """A new passkey that is in order."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def creation_options(
    party: RelyingParty, challenge: bytes, *, owner: tuple[int, int], email: str, label: str, known: Sequence[bytes]
) -> str:
    """What a browser is asked for a new passkey of the person, as JSON: one that is found without a name, and asks its person
    who they are. Devices that have one of ``known`` make no second one."""
    company_id, user_id = owner
    options = webauthn.generate_registration_options(
        rp_id=party.host,
        rp_name=_PRODUCT,
        user_id=company_id.to_bytes(8) + user_id.to_bytes(8),
        user_name=email,
        user_display_name=label,
        challenge=challenge,
        timeout=_MILLISECONDS,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
        supported_pub_key_algs=_ALGORITHMS,
    )
    return webauthn.options_to_json(options)


def request_options(party: RelyingParty, challenge: bytes, of: Sequence[Passkey] = ()) -> str:
    """What a browser is asked for to show a passkey: one of these, or whichever the person chooses. As JSON."""
    options = webauthn.generate_authentication_options(
        rp_id=party.host,
        challenge=challenge,
        timeout=_MILLISECONDS,
        allow_credentials=[
            PublicKeyCredentialDescriptor(id=each.credential_id, transports=_transports(each.transports)) for each in of
        ],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(options)


def read_made(answer: str) -> Made | None:
    """The new passkey of a browser's answer; ``None`` for what is no such answer."""

    def read() -> Made | None:
        credential = parse_registration_credential_json(answer)
        if not 0 < len(credential.raw_id) <= _LONGEST_ID:
            return None
        return Made(credential, parse_client_data_json(credential.response.client_data_json).challenge)

    return _attempt(read) if len(answer) <= LONGEST else None


def read_proved(answer: str) -> Proved | None:
    """The proof in a browser's answer; ``None`` for what is no such answer."""

    def read() -> Proved:
        credential = parse_authentication_credential_json(answer)
        return Proved(credential, parse_client_data_json(credential.response.client_data_json).challenge)

    return _attempt(read) if len(answer) <= LONGEST else None


def verify_made(made: Made, party: RelyingParty) -> Verified | None:
    """The passkey, if it is one for this page, made by somebody whom their device knows. Whether we asked for it is for
    `use_challenge` to say."""

    def verify() -> Verified:
        found = webauthn.verify_registration_response(
            credential=made.credential,
            expected_challenge=made.challenge,
            expected_rp_id=party.host,
            expected_origin=party.origin,
            require_user_verification=True,
            supported_pub_key_algs=_ALGORITHMS,
        )
        return Verified(found.credential_id, found.credential_public_key, found.sign_count)

    return _attempt(verify)


def verify_proved(proved: Proved, passkey: Passkey, party: RelyingParty) -> int | None:
    """How often the device has signed by now, if it proved to have this passkey, on this page, for somebody whom it knows.

    ``None`` for everything else, also for a device that has signed less often than one with the same passkey did before: somebody
    has made a copy of it.
    """

    def verify() -> int:
        found = webauthn.verify_authentication_response(
            credential=proved.credential,
            expected_challenge=proved.challenge,
            expected_rp_id=party.host,
            expected_origin=party.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
        return found.new_sign_count

    return _attempt(verify)


def _attempt(read: Callable[[], A]) -> A | None:
    try:
        return read()
    # Anybody may send anything: the library has a dozen kinds of errors for it, and what it stands on has others.
    except Exception as error:
        log.info("A passkey was refused: %s", type(error).__name__)
        return None


def _transports(named: Sequence[str]) -> list[AuthenticatorTransport]:
    known = {each.value: each for each in AuthenticatorTransport}
    return [known[name] for name in named if name in known]


def _number(digits: bytes) -> int:
    # What is no number of ours is one that nobody has.
    return int.from_bytes(digits, signed=True)
