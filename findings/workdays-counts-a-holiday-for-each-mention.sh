#!/usr/bin/env bash
# workdays 1.4 (PyPI): a holiday that is listed twice is taken away twice: from Friday 6 to Tuesday 10 March 2026, with Monday the 9th listed twice, networkdays is 1, and
# of one day that is listed twice it is -1. NumPy 2.4.6 (busday_count) and hyperformula 3.5.0 (NETWORKDAYS) have 2 and 0. From Tuesday back to Friday
# workdays has -1 and hyperformula -3.
# Guessed: holidays are a set of days, and a library that says it is Excel's two functions counts backwards as Excel does, with a minus.
# Source: workdays.py, networkdays (one day less for each in the list); Microsoft's page on NETWORKDAYS; OpenFormula, NETWORKDAYS.
# Matters here: a list made of the country's calendar and the company's own names New Year in both, and due dates slip by a day. Pass a set of days.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q workdays==1.4 numpy==2.4.6 2>&1 | grep -v -e notice -e WARNING >&2 || true
npm init -y > package.log
npm install --silent --no-audit --no-fund hyperformula@3.5.0
cat > look.mjs <<'NODE'
import hyperformula from "hyperformula";

const [days, back] = ["=NETWORKDAYS(A1, B1, A2:B2)", "=NETWORKDAYS(B1, A1)"];
const [six, nine, ten] = ["=DATE(2026,3,6)", "=DATE(2026,3,9)", "=DATE(2026,3,10)"];
const sheet = hyperformula.HyperFormula.buildFromArray([[six, ten], [nine, nine], [days, "=NETWORKDAYS(A2, A2, A2:B2)", back]], { licenseKey: "gpl-v3" });
console.log(JSON.stringify(sheet.getSheetValues(0)[2]));
NODE
cat > look.py <<'PYTHON'
import json
import sys
from datetime import date, timedelta

import numpy
from workdays import networkdays


def march(day):
    return date(2026, 3, day)


monday = march(9)
seen = {
    "workdays": [networkdays(march(6), march(10), [monday, monday]), networkdays(monday, monday, [monday, monday]), networkdays(march(10), march(6))],
    "numpy": [int(numpy.busday_count(start, end + timedelta(1), holidays=[monday, monday])) for start, end in ((march(6), march(10)), (monday, monday))],
    "hyperformula": json.loads(sys.argv[1]),
}
print(seen)
assert seen == {"workdays": [1, -1, -1], "numpy": [2, 0], "hyperformula": [2, 0, -3]}, seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
