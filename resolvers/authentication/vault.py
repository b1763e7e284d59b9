"""Secrets that must be read again: sealed by a key that is not in the database."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class VaultError(Exception):
    """What was sealed cannot be opened: it was sealed by a key that is not among those of this process."""


class Vault:
    """Seals and opens texts by Fernet (AES and HMAC). Who reads the database alone reads none of them."""

    def __init__(self, keys: Sequence[str]) -> None:
        """``keys`` as `new_key` makes them: the first one seals, all open. Raises `ValueError` for what is no key, and for none."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str, owner: str) -> str:
        """The text, sealed for whoever ``owner`` names: moved to somebody else's row, it opens for nobody."""
        return self._fernet.encrypt(f"{owner}\0{text}".encode()).decode()

    def open(self, sealed: str, owner: str) -> str:
        """The text again. Raises `VaultError`."""
        try:
            found, _, text = self._fernet.decrypt(sealed).decode().partition("\0")
        except InvalidToken:
            raise VaultError(_ANOTHER_KEY) from None
        if found != owner:
            raise VaultError(_ANOTHER_OWNER)
        return text


def new_key() -> str:
    """A key for a `Vault`: 256 random bits."""
    return Fernet.generate_key().decode()


_ANOTHER_KEY = "A secret in the database was sealed by a key that is not among SECRETS_KEYS"
_ANOTHER_OWNER = "A secret in the database stands in a row that it was not sealed for"
