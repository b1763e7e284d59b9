#!/usr/bin/env bash
# arrow 1.4.0: 14 days ago are "2 weeks ago" and 15 days "a month ago"; "3 weeks ago" is never said. humanize 4.17.0 says "15 days" and, of 16,
# "a month". In Russian both are the same. humanize's precisedelta says 16 days.
# Guessed: what says weeks says three of them, and a month is said from some 25 days on, as in libraries for JavaScript.
# Source: arrow/arrow.py, humanize (more than fourteen days over make one month more, also over none); humanize/time.py,
# naturaldelta (days / 30.5, rounded).
# Matters here: "last talked to a month ago" beside a date sixteen days back. Say days up to thirty by yourself, or ask arrow for granularity.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q arrow==1.4.0 humanize==4.17.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import timedelta

import arrow
import humanize

now = arrow.get("2026-07-15T12:00:00")
spoken = [now.shift(days=-days).humanize(now) for days in (13, 14, 15, 21, 30)]
russian = [now.shift(days=-days).humanize(now, locale="ru") for days in (14, 15)]
natural = [humanize.naturaldelta(timedelta(days=days)) for days in (14, 15, 16, 21, 30)]
print("arrow", spoken, russian, "humanize", natural, humanize.precisedelta(timedelta(days=16)))
assert spoken == ["a week ago", "2 weeks ago", "a month ago", "a month ago", "a month ago"], spoken
assert russian == ["2 недели назад", "месяц назад"], russian
assert natural == ["14 days", "15 days", "a month", "a month", "a month"], natural
assert humanize.precisedelta(timedelta(days=16)) == "16 days"
PYTHON
venv/bin/python look.py
