"""Numbers of things in words."""

from dataclasses import dataclass

from resolvers.language import Language


@dataclass(frozen=True, slots=True)
class Plural:
    """A thing's name by number: in English for one and for others; in Russian for 1, 2–4 and 5 or more, with what ends like them."""

    english: tuple[str, str]
    russian: tuple[str, str, str]

    def of(self, count: int, language: Language) -> str:
        """The number and the name: "15 deals"."""
        return self.ru(count) if language == "ru" else self.en(count)

    def en(self, count: int) -> str:
        """The number and the English name."""
        return f"{count} {self.english[count != 1]}"

    def ru(self, count: int) -> str:
        """The number and the Russian name."""
        one, few, many = self.russian
        if count % 10 == 1 and count % 100 != 11:
            return f"{count} {one}"
        return f"{count} {few if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else many}"
