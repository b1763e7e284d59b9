#!/usr/bin/env bash
# natasha 1.6.0, DatesExtractor: 10.03.26 is found as 10 March 1926, 31.04.2026 as the thirty-first of April, and neither 2026-03-10 nor
# "3 квартал 2026" is found.
# Guessed: two digits are of the years around now, as Python's %y has them, and a date that is none is left alone.
# Source: natasha/grammars/date.py, YEAR_SHORT, which adds 1900; the day is any number up to 31.
# Matters here: due dates out of comments and letters; ask for four digits, and make a date of what was found before it is used.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q natasha==1.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
venv/bin/python - <<'PYTHON'
from natasha import DatesExtractor, MorphVocab

dates = DatesExtractor(MorphVocab())
texts = ("10.03.26", "31.04.2026", "2026-03-10", "3 квартал 2026")
seen = {text: [(each.fact.year, each.fact.month, each.fact.day) for each in dates(text)] for text in texts}
print(seen)
assert list(seen.values()) == [[(1926, 3, 10)], [(2026, 4, 31)], [], []], seen
PYTHON
