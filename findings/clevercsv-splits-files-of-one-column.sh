#!/usr/bin/env bash
# clevercsv 0.8.5: in a file with one column it may find a delimiter all the same: a list of firms is cut at the space in their names,
# addresses of mail at the @, dates at the hyphen.
# Guessed: the detector that judges by the consistency of types prefers whole addresses and dates, which it knows as types, to pieces.
# Source: clevercsv/consistency.py and its paper (the pattern score times the type score: more columns outweigh better types);
# issue 52 of alan-turing-institute/CleverCSV has the same of dates in a file of several columns.
# Matters here: a list of firms or addresses alone is the commonest thing to import; ask for the delimiter from ; , tab only
# (Sniffer().sniff(text, delimiters=";,\t")), and read an empty answer as one column.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q clevercsv==0.8.5 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import clevercsv

files = {
    "firms": "Компания\nООО Ромашка\nООО Лютик\n",
    "addresses": "email\nanna@example.com\nboris@example.org\n",
    "dates": "Дата\n2026-01-02\n2026-01-03\n",
}
seen = {}
for name, text in files.items():
    seen[name] = clevercsv.Sniffer().sniff(text).delimiter
    print(f"one column of {name}: delimiter {seen[name]!r}, first row", next(clevercsv.reader(text.splitlines()[1:], delimiter=seen[name])))
assert seen == {"firms": " ", "addresses": "@", "dates": "-"}, seen
PYTHON
venv/bin/python look.py
