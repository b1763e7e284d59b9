#!/usr/bin/env bash
# Working days of Russia in 2026 are 247 by the government's calendar and by holidays 0.109, 249 by workalendar 17.0.0 and 250 by date-holidays 3.37.0:
# 9 January and 31 December, days off moved there by decree, are working days by the latter two, and 11 May, for a Saturday, by the last.
# Of 2024 workalendar makes working days of 29 April and Saturdays off of those that were worked.
# Guessed: three libraries that name Russia agree on a year that is over or published long ago.
# Source: article 112 of the Labour Code (days are moved by decree each year); workalendar/europe/russia.py, which has no decrees;
# date-holidays, data/countries/RU.yaml.
# Matters here: due dates in working days, and norms of hours, differ between page and server. Keep one calendar, and let companies correct it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q holidays==0.109 workalendar==17.0.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund date-holidays@3.37.0
cat > look.mjs <<'NODE'
import Holidays from "date-holidays";

const russia = new Holidays("RU"), working = [];
for (let day = new Date("2026-01-01T12:00:00+03:00"); day < new Date("2027-01-01T00:00:00+03:00"); day = new Date(+day + 864e5)) {
  const off = (russia.isHoliday(day) || []).some(({ type }) => type === "public");
  if (!off && day.getUTCDay() % 6) working.push(day.toISOString().slice(0, 10));
}
console.log(JSON.stringify(working));
NODE
cat > look.py <<'PYTHON'
import json
import sys
from datetime import date, timedelta

import holidays
from workalendar.europe import Russia


def working(year, is_working):
    return {str(day) for day in (date(year, 1, 1) + timedelta(number) for number in range(366)) if day.year == year and is_working(day)}


by = {
    "holidays": working(2026, holidays.RU(years=2026).is_working_day),
    "workalendar": working(2026, Russia().is_working_day),
    "date-holidays": set(json.loads(sys.argv[1])),
}
more = {name: sorted(days - by["holidays"]) for name, days in by.items()}
print({name: len(days) for name, days in by.items()}, "more than by holidays:", more)
assert [len(days) for days in by.values()] == [247, 249, 250], by
assert more["workalendar"] == ["2026-01-09", "2026-12-31"] and more["date-holidays"] == ["2026-01-09", "2026-05-11", "2026-12-31"], more
before = [working(2024, calendar.is_working_day) for calendar in (holidays.RU(years=2024), Russia())]
assert "2024-04-29" in before[1] - before[0] and "2024-11-02" in before[0] - before[1], before
PYTHON
venv/bin/python look.py "$(TZ=Europe/Moscow node look.mjs)"
