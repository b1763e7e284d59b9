#!/usr/bin/env bash
# One working day after Saturday 7 March 2026 is Monday the 9th by holidays 0.109 and workalendar 17.0.0, and Tuesday the 10th by NumPy 2.4.6
# (busday_offset, roll="forward"). From Friday the 6th to Monday the 9th are two working days by holidays and one by the other two.
# Guessed: three libraries count the same way, where there is no holiday near.
# Source: NumPy, busday_offset (rolls to a working day first, then moves); holidays, get_working_days_count (both ends count); workalendar,
# get_working_days_delta (the start does not, unless include_start).
# Matters here: due dates and times of answering differ by a day, by which of them computed. Keep one, and its convention in words.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q holidays==0.109 workalendar==17.0.0 numpy==2.4.6 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from datetime import date

import holidays
import numpy as np
from workalendar.europe import Germany

saturday, friday, monday = date(2026, 3, 7), date(2026, 3, 6), date(2026, 3, 9)
german = holidays.country_holidays("DE")
after = {
    "holidays": str(german.get_nth_working_day(saturday, 1)),
    "workalendar": str(Germany().add_working_days(saturday, 1)),
    "NumPy": str(np.busday_offset(saturday, 1, roll="forward")),
}
between = {
    "holidays": german.get_working_days_count(friday, monday),
    "workalendar": Germany().get_working_days_delta(friday, monday),
    "NumPy": int(np.busday_count(friday, monday)),
}
print(after, between)
assert after == {"holidays": "2026-03-09", "workalendar": "2026-03-09", "NumPy": "2026-03-10"}, after
assert between == {"holidays": 2, "workalendar": 1, "NumPy": 1}, between
PYTHON
venv/bin/python look.py
