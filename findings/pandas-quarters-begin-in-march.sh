#!/usr/bin/env bash
# pandas 3.1.1: the next QuarterBegin after 15 February 2026 is 1 March, and the quarters of that class begin in March, June, September and
# December; QuarterEnd's end with March. The frequency "QS" and Period have quarters from January on.
# Guessed: a quarter begins on the day after another one ends, in one module.
# Source: pandas' reference of QuarterBegin (startingMonth, 3 unless said otherwise, as for QuarterEnd, where it is the month that ends);
# to_offset("QS"), where it is 1.
# Matters here: "from the next quarter on" is a month early, and overlaps the quarter that ends. Pass startingMonth=1.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pandas==3.1.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import pandas as pd

day = pd.Timestamp("2026-02-15")
seen = {
    "QuarterBegin": str((day + pd.offsets.QuarterBegin()).date()),
    "QuarterEnd": str((day + pd.offsets.QuarterEnd()).date()),
    "QS": str((day + pd.tseries.frequencies.to_offset("QS")).date()),
    "Period": str((day.to_period("Q") + 1).start_time.date()),
    "startingMonth=1": str((day + pd.offsets.QuarterBegin(startingMonth=1)).date()),
}
print(seen)
april = "2026-04-01"
assert seen == {"QuarterBegin": "2026-03-01", "QuarterEnd": "2026-03-31", "QS": april, "Period": april, "startingMonth=1": april}, seen
PYTHON
venv/bin/python look.py
