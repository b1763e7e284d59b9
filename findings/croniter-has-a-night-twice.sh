#!/usr/bin/env bash
# croniter 7.0.0: "30 2 * * *" comes twice on the night on which Berlin's clocks go back, at 2:30 of summer time and of winter time;
# cron-parser 5.10.6, croner 11.0.1 and cron itself have it once.
# Guessed: a line with an hour of its own comes once a day on every day.
# Source: crontab(8) of Vixie's cron, on changes of the clock (jobs of a fixed hour do not run again); croniter's README, on time zones.
# Matters here: a page that shows next runs by one and a server that runs by the other; what is sent at night is sent twice a year.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q croniter==7.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund cron-parser@5.10.6 croner@11.0.1
cat > look.mjs <<'NODE'
import { CronExpressionParser } from "cron-parser";
import { Cron } from "croner";

const start = new Date("2026-10-24T12:00:00Z");
const parser = CronExpressionParser.parse("30 2 * * *", { currentDate: start, tz: "Europe/Berlin" });
const croner = new Cron("30 2 * * *", { timezone: "Europe/Berlin" });
const cut = (date) => date.toISOString().slice(0, 16);
console.log(JSON.stringify([[1, 2].map(() => cut(parser.next().toDate())), croner.nextRuns(2, start).map(cut)]));
NODE
cat > look.py <<'PYTHON'
import json
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from croniter import croniter

nights = croniter("30 2 * * *", datetime(2026, 10, 24, 14, tzinfo=ZoneInfo("Europe/Berlin")))
python = [nights.get_next(datetime).astimezone(ZoneInfo("UTC")).isoformat()[:16] for _ in range(3)]
parser, croner = json.loads(sys.argv[1])
print("croniter", python, "\ncron-parser", parser, "\ncroner", croner)
assert python == ["2026-10-25T00:30", "2026-10-25T01:30", "2026-10-26T01:30"], python
assert parser == croner == ["2026-10-25T00:30", "2026-10-26T01:30"], (parser, croner)
PYTHON
venv/bin/python look.py "$(node look.mjs)"
