#!/usr/bin/env bash
# Babel 2.19.0: a locale without a country takes its week from "the world", Intl in the browser from the likeliest country.
# For "en" Babel starts the week on Monday and Intl on Sunday; for "ru" both start on Monday, but Babel gives the first week
# of a year to whichever holds one of its days, and Intl (as Russia and ISO 8601) asks for four: 1 January 2027 is in week 1 or 53.
# Guessed: both read CLDR, where "en" likeliest means en-US and "ru" ru-RU, so that they agree.
# Source: babel/core.py, Locale.first_week_day and min_week_days (territory or "001"); CLDR supplemental data, weekData and
# likelySubtags; ECMA-402, Locale.prototype.getWeekInfo.
# Matters here: a product in "English" and "Russian" keeps languages, not countries; its server's weeks and its page's then differ.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q Babel==2.19.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.mjs <<'NODE'
const week = (tag) => { const locale = new Intl.Locale(tag); return locale.getWeekInfo?.() ?? locale.weekInfo; };
console.log(JSON.stringify(["en", "ru"].map((tag) => [week(tag).firstDay, week(tag).minimalDays])));
NODE
cat > look.py <<'PYTHON'
import json
import sys
from datetime import date

from babel import Locale
from babel.dates import format_date

babel = [[Locale(tag).first_week_day + 1, Locale(tag).min_week_days] for tag in ("en", "ru")]
intl = json.loads(sys.argv[1])
weeks = [format_date(date(2027, 1, 1), "YYYY-'W'ww", locale=tag) for tag in ("ru", "ru_RU")]
print("first day (1 is Monday) and least days of a first week, of en and ru: Babel", babel, "Intl", intl)
print("the week of 1 January 2027 in Babel's ru and ru_RU:", weeks)
seen = [babel, intl, weeks]
assert seen == [[[1, 1], [1, 1]], [[7, 1], [1, 4]], ["2027-W01", "2026-W53"]], seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
