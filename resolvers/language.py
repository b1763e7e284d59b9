"""The two languages of the product."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Language = Literal["en", "ru"]


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """The same words in both languages, each written, not translated word by word."""

    en: str
    ru: str

    def of(self, language: Language) -> str:
        """The words in this language."""
        return self.ru if language == "ru" else self.en

    def format(self, **values: object) -> "LocalizedText":
        """Both texts with the same values put in; a value that is itself a Text is put in by language.

        Raises `TypeError` for a value of an enumeration: its name is no word of either language.
        """
        if names := [name for name, value in values.items() if isinstance(value, Enum)]:
            raise TypeError(f"names where words are expected: {names}")
        return LocalizedText(
            self.en.format(**{k: v.en if isinstance(v, LocalizedText) else v for k, v in values.items()}),
            self.ru.format(**{k: v.ru if isinstance(v, LocalizedText) else v for k, v in values.items()}),
        )
