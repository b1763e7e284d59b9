#!/usr/bin/env bash
# price-parser 0.5.1: three digits after a sole comma or point are thousands to it, even after a zero: "0,125" is 125,
# while "0,12" is 0.12 and "0,1255" is 0.1255. A minus is dropped ("-1 500 ₽" is 1500), and "1,5 млн ₽" is 1.5.
# Guessed: "1,125" is anybody's choice, but no number of thousands begins with a zero.
# Source: its README (decimal_separator); price_parser/parser.py, get_decimal_separator; issues 46 and 63 of scrapinghub/price-parser.
# Matters here: weights, rates and shares of an imported price list are a thousand times too large, refunds become sales.
# Always pass decimal_separator, and read the sign yourself.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q price-parser==0.5.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from price_parser import Price

seen = {text: str(Price.fromstring(text).amount) for text in ("0,12 ₽", "0,125 ₽", "0,1255 ₽", "-1 500 ₽", "1,5 млн ₽")}
for text, amount in seen.items():
    print(f"{text!r} is {amount}")
print("with decimal_separator:", Price.fromstring("0,125 ₽", decimal_separator=",").amount)
assert seen == {"0,12 ₽": "0.12", "0,125 ₽": "125", "0,1255 ₽": "0.1255", "-1 500 ₽": "1500", "1,5 млн ₽": "1.5"}, seen
PYTHON
venv/bin/python look.py
