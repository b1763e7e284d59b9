"""The two languages of the product."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "ru"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages, each written, not translated word by word."""

    en: str
    ru: str

    def of(self, language: Language) -> str:
        """The words in this language."""
        return self.ru if language == "ru" else self.en

    def format(self, **values: object) -> "Text":
        """Both texts with the same values put in; a value that is itself a Text is put in by language."""
        return Text(
            self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
            self.ru.format(**{k: v.ru if isinstance(v, Text) else v for k, v in values.items()}),
        )
