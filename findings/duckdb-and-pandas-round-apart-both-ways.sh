#!/usr/bin/env bash
# Prices in doubles, rounded to cents: DuckDB 2.0.1 makes 0.13 of 0.125 and pandas 3.1.1 makes 0.12; of 2.675 DuckDB makes 2.67 and pandas
# 2.68. So neither is always the larger, and rounding halves away or to even explains but one of them.
# Guessed: one rounds halves away from zero and the other to even, as their documentation says, of the same numbers.
# Source: DuckDB, round (halves away from zero), which rounds the double itself, a little below 2.675; NumPy, around (multiplies first, by
# which 2.675 becomes exactly 267.5, and then rounds to even).
# Matters here: totals of rounded rows of one file differ by cents in both directions. Round decimals, and say by which rule.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pandas==3.1.1 duckdb==2.0.1 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
import duckdb
import pandas as pd

prices = [0.125, 2.675, 1.115]
duck = [duckdb.execute("SELECT round(?::DOUBLE, 2)", [price]).fetchone()[0] for price in prices]
frame = pd.Series(prices).round(2).tolist()
print("DuckDB", duck, "pandas", frame)
assert (duck, frame) == ([0.13, 2.67, 1.11], [0.12, 2.68, 1.12]), (duck, frame)
PYTHON
venv/bin/python look.py
