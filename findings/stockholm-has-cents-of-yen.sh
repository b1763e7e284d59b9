#!/usr/bin/env bash
# stockholm 0.5.7: of an amount in minor units and a currency by its code each currency has a hundred of them: 1000 yen are ¥10.00, and 1000 fils
# KWD 10.00. With its own object for the currency the same is 1000 JPY and 1.000 KWD.
# Guessed: the library that ships the currencies with their decimals looks the code up among them.
# Source: stockholm/money.py, __init__ (from_sub_units: decimal_digits of a currency object, else 100); README, "sub units", whose example
# gives the currency by its code.
# Matters here: payments arrive in minor units and with codes, so those in yen are a hundredth of what was paid. Use getattr(Currency, code).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q stockholm==0.5.7 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from stockholm import Currency, Money

seen = {}
for code in ("USD", "JPY", "KWD"):
    seen[code] = [str(Money.from_sub_units(1000, currency)) for currency in (code, getattr(Currency, code))]
    print(f"1000 minor units of {code}: by its code {seen[code][0]}, by its object {seen[code][1]}")
assert seen == {"USD": ["10.00 USD"] * 2, "JPY": ["10.00 JPY", "1000 JPY"], "KWD": ["10.00 KWD", "1.000 KWD"]}, seen
PYTHON
venv/bin/python look.py
