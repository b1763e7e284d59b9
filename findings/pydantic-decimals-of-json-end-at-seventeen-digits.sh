#!/usr/bin/env bash
# pydantic 2.14.4: Decimal from JSON, 12345678901234567.89, is 12345678901234568, without a word; whole numbers of any length and numbers in
# quotes are kept, and decimal_places=2 has nothing to say to it. msgspec 0.23.0 keeps all digits.
# Guessed: a field of the type Decimal is read from the digits in the file, which the parser has before it.
# Source: issue 9180 of pydantic/pydantic and 1688 of pydantic/pydantic-core (the number is a double first); msgspec's documentation,
# "Decimal" (decoded from numbers without loss).
# Matters here: totals of companies in rials or rupiah have that many digits, and are off by more than their cents. Take texts, or msgspec.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pydantic==2.14.4 msgspec==0.23.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from decimal import Decimal
from typing import Annotated

import msgspec
from pydantic import Field, TypeAdapter

amount, cents = TypeAdapter(Decimal), TypeAdapter(Annotated[Decimal, Field(decimal_places=2)])
seen = {text: (str(amount.validate_json(text)), str(msgspec.json.decode(text, type=Decimal)))
        for text in ("12345678901234567.89", "12345678901234567890", '"12345678901234567.89"')}
checked = str(cents.validate_json("12345678901234567.89"))
print("pydantic and msgspec:", seen, "with decimal_places=2:", checked)
exact = "12345678901234567.89"
assert seen == {
    exact: ("12345678901234568", exact),
    "12345678901234567890": ("12345678901234567890", "12345678901234567890"),
    f'"{exact}"': (exact, exact),
}, seen
assert checked == "12345678901234568", checked
PYTHON
venv/bin/python look.py
