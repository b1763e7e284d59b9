#!/usr/bin/env bash
# Intl.NumberFormat of Node.js 20 and Babel 2.19.0: decimals of a currency are CLDR's, which go by use, not those of ISO 4217, which
# ECMA-402 asks for: forint, Colombian peso, rupiah and Iraqi dinar have none where ISO 4217 and iso4217 1.16 say 2, 2, 2 and 3.
# Guessed: style "currency" shows an amount as exactly as its currency has it.
# Source: ECMA-402, CurrencyDigits ("if the ISO 4217 currency and funds code list contains currency ... minor unit value"); CLDR,
# supplementalData.xml, fractions; Unicode TR 35, "Supplemental Currency Data".
# Matters here: a Hungarian company's prices of 1,299.50 Ft are shown as 1,300 Ft by both, unless told how many decimals. Say them.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q Babel==2.19.0 iso4217==1.16.20260101 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.mjs <<'NODE'
const digits = (currency) => new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
console.log(JSON.stringify(["HUF", "COP", "IDR", "IQD"].map(digits)));
NODE
cat > look.py <<'PYTHON'
import json
import sys

from babel.numbers import format_currency, get_currency_precision
from iso4217 import Currency

codes = ["HUF", "COP", "IDR", "IQD"]
iso = [Currency(code).exponent for code in codes]
babel = [get_currency_precision(code) for code in codes]
intl = json.loads(sys.argv[1])
shown = format_currency(1299.5, "HUF", locale="en")
print("decimals of", codes, "ISO 4217", iso, "Babel", babel, "Intl", intl, "and 1299.5 by Babel", shown)
seen = [iso, babel, intl, shown]
assert seen == [[2, 2, 2, 3], [0, 0, 0, 0], [0, 0, 0, 0], "HUF1,300"], seen
PYTHON
venv/bin/python look.py "$(node look.mjs)"
