"""A device that makes passkeys and shows them, in software: written by the standard (WebAuthn, level 2), without the library."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

_PRESENT, _VERIFIED, _NEW = 0x01, 0x04, 0x40
Sign = Callable[[bytes], bytes]
Key = tuple[dict[int, Any], Sign]


@dataclass
class Held:
    """One passkey on the device."""

    sign: Sign
    host: str
    owner: bytes
    count: int = 0


@dataclass
class Device:
    """``origin`` is the page that its browser shows. ``knows``: whether it asks who holds it, and is content. ``counts``: by how much
    the number of its signatures grows each time."""

    origin: str = "http://desktop.test"
    knows: bool = True
    counts: int = 1
    algorithm: int = -7
    held: dict[bytes, Held] = field(default_factory=dict[bytes, Held])

    def create(self, options: str) -> str:
        """A new passkey, as `navigator.credentials.create` answers."""
        asked = json.loads(options)
        assert asked["authenticatorSelection"]["residentKey"] == "required"
        assert self.algorithm in [each["alg"] for each in asked["pubKeyCredParams"]]
        public, sign = _KEYS[self.algorithm]()
        id_ = os.urandom(32)
        self.held[id_] = Held(sign, asked["rp"]["id"], _bytes(asked["user"]["id"]))
        made = bytes(16) + len(id_).to_bytes(2) + id_ + cbor2.dumps(public)
        data = self._said(asked["rp"]["id"], _NEW, 0) + made
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"])
        response = {
            "clientDataJSON": _text(client),
            "attestationObject": _text(attestation),
            "transports": ["internal"],
        }
        return self._answer(id_, response)

    def get(self, options: str, *, host: str | None = None) -> str:
        """Shows a passkey that is asked for, as `navigator.credentials.get` answers."""
        asked = json.loads(options)
        assert asked["userVerification"] == "required"
        allowed = [_bytes(each["id"]) for each in asked.get("allowCredentials", ())]
        id_ = next(each for each in reversed(self.held) if each in allowed or not allowed)
        held = self.held[id_]
        held.count += self.counts
        data = self._said(host or asked["rpId"], 0, held.count)
        client = self._client("webauthn.get", asked["challenge"])
        signature = held.sign(data + hashlib.sha256(client).digest())
        response = {
            "clientDataJSON": _text(client),
            "authenticatorData": _text(data),
            "signature": _text(signature),
            "userHandle": None if allowed else _text(held.owner),
        }
        return self._answer(id_, response)

    def _said(self, host: str, flags: int, count: int) -> bytes:
        flags |= _PRESENT | (_VERIFIED if self.knows else 0)
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + count.to_bytes(4)

    def _client(self, type_: str, challenge: str) -> bytes:
        return json.dumps({"type": type_, "challenge": challenge, "origin": self.origin}).encode()

    @staticmethod
    def _answer(id_: bytes, response: dict[str, Any]) -> str:
        return json.dumps({"id": _text(id_), "rawId": _text(id_), "type": "public-key", "response": response})


def _es256() -> Key:
    key = ec.generate_private_key(ec.SECP256R1())
    at = key.public_key().public_numbers()
    public = {1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32), -3: at.y.to_bytes(32)}
    return public, lambda data: key.sign(data, ec.ECDSA(SHA256()))


def _eddsa() -> Key:
    key = ed25519.Ed25519PrivateKey.generate()
    return {1: 1, 3: -8, -1: 6, -2: key.public_key().public_bytes_raw()}, key.sign


def _rs256() -> Key:
    key = rsa.generate_private_key(65537, 2048)
    of = key.public_key().public_numbers()
    public = {1: 3, 3: -257, -1: of.n.to_bytes(256), -2: of.e.to_bytes(3)}
    return public, lambda data: key.sign(data, padding.PKCS1v15(), SHA256())


_KEYS: dict[int, Callable[[], Key]] = {-7: _es256, -8: _eddsa, -257: _rs256}


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
