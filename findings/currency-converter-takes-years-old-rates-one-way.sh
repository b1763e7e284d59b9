#!/usr/bin/env bash
# CurrencyConverter 0.18.23: without a date "the most recent rate" is the one of the currency converted from. Roubles to dollars are so
# converted by the rates of 1 March 2022 (both of them), kunas by those of 2022 and levs by those of 2025, without a word; the other
# way round the same question is an error.
# Guessed: the most recent rate is one date for the file, and a currency that it no longer has is an error in both directions.
# Source: currency_converter.py, convert ("if this is not given, the most recent rate is used": self.bounds[currency].last_date).
# Matters here: totals of deals in several currencies take some at rates years old. Always give the date, and handle RateNotFoundError.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q CurrencyConverter==0.18.23 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from currency_converter import CurrencyConverter, RateNotFoundError

rates = CurrencyConverter()


def converted(here, there, **day):
    try:
        return round(rates.convert(100, here, there, **day), 2)
    except RateNotFoundError:
        return "no rate"


seen = {pair: converted(*pair) for pair in (("RUB", "USD"), ("USD", "RUB"), ("HRK", "USD"), ("USD", "HRK"))}
for code in ("RUB", "HRK"):
    at = rates.bounds[code].last_date
    print(code, "last rate", at, "| to USD", seen[code, "USD"], "of that day", converted(code, "USD", date=at), "| from USD", seen["USD", code])
    assert seen[code, "USD"] == converted(code, "USD", date=at) and at.year == 2022 and rates.bounds["USD"].last_date.year == 2026
assert seen["USD", "RUB"] == seen["USD", "HRK"] == converted("RUB", "USD", date=rates.bounds["USD"].last_date) == "no rate", seen
PYTHON
venv/bin/python look.py
