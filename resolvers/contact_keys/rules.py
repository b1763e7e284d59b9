"""By what contacts are probably the same, and how it is compared (``docs/duplicates.md``).

A company's contacts have custom fields of its own, of which nobody says what they are for. So it is the value that tells: what is an
e-mail address or a phone number as a whole is one, in whichever text field it stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256

import idna
import phonenumbers

from models import ContactKeyKind
from resolvers.blanks import BLANKS

Key = tuple[ContactKeyKind, str]

# What stands between several addresses or numbers in one field.
_BETWEEN = re.compile(r"[,;|\n\r]")
# Longer texts are prose.
_MAX_VALUE = 500
_ADDRESS = re.compile(r"[^\s@<>()\[\]:]+@[^\s@<>()\[\]:]+\.[^\s@<>()\[\]:]+")
# A number has so many digits, and nothing but what numbers are written with, an extension behind it aside.
_NUMBER = re.compile(r"[+(]?[\d(][\d\s().\-–/+]{4,}(?:\D{0,20}\d{1,6})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"\w+")
# An index takes no longer ones.
_MAX_KEY = 200


def keys_of(name: str, values: Iterable[object], region: str | None) -> frozenset[Key]:
    """The keys of a contact of this name, with these values of custom fields; numbers without a country are of the ``region``."""
    keys = {key for value in values if isinstance(value, str) for key in _keys_of_text(value, region)}
    if named := name_key(name):
        keys.add((ContactKeyKind.NAME, named))
    return frozenset(keys)


def name_key(name: str) -> str | None:
    """Its words in one order, whatever the case, what stands between them, and dots over ё; ``None`` without any word."""
    words = _WORD.findall(unicodedata.normalize("NFKC", name).casefold().replace("ё", "е"))
    return _short(" ".join(sorted(words))) if words else None


def email_key(text: str) -> str | None:
    """The address in small letters, its domain as the domain name system has it; ``None`` for what is none."""
    text = text.strip(BLANKS).removeprefix("mailto:")
    if not _ADDRESS.fullmatch(text):
        return None
    local, _, domain = unicodedata.normalize("NFKC", text).casefold().rpartition("@")
    # What is no domain of today is the same one all the same wherever it is written so.
    with suppress(UnicodeError):
        domain = idna.encode(domain, uts46=True).decode()
    return _short(f"{local}@{domain.rstrip('.')}")


def phone_key(text: str, region: str | None) -> str | None:
    """The number with its country's code, ``+74951234567``, and its extension, if it has one; ``None`` for what cannot be called."""
    text = text.strip(BLANKS).removeprefix("tel:")
    if not _NUMBER.fullmatch(text) or _DAY.fullmatch(text):
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    # Digits that are a number somewhere else are most likely no number.
    is_somewhere_else = not text.startswith("+") and phonenumbers.region_code_for_number(number) != region
    if is_somewhere_else or not phonenumbers.is_valid_number(number):
        return None
    extension = f";{number.extension}" if number.extension else ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension


def _keys_of_text(value: str, region: str | None) -> Iterator[Key]:
    if len(value) > _MAX_VALUE:
        return
    for part in _BETWEEN.split(value):
        if email := email_key(part):
            yield ContactKeyKind.EMAIL, email
        elif phone := phone_key(part, region):
            yield ContactKeyKind.PHONE, phone


def _short(key: str) -> str:
    if len(key) <= _MAX_KEY:
        return key
    return f"{key[:_MAX_KEY]}…{sha256(key.encode()).hexdigest()}"
