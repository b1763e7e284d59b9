"""Enumerations whose members are declared together with what they mean: one place says all there is to know of a name."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from resolvers.language import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a name means to people.

    ``label`` is how it stands in a list to choose from, ``description`` a sentence about it, ``words`` how it stands within a
    sentence, where that is more than the label in small letters.
    """

    label: LocalizedText
    description: LocalizedText
    words: LocalizedText | None = None

    @property
    def within_sentence(self) -> LocalizedText:
        """How it stands within a sentence."""
        return self.words or LocalizedText(_small(self.label.en), _small(self.label.ru))


class Declared(StrEnum):
    """A member's value is its name, as it is stored; ``meaning`` is what was declared with it."""

    _value_: str
    meaning: Meaning

    # A member is its name: no need to look for it in every lookup, as enumerations do.
    __hash__ = str.__hash__

    def __new__(cls, name: str, meaning: Meaning) -> Self:
        """A member that is equal to its name."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.meaning = meaning
        return member


def sentence(words: LocalizedText) -> LocalizedText:
    """The words with a capital in front."""
    return LocalizedText(words.en[:1].upper() + words.en[1:], words.ru[:1].upper() + words.ru[1:])


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
