"""Passwords that people choose."""

from collections.abc import Collection

from resolvers.language import LocalizedText
from resolvers.text_checks import is_storable
from resolvers.user_error import Path, Problems, UserErrorCode

# Characters. The upper limit is what one can be made to compute.
SHORTEST = 10
LONGEST = 1_000
# How hard it is to guess, from 0 to 4: from here on a stolen hash tells nothing for years, and nobody finds it by trying to log in.
_HARD_TO_GUESS = 3
# Characters that are looked at: the time it takes grows with the square of them, and so many are enough for anybody.
_LOOKED_AT = 72

# Where the letters of a Russian keyboard stand on an English one. Guessers know that, and so do the lists of what people choose:
# Russian words are in them as they come out on the other keyboard.
_KEYS = str.maketrans("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.")


def check_password(problems: Problems, field: Path, password: str, known: Collection[str] = ()) -> None:
    """Notes a password that is too short, too long, no text, or, unless there are mistakes already, easy to guess.

    ``known`` is what others know of the person, such as name and address: it makes a password no better. How easy it is takes up
    to a tenth of a second to find out, so a server asks aside (`work_aside`), and not for whoever could not set one.
    """
    if len(password) < SHORTEST:
        problems.add(field, UserErrorCode.INVALID, _TOO_SHORT)
    elif len(password) > LONGEST:
        problems.add(field, UserErrorCode.TOO_LONG, _TOO_LONG)
    elif not is_storable(password):
        problems.add(field, UserErrorCode.INVALID, _NO_TEXT)
    elif not problems and _strength(password, known) < _HARD_TO_GUESS:
        problems.add(field, UserErrorCode.INVALID, _EASY)


def _strength(password: str, known: Collection[str]) -> int:
    # Its lists take 13 MB, which commands that set no password do without.
    from zxcvbn import zxcvbn

    text = password[:_LOOKED_AT]
    typed = text.lower().translate(_KEYS)
    parts = [part for each in known for part in (each, each.replace(" ", ""), *each.replace("@", " ").split())]
    return min(zxcvbn(form, user_inputs=parts)["score"] for form in {text, typed})


_TOO_SHORT = LocalizedText(
    f"Expected a password of at least {SHORTEST} characters.", f"Ожидается пароль не короче {SHORTEST} символов."
)
_TOO_LONG = LocalizedText(
    f"Expected a password of at most {LONGEST} characters.", f"Ожидается пароль не длиннее {LONGEST} символов."
)
_NO_TEXT = LocalizedText(
    "Expected text without NUL characters and broken Unicode.",
    "Ожидается текст без нулевых символов и повреждённого Юникода.",
)
_EASY = LocalizedText(
    "Expected a password that is hard to guess. Common words, names, dates, rows of keys and repetitions make it no better; "
    "three or four uncommon words do.",
    "Ожидается пароль, который трудно угадать. Частые слова, имена, даты, ряды клавиш и повторы его не усиливают; "
    "три-четыре редких слова усиливают.",
)
