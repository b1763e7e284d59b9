#!/usr/bin/env bash
# transliterate 1.10.2: a Russian name written in Latin and read back gets a capital in its middle: Васильев becomes ВасилЬев.
# cyrtranslit 1.2.0 brings that one back, but writes two capitals for one letter (Жуков is ZHukov, Цой is CZoj), and reads Thor, its own
# Тхор, as Зор.
# Guessed: a table that is reversible for words is so for names, which are words with a capital.
# Source: transliterate/contrib/languages/ru/data (an apostrophe for both ь and Ь); the tables in cyrtranslit/mapping.
# Matters here: people search for either script, and letters go out in the other. Keep what was typed; a transliteration is
# for finding only, and compared without case.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q transliterate==1.10.2 cyrtranslit==1.2.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import cyrtranslit
from transliterate import translit

seen = {}
for name in ("Васильев", "Жуков", "Цой", "Тхор"):
    first, second = translit(name, "ru", reversed=True), cyrtranslit.to_latin(name, "ru")
    seen[name] = [first, translit(first, "ru"), second, cyrtranslit.to_cyrillic(second, "ru")]
    print(f"{name}: transliterate {first} and back {seen[name][1]}; cyrtranslit {second} and back {seen[name][3]}")
wanted = {
    "Васильев": ["Vasil'ev", "ВасилЬев", "Vasil'ev", "Васильев"],
    "Жуков": ["Zhukov", "Жуков", "ZHukov", "Жуков"],
    "Цой": ["Tsoj", "Цой", "CZoj", "Цой"],
    "Тхор": ["Thor", "Тхор", "Thor", "Зор"],
}
assert seen == wanted, seen
PYTHON
venv/bin/python look.py
