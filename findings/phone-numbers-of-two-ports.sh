#!/usr/bin/env bash
# phonenumbers 9.0.43 and libphonenumber-js 1.13.16, ports of one library: a Russian number in its international form is
# "+7 495 123-45-67" from the first and "+7 495 123 45 67" from the second, which puts spaces for marks; and a name in brackets
# after a number, as address books have it, stops the first from reading the number and not the second.
# Guessed: ports of one library with one set of data read and write the same.
# Source: libphonenumber-js, README (its differences from Google's: formatting) and format.js, applyInternationalSeparatorStyle;
# phonenumbers, phonenumberutil.parse.
# Matters here: a page that shows or checks numbers by one and a server that stores by the other see duplicates and refusals;
# keep and compare E.164 only, and let one side read.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q phonenumbers==9.0.43 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16
cat > look.mjs <<'NODE'
import parse from "libphonenumber-js/max";
console.log(JSON.stringify(["8 (495) 123-45-67", "8 (495) 123-45-67 (Анна)"].map((text) => parse(text, "RU").formatInternational())));
NODE
cat > look.py <<'PYTHON'
import json
import sys

import phonenumbers


def international(text: str) -> str | None:
    try:
        return phonenumbers.format_number(phonenumbers.parse(text, "RU"), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return None


python = [international(text) for text in ("8 (495) 123-45-67", "8 (495) 123-45-67 (Анна)")]
node = json.loads(sys.argv[1])
print("the number, and with a name after it: phonenumbers", python, "libphonenumber-js", node)
seen = [python, node]
assert seen == [["+7 495 123-45-67", None], ["+7 495 123 45 67", "+7 495 123 45 67"]], seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
