#!/usr/bin/env bash
# fluent.runtime 0.4.0 (PyPI): a number that is a Decimal has no plural and equals no [0]: of Decimal(1) a message says "1 deals", and in Russian "5 сделки",
# by the branch for fractions, where the int and the float say "1 deal" and "5 сделок". It is written as a number all the same, by NUMBER() too.
# Guessed: a type that it takes as a number, and formats as one, is one where a branch is chosen.
# Source: fluent/runtime/resolver.py, match() and is_number (int and float only); types.py, fluent_number (Decimal is the third of its types);
# Babel, whose plural_form it calls, knows Decimals.
# Matters here: counts and sums come from numeric columns as Decimals, and every text with one of them is in the wrong form. Pass int(count).
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q fluent.runtime==0.4.0 Babel==2.19.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from decimal import Decimal

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource

ENGLISH = """
deals = { $count ->
    [0] no deals
    [one] { $count } deal
   *[other] { $count } deals
}
"""
RUSSIAN = """
deals = { $count ->
    [one] { $count } сделка
    [few] { $count } сделки
    [many] { $count } сделок
   *[other] { $count } сделки
}
"""


def look(language, text):
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    said = {}
    for kind in (int, float, Decimal):
        said[kind.__name__] = [bundle.format_pattern(bundle.get_message("deals").value, {"count": kind(count)})[0] for count in (0, 1, 5)]
    print(language, said)
    return said


english, russian = look("en", ENGLISH), look("ru", RUSSIAN)
assert english["int"] == english["float"] == ["no deals", "1 deal", "5 deals"], english
assert english["Decimal"] == ["0 deals", "1 deals", "5 deals"], english
assert russian["int"] == russian["float"] == ["0 сделок", "1 сделка", "5 сделок"], russian
assert russian["Decimal"] == ["0 сделки", "1 сделки", "5 сделки"], russian
assert Locale("ru").plural_form(Decimal(5)) == "many"
PYTHON
venv/bin/python look.py
