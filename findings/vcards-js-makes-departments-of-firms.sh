#!/usr/bin/env bash
# vcards-js 2.11.1: a comma in a value gets its backslash, a semicolon only in names and addresses; so the firm "Ромашка; Лютик" is read by
# vobject 0.9.9 as the firm Ромашка with the department Лютик. A URL gets backslashes before its commas, which it must not have.
# Guessed: who escapes the one mark escapes the other, as both divide values in the format.
# Source: vcards-js, lib/vCardFormatter.js (e() and ec()); RFC 2426, 3.5.5 (ORG is divided by semicolons) and 3.6.8 (URL is a URI).
# Matters here: companies of contacts handed on as cards come back as other companies. Escape the semicolon before it is given, or use vcard-creator.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q vobject==0.9.9 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund vcards-js@2.11.1
cat > look.mjs <<'NODE'
import vcards from "vcards-js";

const card = vcards();
Object.assign(card, { firstName: "Анна", lastName: "Иванова; Петрова", organization: "Ромашка; Лютик", url: "https://crm.example/deals?ids=1,2" });
console.log(card.getFormattedString());
NODE
cat > look.py <<'PYTHON'
import sys

import vobject

text = sys.stdin.read()
card = vobject.readOne(text)
url = next(line for line in text.splitlines() if line.startswith("URL"))
seen = [card.org.value, card.n.value.family, url]
print(seen)
assert seen == [["Ромашка", " Лютик"], "Иванова; Петрова", r"URL:https://crm.example/deals?ids=1\,2"], seen
PYTHON
node look.mjs | venv/bin/python look.py
