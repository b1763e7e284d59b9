#!/usr/bin/env bash
# jellyfish 1.3.0 (PyPI) and natural 8.1.1 (npm): a phonetic key of a name in Cyrillic letters is empty (metaphone, DoubleMetaphone) or
# six zeros (Daitch-Mokotoff), the same for every name, and natural's compare says that Иванов and Петров sound alike. soundex keeps the
# first letter alone: И000.
# Guessed: a letter that the rules do not know is passed through, or refused.
# Source: jellyfish's metaphone and natural/lib/natural/phonetics, whose rules are for Latin letters; the Daitch-Mokotoff code was
# made for Slavic names, after they are written in Latin letters.
# Matters here: contacts that are looked for as duplicates by how their names sound are all one; write names in Latin letters first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q jellyfish==1.3.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund natural@8.1.1

cat > look.mjs <<'NODE'
import natural from "natural";
const { DoubleMetaphone, SoundExDM } = natural;
console.log(JSON.stringify([new DoubleMetaphone().compare("Иванов", "Петров"), ...["Иванов", "Петров"].map((name) => new SoundExDM().process(name))]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

import jellyfish

python = [[jellyfish.metaphone(name), jellyfish.soundex(name)] for name in ("Иванов", "Петров")]
node = json.loads(sys.argv[1])
print("metaphone, soundex:", python, "natural, alike and codes:", node)
seen = [python, node]
assert seen == [[["", "И000"], ["", "П000"]], [True, "000000", "000000"]], seen
PYTHON
venv/bin/python look.py "$(node look.mjs | grep '^\[')"
