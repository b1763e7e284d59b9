#!/usr/bin/env bash
# Babel 2.19.0: figures are rounded half to even, Intl's half away from zero. 2,500 in its compact form is 2K or 3K, 12.5 % is 12 % or 13 %,
# and 0.125 with two decimals is 0.12 or 0.13; Decimal does not help, as it is no matter of binary fractions.
# Guessed: two implementations of the same CLDR patterns print the same figure.
# Source: babel/numbers.py, NumberPattern.apply (the decimal context's rounding); Unicode TR 35, number patterns ("half-even rounding
# is used"); ECMA-402, roundingMode ("halfExpand" by default).
# Matters here: the mailed report and the page show different figures for one value. Give Intl roundingMode "halfEven", or round on the server.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q Babel==2.19.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.mjs <<'NODE'
const shown = (value, options) => new Intl.NumberFormat("en", options).format(value);
console.log(JSON.stringify([
  shown(2500, { notation: "compact", maximumFractionDigits: 0 }),
  shown(0.125, { style: "percent" }),
  shown(0.125, { maximumFractionDigits: 2 }),
]));
NODE
cat > look.py <<'PYTHON'
import json
import sys
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal, format_percent

eighth = Decimal("0.125")
babel = [format_compact_decimal(2500, locale="en"), format_percent(eighth, locale="en"), format_decimal(eighth, "0.00", locale="en")]
intl = json.loads(sys.argv[1])
print("2,500 compact, 12.5 % and 0.125: Babel", babel, "Intl", intl)
seen = [babel, intl]
assert seen == [["2K", "12%", "0.12"], ["3K", "13%", "0.13"]], seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
