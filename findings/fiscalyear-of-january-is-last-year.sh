#!/usr/bin/env bash
# fiscalyear 0.4.0: with start_month=1, the calendar's own year, FiscalYear(2026) is 2025, January to December, and 10 March 2026 is in
# fiscal year 2027; by start_month=4 10 March 2026 is in 2026. start_year="same" puts January right.
# Guessed: a fiscal year that begins in January is the calendar's; "previous" is about years that begin before their name.
# Source: fiscalyear's documentation, start_year ("previous" unless said otherwise: the year begins in the calendar year before its name).
# Matters here: a company's setting of its first month alone moves all reports of those with the plainest year by a year. Set both.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q fiscalyear==0.4.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import fiscalyear


def look(**calendar: object) -> list[object]:
    with fiscalyear.fiscal_calendar(**calendar):
        year = fiscalyear.FiscalYear(2026)
        return [str(year.start.date()), str(year.end.date()), fiscalyear.FiscalDate(2026, 3, 10).fiscal_year]


seen = [look(start_month=1), look(start_month=1, start_year="same"), look(start_month=4)]
print(seen)
assert seen == [["2025-01-01", "2025-12-31", 2027], ["2026-01-01", "2026-12-31", 2026], ["2025-04-01", "2026-03-31", 2026]], seen
PYTHON
venv/bin/python look.py
