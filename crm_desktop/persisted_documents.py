"""Documents that the server knows beforehand, by identifiers (GraphQL over HTTP, appendix "Persisted Documents")."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, cast

import orjson

from schema.limits import MAX_QUERY_LENGTH

_HASH = "sha256:"
_IDENTIFIER = re.compile(r"sha256:[0-9a-f]{64}|x-[\w.~-]+:[\w.~-]+|[\w.~-]+", re.ASCII)


class ManifestError(Exception):
    """A file does not say what documents there are; the message names it."""


class DocumentRefusedError(Exception):
    """A document is not known, and can or may not be run; ``code`` is for clients."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class PersistedDocuments:
    """Texts by identifiers. ``only``: nothing else is run."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    only: bool = False
    _hashes: frozenset[str] = frozenset()

    @classmethod
    def read(cls, manifests: Sequence[Path], *, only: bool = False) -> Self:
        """What these files have: each is a JSON object of identifiers and texts. Raises `ManifestError`."""
        texts: dict[str, str] = {}
        for manifest in manifests:
            for identifier, text in _read(manifest).items():
                if texts.setdefault(identifier, text) != text:
                    raise ManifestError(f"{manifest}: another file has another document of the identifier {identifier}")
        return cls(texts, only, frozenset(map(identifier_of, texts.values())))

    def find(self, identifier: str) -> str:
        """The text of an identifier. Raises `DocumentRefusedError`."""
        text = self.texts.get(identifier)
        if text is None:
            raise DocumentRefusedError(
                "PERSISTED_DOCUMENT_NOT_FOUND", "There is no persisted document of this documentId."
            )
        return text

    def require(self, text: str) -> None:
        """Refuses a text that may not be run. Raises `DocumentRefusedError`."""
        if self.only and identifier_of(text) not in self._hashes:
            raise DocumentRefusedError(
                "PERSISTED_DOCUMENT_REQUIRED", "Expected one of the documents that this server was given."
            )


NO_DOCUMENTS = PersistedDocuments()


def identifier_of(text: str) -> str:
    """By which identifier any client may know a text."""
    return _HASH + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_identifier(text: str) -> bool:
    """Whether it has the form of one."""
    return _IDENTIFIER.fullmatch(text) is not None


def _read(manifest: Path) -> dict[str, str]:
    try:
        found: Any = orjson.loads(manifest.read_bytes())
    except (OSError, ValueError) as error:
        raise ManifestError(f"{manifest}: expected a file of JSON in UTF-8 ({error})") from error
    if not isinstance(found, dict):
        raise ManifestError(f"{manifest}: expected an object of identifiers and documents")
    for identifier, text in cast("dict[str, Any]", found).items():
        if not is_identifier(identifier):
            raise ManifestError(
                f"{manifest}: {identifier[:100]!r} is no identifier; expected such as {_HASH} and 64 digits"
            )
        if not isinstance(text, str) or not 0 < len(text) <= MAX_QUERY_LENGTH:
            raise ManifestError(
                f"{manifest}: expected {identifier} to be a text of at most {MAX_QUERY_LENGTH} characters"
            )
        if identifier.startswith(_HASH) and identifier != identifier_of(text):
            raise ManifestError(f"{manifest}: {identifier} is of another text")
    return cast("dict[str, str]", found)
