"""What a demo company is made of in one language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The texts, and what else depends on the country: clock, currency, holidays. Everybody and everything is made up."""

    company_name: str
    timezone: str
    """IANA name."""
    currency: str
    """ISO 4217."""
    price_scale: float
    """What one euro is in that currency, roughly."""
    holidays: frozenset[tuple[int, int]]
    """(month, day) on which the office is closed every year."""
    phone: str
    """A format with one number of up to three digits, in a range that no subscriber has."""
    women_given: tuple[str, ...]
    women_family: tuple[str, ...]
    men_given: tuple[str, ...]
    men_family: tuple[str, ...]
    client_first: tuple[str, ...]
    client_second: tuple[str, ...]
    client_forms: tuple[str, ...]
    """Formats that make a firm of two words: '{} {} Ltd'."""
    regions: tuple[str, ...]
    cities: tuple[str, ...]
    """Where the sales teams sit; one team a city."""
    goods: Mapping[str, tuple[str, ...]]
    """What deals are about, by deal type."""
    labels: Mapping[str, str]
    """Names of everything in the catalogue, by key; the keys are the same in every language."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a text, so that long lists stay readable."""
    return tuple(text.split())


def words_of(language: str) -> Words:
    """The words of a language: 'en' or 'ru'."""
    # Only the language asked for is loaded.
    match language:
        case "en":
            from crm_desktop.demo.words_en import ENGLISH

            return ENGLISH
        case "ru":
            from crm_desktop.demo.words_ru import RUSSIAN

            return RUSSIAN
        case _:
            raise ValueError(f"There is no demo company in the language {language!r}: choose 'en' or 'ru'")
