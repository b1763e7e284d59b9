#!/usr/bin/env bash
# num2words 0.5.14: with to="currency" an int is a number of cents and everything else a number of whole units:
# the int 1000 is "ten dollars", Decimal("1000") and 1000.0 are "one thousand dollars".
# Guessed: equal numbers are one amount, so that only the currency decides what the words say.
# Source: num2words/currency.py, parse_currency_parts (is_int_with_cents=True); its README says nothing of it;
# issues 426 and 553 of savoirfairelinux/num2words.
# Matters here: a sum of whole amounts, or a JSON number without a fraction, arrives as an int; the amount in words
# on a quotation is then a hundredth of the figure beside it. Hand over Decimal only.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q num2words==0.5.14 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from decimal import Decimal

from num2words import num2words

seen = []
for amount in (1000, Decimal("1000")):
    english = num2words(amount, lang="en", to="currency", currency="USD")
    russian = num2words(amount, lang="ru", to="currency", currency="RUB")
    print(f"{amount!r}: {english}; {russian}")
    seen += [english, russian]
wanted = ["ten dollars, zero cents", "десять рублей, ноль копеек"]
wanted += ["one thousand dollars, zero cents", "одна тысяча рублей, ноль копеек"]
assert seen == wanted, seen
PYTHON
venv/bin/python look.py
