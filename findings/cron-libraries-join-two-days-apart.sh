#!/usr/bin/env bash
# croniter 7.0.0 and cron-converter 2.0.2: of a line with two day fields, every other day (*/2) and Monday, cron itself makes Mondays with
# an odd date, for a field that begins with * restricts nothing. croniter makes odd dates and all Mondays, unless told implement_cron_bug;
# cron-converter asks for both fields as cron does, but also in `1-7 * 1`, where cron and croniter take either.
# Guessed: "either day matches" is the one rule, which every library that speaks of cron follows.
# Source: crontab(5) of Vixie's cron, the note on the two day fields; POSIX, crontab; croniter's README, day_or and implement_cron_bug;
# issue 41 of pallets-eco/croniter; cron_converter's README, which speaks of standard cron.
# Matters here: the next run shown on the page, the server's and the system's differ. Let a schedule have one day field only.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q croniter==7.0.0 cron-converter==2.0.2 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import datetime

from cron_converter import Cron
from croniter import croniter

start = datetime(2026, 11, 1)


def by_croniter(line: str, **options: bool) -> list[str]:
    runs = croniter(line, start, **options)
    return [runs.get_next(datetime).strftime("%d.%m") for _ in range(4)]


def by_cron_converter(line: str) -> list[str]:
    runs = Cron(line).schedule(start_date=start)
    return [runs.next().strftime("%d.%m") for _ in range(4)]


seen = []
for line in ("0 9 */2 * 1", "0 9 1-7 * 1"):
    seen += [by_croniter(line), by_croniter(line, implement_cron_bug=True), by_cron_converter(line)]
    print(f"{line}: croniter {seen[-3]}, as cron {seen[-2]}, cron-converter {seen[-1]}")
odd_mondays, first_mondays = ["09.11", "23.11", "07.12", "21.12"], ["02.11", "07.12", "04.01", "01.02"]
first_week = ["01.11", "02.11", "03.11", "04.11"]
assert seen == [["01.11", "02.11", "03.11", "05.11"], odd_mondays, odd_mondays, first_week, first_week, first_mondays], seen
PYTHON
venv/bin/python look.py
