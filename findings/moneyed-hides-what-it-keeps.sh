#!/usr/bin/env bash
# py-moneyed 3.0 on Babel 2.19.0: Money("12.50", "HUF") keeps 12.50 and knows a hundred units to the forint, yet str() and format_money()
# show it as HUF12. The digits shown come from CLDR, which counts the units in use, the units known from ISO 4217: of forints, Albanian
# leks, rupiahs and Colombian pesos CLDR shows none and ISO counts hundredths; of Iraqi dinars none and thousandths.
# Guessed: the text of an amount of money shows the whole of it, with the minor units its currency is said to have.
# Source: moneyed/l10n.py, format_money (currency_digits), which Money.__str__ calls; CLDR supplemental data, currencyData, fractions; ISO 4217;
# issue 947 of RubyMoney/money has the two counts of the forint.
# Matters here: rows shown so no longer add up to their total. Write amount and code apart, or pass currency_digits=False.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q py-moneyed==3.0 Babel==2.19.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from moneyed import Money
from moneyed.l10n import format_money

seen = {}
for code in ("HUF", "ALL", "IDR", "COP", "IQD", "EUR"):
    money = Money("12.50", code)
    seen[code] = (format_money(money, locale="en"), str(money.amount), money.currency.sub_unit)
    print(code, "shown, kept, units:", *seen[code], "| by its format:", format_money(money, format="0.00", currency_digits=False))
wanted = {code: (f"{code}12", "12.50", 100) for code in ("HUF", "ALL", "IDR", "COP")}
wanted |= {"IQD": ("IQD12", "12.50", 1000), "EUR": ("€12.50", "12.50", 100)}
assert seen == wanted, seen
PYTHON
venv/bin/python look.py
