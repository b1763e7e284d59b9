#!/usr/bin/env bash
# parse-duration 2.1.9 and timestring 7.0.0 (npm): "1,5 h" is fifteen hours, as commas are taken out first; pytimeparse 1.1.10 (PyPI) says
# that it is none. "1:30" is 1.03 milliseconds for parse-duration and a minute and a half for pytimeparse.
# Guessed: a comma between digits is read as in most of Europe, or refused.
# Source: index.js of parse-duration and of timestring; pytimeparse/timeparse.py.
# Matters here: planned hours of an activity typed by hand or out of a file; ask for the form, and refuse what is not of it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pytimeparse==1.1.10 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund parse-duration@2.1.9 timestring@7.0.0

cat > look.mjs <<'NODE'
import parseDuration from "parse-duration";
import timestring from "timestring";
console.log(JSON.stringify([parseDuration("1,5 h") / 3600000, timestring("1,5 h") / 3600, parseDuration("1:30")]));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from pytimeparse import parse

seen = json.loads(sys.argv[1]), [parse("1,5 h"), parse("1:30")]
print("hours of 1,5 h, and milliseconds of 1:30:", seen[0], "pytimeparse, seconds:", seen[1])
assert seen == ([15, 15, 1.03], [None, 90]), seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
