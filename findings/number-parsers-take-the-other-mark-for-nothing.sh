#!/usr/bin/env bash
# Babel 2.19.0, parse_decimal, and @internationalized/number 3.6.9: "1,5" in English and "1.5" in German are fifteen, and "1,50" in
# English is a hundred and fifty; numeral 2.0.6 in Russian makes fifteen of "1.5" too. In Russian the first two make one and a half of it.
# Guessed: a mark between thousands that does not stand before three digits is refused, or is a decimal mark.
# Source: Babel's documentation of parse_decimal (strict, False unless said otherwise, refuses it); NumberParser.ts, which takes all marks
# of groups out; numeral.js, stringToNumber.
# Matters here: prices typed in one language's way in another's page are ten or a hundred times too large; pass strict=True, or say the form.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q babel==2.19.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund @internationalized/number@3.6.9 numeral@2.0.6

cat > look.mjs <<'NODE'
import { NumberParser } from "@internationalized/number";
import numeral from "numeral";
import "numeral/locales/ru.js";
numeral.locale("ru");
const read = (text, language) => new NumberParser(language, { style: "decimal" }).parse(text);
console.log(JSON.stringify([read("1,5", "en"), read("1.5", "de"), read("1,50", "en"), read("1.5", "ru"), numeral("1.5").value()]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from babel.numbers import NumberFormatError, parse_decimal

texts = [("1,5", "en"), ("1.5", "de"), ("1,50", "en"), ("1.5", "ru")]
seen = [float(parse_decimal(text, locale=language)) for text, language in texts], json.loads(sys.argv[1])
print("Babel:", seen[0], "@internationalized/number, and numeral:", seen[1])
assert seen == ([15, 15, 150, 1.5], [15, 15, 150, 1.5, 15]), seen
try:
    parse_decimal("1,5", locale="en", strict=True)
except NumberFormatError as error:
    print("strict:", error)
else:
    raise AssertionError("strict takes it as well")
PYTHON
venv/bin/python look.py "$(node look.mjs)"
