"""Names and addresses of made-up people."""

from random import Random

from crm_desktop.demo.words import Words, listed

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = listed("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia")
_LETTERS = str.maketrans(dict(zip(_CYRILLIC, (part.replace("_", "") for part in _LATIN), strict=True)))


class PersonNames:
    """Gives names: to colleagues each one once, to clients freely."""

    def __init__(self, words: Words, *, domain: str, rng: Random) -> None:
        self._words = words
        self._domain = domain
        self._rng = rng
        self._taken: set[str] = set()

    def anybody(self) -> str:
        """A given name and a family name that go together."""
        words, rng = self._words, self._rng
        if rng.random() < 0.5:
            return f"{rng.choice(words.women_given)} {rng.choice(words.women_family)}"
        return f"{rng.choice(words.men_given)} {rng.choice(words.men_family)}"

    def colleague(self, address: str = "") -> tuple[str, str]:
        """A new name, and an e-mail address: the one wanted at the company, or one made of the name."""
        while True:
            name = self.anybody()
            made = name.lower().translate(_LETTERS).replace(" ", ".")
            if made not in self._taken:
                self._taken.add(made)
                return name, f"{address or made}@{self._domain}"
