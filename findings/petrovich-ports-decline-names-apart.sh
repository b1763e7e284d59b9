#!/usr/bin/env bash
# Petrovich 2.0.1 (PyPI, the last for Python before 3.12) and petrovich 0.2.1 (npm), ports of one set of rules for Russian
# names: in the Python one a name that the rules list as never changing gets a full stop ("Нинель." for the rules' sign "."), and a surname
# that one rule leaves alone goes on to the next ("Черныха" for "Черных"). The JavaScript one leaves both as they are, as the rules say.
# Guessed: ports that share their rules differ in speed, not in grammar.
# Source: petrovich/main.py, __apply_rule and __find_rules; petrovich.js of the npm package ("." changes nothing); the rules both
# carry, those of petrovich/petrovich-rules.
# Matters here: "for Нинель. Черныха" in a letter to a customer; take the answer only where it ends in a letter, and test surnames in -ых.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q Petrovich==2.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund petrovich@0.2.1
cat > look.mjs <<'NODE'
import petrovich from "petrovich";
const woman = petrovich({ gender: "female", first: "Нинель" }, "genitive");
const man = petrovich({ gender: "male", last: "Черных" }, "genitive");
console.log(JSON.stringify([woman.first, man.last]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from petrovich.enums import Case, Gender
from petrovich.main import Petrovich

names = Petrovich()
python = [names.firstname("Нинель", Case.GENITIVE, Gender.FEMALE), names.lastname("Черных", Case.GENITIVE, Gender.MALE)]
node = json.loads(sys.argv[1])
print("genitive of Нинель and Черных: PyPI", python, "npm", node)
seen = [python, node]
assert seen == [["Нинель.", "Черныха"], ["Нинель", "Черных"]], seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
