#!/usr/bin/env bash
# rutimeparser 1.1.1: "10 марта 2026 в 15:30", asked on 31 January, is that very day at 15:30; without the year, or without the time,
# the tenth of March is found. "В пятницу", asked on a Saturday, is the day before.
# Guessed: the more is said, the less is left to guess; and a day of the week that is named is the next one.
# Source: rutimeparser/core.py, the end of parse: a time beside which no date was kept is of today.
# Matters here: reminders made of what somebody types: the one with the fullest date is the wrong one.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q rutimeparser==1.1.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
venv/bin/python - <<'PYTHON'
from datetime import datetime

from rutimeparser import parse

now = datetime(2026, 1, 31, 12)
texts = ("10 марта 2026 в 15:30", "10 марта в 15:30", "10 марта 2026", "в пятницу")
seen = {text: str(parse(text, now=now)) for text in texts}
print(seen)
assert list(seen.values()) == ["2026-01-31 15:30:00", "2026-03-10 15:30:00", "2026-03-10", "2026-01-30"], seen
PYTHON
