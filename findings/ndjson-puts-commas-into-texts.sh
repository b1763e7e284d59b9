#!/usr/bin/env bash
# ndjson 0.3.1 (PyPI): loads() and load() of a line whose text has a U+2028 or U+0085 in it give a text with a comma in that place: "one,two". Its reader()
# over the same file, jsonlines 4.0.0 and Python's json keep the text as it is.
# Guessed: a line ends with a line feed, which JSON writes as \n within a text; or the line is cut there, and an error says so.
# Source: ndjson/api.py and its Decoder (the list is ",".join(s.splitlines()), which ends lines at more than line feeds); ndjson-spec 1.0.0, 3.1
# (lines end with \n); RFC 8259, 7 (both characters may stand in a text as they are).
# Matters here: notes pasted from chats and slides have U+2028 in them, JSON.stringify writes it as it is, and an import changes the words
# without a word.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q ndjson==0.3.1 jsonlines==4.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
node -e 'for (const mark of ["\u2028", "\u0085"]) console.log(JSON.stringify({ note: `one${mark}two` }))' > notes.ndjson
cat > look.py <<'PYTHON'
import json

import jsonlines
import ndjson


def notes(rows):
    return [row["note"] for row in rows]


with open("notes.ndjson", encoding="utf-8") as file:
    text = file.read()
with open("notes.ndjson", encoding="utf-8") as of_load, open("notes.ndjson", encoding="utf-8") as of_reader, jsonlines.open("notes.ndjson") as lines:
    seen = {
        "loads": notes(ndjson.loads(text)),
        "load": notes(ndjson.load(of_load)),
        "reader": notes(ndjson.reader(of_reader)),
        "jsonlines": notes(lines),
        "json": notes(json.loads(line) for line in text.split("\n") if line),
    }
print(seen)
kept = ["one\u2028two", "one\u0085two"]
changed = ["one,two", "one,two"]
assert seen == {"loads": changed, "load": changed, "reader": kept, "jsonlines": kept, "json": kept}, seen
PYTHON
venv/bin/python look.py
