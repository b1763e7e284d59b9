"""What sessions and tokens are proved with."""

import hashlib
import re
import secrets
from dataclasses import dataclass

_SHAPE = re.compile(r"crm_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Secret:
    """256 random bits with the company they belong to, so that they are looked up where the company's rows are."""

    company_id: int
    text: str

    @classmethod
    def create(cls, company_id: int) -> "Secret":
        """A new secret."""
        return cls(company_id, f"crm_{company_id}_{secrets.token_urlsafe(32)}")

    @classmethod
    def parse(cls, text: str) -> "Secret | None":
        """The secret somebody came with; ``None`` if it never was one of ours."""
        match = _SHAPE.fullmatch(text)
        return None if match is None else cls(int(match[1]), text)

    @property
    def hash(self) -> bytes:
        """What is stored in its place. Of 256 random bits a plain digest cannot be guessed back."""
        return hashlib.sha256(self.text.encode()).digest()


def hash_of_key(key: str) -> bytes:
    """The stored hash that the key of a session or token names; nothing that is stored for what is no key."""
    try:
        return bytes.fromhex(key)
    except ValueError:
        return b""
