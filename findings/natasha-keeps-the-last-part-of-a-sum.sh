#!/usr/bin/env bash
# natasha 1.6.0, MoneyExtractor: "2 млн 300 тыс. рублей" (2,300,000) is found as 300,000, "от 10 до 20 тысяч рублей" as 20,000, and
# "12,5 млрд долл." not at all, while "1 500,50 руб." and "5 тыс. руб. 50 коп." are right.
# Guessed: parts of one sum are added, or the text is left alone.
# Source: natasha/grammars/money.py: one number with one multiplier stands before a currency.
# Matters here: prices read out of comments and letters; take a match only where no number stands right before it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q natasha==1.6.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
venv/bin/python - <<'PYTHON'
from natasha import MoneyExtractor, MorphVocab

money = MoneyExtractor(MorphVocab())
texts = ("2 млн 300 тыс. рублей", "от 10 до 20 тысяч рублей", "12,5 млрд долл.", "1 500,50 руб.")
seen = {text: [match.fact.amount for match in money(text)] for text in texts}
print(seen)
assert list(seen.values()) == [[300000], [20000], [], [1500.5]], seen
PYTHON
